from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.film.reading import FilmFacts, FilmFrame, FilmSource, Floats
from studio.film.survey import find_cuts, noise_between, survey_film
from studio.geometry import Size
from tests.films import scene


class Scenes(FilmSource):
    """Frames of an array."""

    def __init__(self, frames: list[Floats]) -> None:
        height, width = frames[0].shape[:2]
        self._frames = frames
        self.facts = FilmFacts(Path("film"), Size(width, height), Fraction(25), Fraction(1, 25), 8, has_alpha=False)

    def frames(self, is_wanted: Callable[[int], bool]) -> Iterator[FilmFrame]:
        for number, pixels in enumerate(self._frames):
            if is_wanted(number):
                yield FilmFrame(number, number, 1, pixels)


def pictures(seed: int, count: int, *, noise: float = 0.0) -> list[Floats]:
    random, still = np.random.default_rng(seed), scene(96, 64, seed=seed) / 255
    return [(still + random.normal(0, noise, still.shape)).astype(np.float32) for _ in range(count)]


def survey_of(frames: list[Floats], first: int = 0, last: int | None = None):  # type: ignore[no-untyped-def]
    return survey_film(Scenes(frames), first, last, lambda: None)


def test_a_cut_parts_two_shots_and_each_has_its_noise() -> None:
    found = survey_of(pictures(1, 5, noise=0.02) + pictures(2, 4, noise=0.05))
    assert [(shot.first, shot.end) for shot in found.shots] == [(0, 5), (5, 9)]
    # Each of 96 blocks of 192 numbers has a variance within 1 ± 0.1; the factor of the quartile is within 4 %.
    assert [shot.noise for shot in found.shots] == pytest.approx([0.02, 0.05], rel=0.06)


def test_what_moves_does_not_pass_for_noise() -> None:
    frames = pictures(1, 2, noise=0.02)
    moved = frames[1].copy()
    moved[:32] = frames[1][:32, ::-1]  # the upper half shows something else
    assert noise_between(frames[0], moved) == pytest.approx(0.02, rel=0.1)


def test_what_a_codec_copied_says_nothing_of_noise() -> None:
    frames = pictures(1, 2, noise=0.02)
    frames[1][:48] = frames[0][:48]
    assert noise_between(*frames) == pytest.approx(0.02, rel=0.15)
    assert noise_between(frames[0], frames[0]) == 0.0


def test_fades_pans_and_flashes_are_no_cuts() -> None:
    still = scene(96, 64, seed=1) / 255
    fade = [np.float32(still * share) for share in np.linspace(0, 1, 9)]
    assert len(survey_of(fade).shots) == 1
    pan = [np.float32(scene(160, 64, seed=1)[:, 4 * step : 4 * step + 96] / 255) for step in range(9)]
    assert len(survey_of(pan).shots) == 1
    flash = [np.float32(still)] * 4 + [np.ones_like(still, np.float32)] + [np.float32(still)] * 4
    assert len(survey_of(flash).shots) == 1


def test_a_cut_in_the_first_or_last_frame_is_found() -> None:
    assert find_cuts([0.3, 0.01, 0.01]) == (0,)
    assert find_cuts([0.01, 0.01, 0.3]) == (2,)
    assert find_cuts([0.3]) == (0,)
    assert find_cuts([]) == ()


def test_a_range_of_frames_keeps_their_time_stamps() -> None:
    found = survey_of(pictures(1, 9), 3, 6)
    assert (found.first, found.pts, found.count) == (3, (3, 4, 5, 6), 4)
    assert survey_of(pictures(1, 3), 5).count == 0


def test_a_frame_without_a_visible_pixel_is_known() -> None:
    opaque = np.concatenate((pictures(1, 1)[0], np.ones((64, 96, 1), np.float32)), axis=2)
    hidden = opaque * np.float32([1, 1, 1, 0])
    found = survey_of([hidden, opaque])
    assert [found.is_visible(index) for index in range(2)] == [False, True]
