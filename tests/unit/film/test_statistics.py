import math
from fractions import Fraction

import numpy as np
import pytest
import torch

from studio.engine.picture_maps import PictureMaps
from studio.film.statistics import FrameMaps, MapWindow, mean_maps
from studio.film.survey import FilmSurvey, Shot
from studio.transforms.affine import AffineMap, AffineMapStack

RATE = 25


def survey_of(*lengths: int, contrasts: list[float] | None = None) -> FilmSurvey:
    count, shots, first = sum(lengths), [], 0
    for length in lengths:
        shots.append(Shot(first, first + length, 0.01))
        first += length
    return FilmSurvey(0, tuple(range(count)), (1,) * count, tuple(contrasts or [0.04] * count), tuple(shots))


def window_of(survey: FilmSurvey, smoothing_s: float) -> MapWindow:
    return MapWindow(survey, Fraction(1, RATE), smoothing_s)


def map_of(value: float) -> PictureMaps:
    return PictureMaps({1: AffineMap(torch.full((2, 2), value).double(), torch.full((2,), value).double())})


def test_each_frame_stands_for_itself_without_smoothing() -> None:
    window = window_of(survey_of(3, 2), 0.0)
    assert window.samples() == (0, 1, 2, 3, 4)
    assert [(share.index, share.weight) for share in window.shares(3)] == [(3, 1.0)]


def test_samples_lie_half_a_deviation_apart_and_in_every_shot() -> None:
    window = window_of(survey_of(101, 2), 1.0)
    samples = window.samples()
    own = [sample for sample in samples if sample < 101]
    assert len(own) == 8  # 4 s are eight halves of a second
    assert max(np.diff(own)) <= 13
    assert samples[-2:] == (101, 102)


def test_no_frame_is_painted_with_maps_of_another_shot() -> None:
    window = window_of(survey_of(40, 40), 2.0)
    assert all(share.index < 40 for share in window.shares(39))
    assert all(share.index >= 40 for share in window.shares(40))


def test_weights_are_those_of_a_gaussian_times_the_contrast() -> None:
    contrasts = [0.02] * 50 + [0.06] * 51
    window = window_of(survey_of(101, contrasts=contrasts), 1.0)
    shares = window.shares(50)
    expected = [contrasts[s.index] * math.exp(-(((s.index - 50) / RATE) ** 2) / 2) for s in shares]
    assert [share.weight for share in shares] == pytest.approx([each / sum(expected) for each in expected], rel=1e-9)
    assert sum(share.weight for share in shares) == pytest.approx(1.0, rel=1e-12)


def test_maps_change_smoothly_from_frame_to_frame() -> None:
    """The maps of samples jump at random by 1; those of frames move by no more than the window's slope allows."""
    survey, values = survey_of(201), np.random.default_rng(3).uniform(0, 1, 201)
    maps = FrameMaps(window_of(survey, 1.0), lambda index: map_of(float(values[index])))
    found = np.array([float(maps.maps(index)[1].bias[0]) for index in range(201)])
    # A weighted mean w(t) of values within 1 of each other changes by at most half of sum |dw/dt|, which is below
    # E|t - t'| / s² = 0.8 / s for a whole Gaussian and below twice that at the ends: 1.6 / 2 / 25 for each frame.
    assert np.abs(np.diff(found)).max() < 0.8 / RATE
    assert np.ptp(found) < np.ptp(values)


def test_what_cannot_be_seen_is_not_measured() -> None:
    survey = survey_of(4, contrasts=[-1.0, 0.04, 0.04, -1.0])
    assert window_of(survey, 0.0).samples() == (1, 2)
    assert set(window_of(survey, 5.0).samples()) == {1, 2}


def test_the_mean_of_maps_and_stacks() -> None:
    mixed = mean_maps([map_of(1.0), map_of(3.0)], [0.25, 0.75])
    assert isinstance(mixed[1], AffineMap) and torch.equal(mixed[1].bias, torch.full((2,), 2.5).double())
    stacks = [PictureMaps({1: AffineMapStack.of([map_of(v)[1], map_of(v + 1)[1]])}) for v in (1.0, 3.0)]  # type: ignore[list-item]
    stack = mean_maps(stacks, [0.5, 0.5])[1]
    assert isinstance(stack, AffineMapStack) and stack.bias[:, 0].tolist() == [2.0, 3.0]
