import numpy as np
import pytest

from studio.film.reading import Floats
from studio.film.stabilizing import Stabilizer
from tests.films import scene

NOISE = 0.02
HEIGHT, WIDTH = 64, 96


def noisy(still: Floats, seed: int, deviation: float = NOISE) -> Floats:
    return np.float32(still + np.random.default_rng(seed).normal(0, deviation, still.shape))


def still(seed: int = 1) -> Floats:
    return np.float32(scene(WIDTH, HEIGHT, seed=seed) / 255)


def test_a_static_film_becomes_the_mean_of_its_paintings() -> None:
    stabilizer = Stabilizer(1.0, follows_motion=False)
    paintings = [noisy(still(2), 100 + number, 0.1) for number in range(8)]
    state = stabilizer.begun(noisy(still(), 0), paintings[0])
    for number in range(1, 8):
        state = stabilizer.step(state, noisy(still(), number), paintings[number], NOISE)
    is_certain = state.count == 7.0
    # 75 numbers around a pixel have a mean square within 1 ± 0.16, so that 1.75 lies more than four deviations off.
    assert is_certain.mean() > 0.99
    np.testing.assert_allclose(state.painted[is_certain], np.mean(paintings, axis=0)[is_certain], atol=1e-5)


def test_the_share_of_earlier_paintings_ends_at_the_stability() -> None:
    stabilizer, frame = Stabilizer(0.75, follows_motion=False), still()
    state = stabilizer.begun(frame, np.zeros_like(frame))
    for _ in range(6):
        state = stabilizer.step(state, frame, np.zeros_like(frame), NOISE)
    assert np.all(state.count == 3.0)
    state = stabilizer.step(state, frame, np.ones_like(frame), NOISE)
    np.testing.assert_allclose(state.painted, 0.25, atol=1e-6)


def test_without_stability_a_painting_is_that_of_its_frame() -> None:
    stabilizer, frame, painted = Stabilizer(0.0), still(), still(2)
    state = stabilizer.step(stabilizer.begun(frame, still(3)), frame, painted, NOISE)
    np.testing.assert_array_equal(state.painted, painted)


def test_what_changes_follows_the_frame_at_once_and_leaves_no_trace() -> None:
    """A bright square moves on; where it was and where it is the painting is that of the frame alone."""
    stabilizer, paper = Stabilizer(0.9, follows_motion=False), still()
    frames = []
    for number in range(2):
        frame = noisy(paper, number)
        frame[20:40, 10 + 30 * number : 30 + 30 * number] = 1.0
        frames.append(frame)
    painted = [np.zeros_like(paper), np.ones_like(paper)]
    state = stabilizer.begun(frames[0], painted[0])
    state = stabilizer.step(state, frames[1], painted[1], NOISE)
    assert np.all(state.painted[20:40, 10:30] == 1.0) and np.all(state.painted[20:40, 40:60] == 1.0)
    assert state.painted[50:, 70:].mean() == pytest.approx(0.5, abs=0.01)


def test_a_slow_fade_is_followed() -> None:
    """Each step lies within the noise; the mean of earlier frames, to which it is compared, stays behind by more."""
    stabilizer, paper = Stabilizer(1.0, follows_motion=False), still()
    state, step = stabilizer.begun(noisy(paper, 0), paper), 0.6 * NOISE
    for number in range(1, 40):
        light = np.float32(step * number)
        state = stabilizer.step(state, noisy(paper + light, number), paper + light, NOISE)
    # The squared difference that is certain at most is 1.75 times noise: with the mean n/2 steps behind, n is bounded.
    assert np.abs(state.painted - (paper + np.float32(step * 39))).max() < 4 * NOISE


def test_strokes_move_along_with_a_pan() -> None:
    """The painting carries a mark that each frame's own painting lacks; it moves with the content."""
    wide = np.float32(np.random.default_rng(4).uniform(0, 1, (HEIGHT // 4, 40, 3)))
    wide = np.kron(wide, np.ones((4, 4, 1), np.float32))
    kernel = np.ones(5) / 5
    for axis in (0, 1):
        wide = np.apply_along_axis(lambda line: np.convolve(line, kernel, "same"), axis, wide).astype(np.float32)
    frames = [wide[:, shift : shift + WIDTH] for shift in (0, 4)]
    marked = np.zeros_like(frames[0])
    marked[:, 48:52] = 1.0
    following, staying = (Stabilizer(0.9, follows_motion=follows) for follows in (True, False))
    plain = np.zeros_like(marked)
    found = following.step(following.begun(frames[0], marked), frames[1], plain, 0.0).painted.mean(axis=(0, 2))
    assert found[44:48].mean() > 0.3 and found[49:60].max() < 0.1, "the mark went four columns to the left"
    left = staying.step(staying.begun(frames[0], marked), frames[1], plain, 0.0).painted.mean(axis=(0, 2))
    assert left.max() < 0.1


def test_no_halo_of_what_moved_on_stays_behind() -> None:
    """A square jumps away; its painting reached 6 px beyond it, where the frame itself never changed."""
    stabilizer, paper = Stabilizer(0.9), still()
    ring = np.zeros((HEIGHT, WIDTH), np.bool_)
    ring[14:46, 4:36] = True
    ring[20:40, 10:30] = False
    state, shares = stabilizer.begun(paper, np.zeros_like(paper)), []
    for number in range(6):
        frame, painted = noisy(paper, number), np.zeros_like(paper)
        left = 10 if number < 3 else 70
        frame[20:40, left : left + 20] = 1.0
        painted[14:46, left - 6 : left + 26] = 1.0
        state = stabilizer.step(state, frame, painted, NOISE)
        shares.append(float(state.painted[ring].mean()))
    assert shares[2] > 0.9
    assert max(shares[3:]) < 0.02, "all but a few pixels at the edge itself, which moved along, are free of it at once"


def test_what_was_hidden_takes_nothing_from_what_hid_it() -> None:
    """A dark square moves over dark paper: where it was looks alike, but the flow there and back does not cancel."""
    random = np.random.default_rng(6)
    paper = np.float32(0.2 + 0.02 * random.normal(0, 1, (HEIGHT, WIDTH, 3)))
    square = np.kron(random.uniform(0, 1, (5, 5, 3)), np.ones((6, 6, 1))).astype(np.float32)
    square[:, :6] = 0.2
    frames, paintings = [], []
    for left in (20, 27):
        frame, painted = paper.copy(), np.zeros_like(paper)
        frame[16:46, left : left + 30] = square
        painted[16:46, left : left + 30] = 1.0
        frames.append(frame)
        paintings.append(painted)
    stabilizer = Stabilizer(0.9)
    state = stabilizer.step(stabilizer.begun(frames[0], paintings[0]), frames[1], paintings[1], 0.02)
    assert state.painted[18:44, 20:26].mean() < 0.2, "the paper that is seen now is painted as paper"


def test_alpha_is_that_of_the_frame() -> None:
    frame = np.concatenate((still(), np.full((HEIGHT, WIDTH, 1), 0.5, np.float32)), axis=2)
    stabilizer = Stabilizer(0.9)
    painted = frame.copy()
    painted[:, :, 3] = 0.25
    state = stabilizer.step(stabilizer.begun(frame, frame), frame, painted, NOISE)
    assert np.all(state.painted[:, :, 3] == 0.25)
