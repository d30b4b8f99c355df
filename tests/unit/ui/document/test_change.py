"""Steps merge where they are one gesture."""

from studio.ui.document.document import Step
from studio.ui.document.recipe import Recipe

FULL, HALF, THIRD = Recipe(), Recipe(strength=0.5), Recipe(strength=0.3)


def test_steps_of_one_gesture_become_one() -> None:
    assert Step(FULL, HALF, "drag").merged_with(Step(HALF, THIRD, "drag")) == Step(FULL, THIRD, "drag")


def test_steps_of_two_gestures_stay_two() -> None:
    assert Step(FULL, HALF, "drag 1").merged_with(Step(HALF, THIRD, "drag 2")) is None


def test_steps_without_a_key_stay_by_themselves() -> None:
    assert Step(FULL, HALF).merged_with(Step(HALF, THIRD)) is None


def test_a_step_that_does_not_follow_is_not_taken_in() -> None:
    assert Step(FULL, HALF, "drag").merged_with(Step(THIRD, FULL, "drag")) is None
