"""Changes close after one another belong together."""

from studio.ui.widgets.slider_row import PAUSE_S, Gestures


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_quick_changes_share_a_key_and_a_pause_ends_it() -> None:
    clock = Clock()
    gestures = Gestures("strength", clock)
    first = gestures.key(is_held=False)
    clock.now_s += PAUSE_S / 2
    assert gestures.key(is_held=False) == first
    clock.now_s += PAUSE_S * 1.1
    assert gestures.key(is_held=False) != first


def test_a_held_control_may_rest() -> None:
    clock = Clock()
    gestures = Gestures("strength", clock)
    first = gestures.key(is_held=True)
    clock.now_s += 60
    assert gestures.key(is_held=True) == first


def test_taking_hold_again_begins_another_gesture() -> None:
    gestures = Gestures("strength", Clock())
    first = gestures.key(is_held=True)
    gestures.begin()
    assert gestures.key(is_held=True) != first


def test_two_controls_never_share_a_key() -> None:
    assert Gestures("strength", Clock()).key(is_held=False) != Gestures("level 5", Clock()).key(is_held=False)
