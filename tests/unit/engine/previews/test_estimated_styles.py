"""Drafts between two measured amounts of the photo's colours."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.engine.painting import StyleMoments
from studio.engine.previews.estimated_styles import StyleEstimates, interpolated
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.progress import Progress
from studio.specs.colour import ColourSettings, ColourSource
from studio.specs.preview import Preview, PreviewRequest
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.transforms.moments import Moments
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, spec_of, write_picture

PHOTO = Moments.empty(3)


def moments(value: float) -> Moments:
    return Moments(8.0, torch.full((2,), value, dtype=torch.float64), torch.eye(2, dtype=torch.float64) * value)


class Measured:
    """Stands for what measures: counts, and gives the same objects for the same amount, as the cache of styles does."""

    def __init__(self) -> None:
        self.known: dict[float, tuple[StyleMoments, ...]] = {}

    def __call__(self, _photo: Moments, keep: float) -> tuple[StyleMoments, ...]:
        return self.known.setdefault(keep, ({3: moments(keep), 1: moments(10 * keep)},))


@pytest.mark.parametrize(
    ("keep", "asked"), [(0.0, {0.0}), (0.1, {0.0, 0.25}), (0.5, {0.5}), (0.74, {0.5, 0.75}), (1.0, {1.0})]
)
def test_only_the_nearest_quarters_are_measured(keep: float, asked: set[float]) -> None:
    match = Measured()
    (style,) = StyleEstimates().matched(match, PHOTO, keep)
    assert set(match.known) == asked
    assert list(style) == [3, 1]
    for level, factor in ((3, 1.0), (1, 10.0)):  # what changes linearly is found again, to the rounding of two products
        torch.testing.assert_close(style[level].mean, moments(factor * keep).mean, rtol=4e-16, atol=4e-16)
        torch.testing.assert_close(style[level].scatter, moments(factor * keep).scatter, rtol=4e-16, atol=4e-16)


def test_a_quarter_is_what_was_measured_and_the_same_estimate_is_one_object() -> None:
    match, estimates = Measured(), StyleEstimates()
    assert estimates.matched(match, PHOTO, 0.75) is match.known[0.75]
    first = estimates.matched(match, PHOTO, 0.6)
    assert estimates.matched(match, PHOTO, 0.6) is first
    assert estimates.matched(match, PHOTO, 0.61) is not first


def test_between_two_covariances_lies_a_covariance() -> None:
    random = np.random.default_rng(4)
    factors = [torch.from_numpy(random.normal(size=(5, 2))) for _ in range(2)]  # of rank 2: on the edge of what is one
    ends = [Moments(1.0, torch.zeros(5, dtype=torch.float64), factor @ factor.T) for factor in factors]
    values = torch.linalg.eigvalsh(interpolated(ends[0], ends[1], 0.3).scatter)
    assert values.min() > -5 * 2**-52 * values.max(), "as far below 0 as five roundings"


@pytest.fixture
def draft(tmp_path: Path) -> Callable[[float, bool], Preview]:
    """Paints one photo, keeping so much of its colours by statistics; a draft, or not."""
    write_tiny_bundle(tmp_path / "tiny", levels=(3, 1))
    content = write_picture(tmp_path / "content.png", 96, 64)
    spec: StylizeSpec = spec_of(write_picture(tmp_path / "style.png", 64, 48, seed=1), bundle=str(tmp_path / "tiny"))
    other = StyleChoice(write_picture(tmp_path / "other.png", 64, 48, seed=2), 0.5)
    painter = PreviewPainter(RenderCaches.empty())

    def paint(keep: float, is_draft: bool) -> Preview:
        colour = ColourSettings(keep, ColourSource.STATISTICS)
        wanted = replace(spec, styles=(*spec.styles, other), colour=colour)
        return painter.paint(PreviewRequest(1, content, wanted, 64, is_draft), ON_CPU, Progress())

    return paint


def test_a_drag_measures_styles_at_its_beginning_alone(draft: Callable[[float, bool], Preview]) -> None:
    assert "styles" not in draft(0.6, True).reused
    assert all("styles" in draft(keep, True).reused for keep in (0.55, 0.66, 0.7, 0.75, 0.5))
    assert "styles" not in draft(0.66, False).reused, "what follows is measured"
    assert "picture" in draft(0.7, True).reused, "nothing has changed since"


def test_a_draft_at_a_quarter_is_exact_and_what_follows_a_draft_too(draft: Callable[[float, bool], Preview]) -> None:
    np.testing.assert_array_equal(draft(0.75, True).pixels_hwc, draft(0.75, False).pixels_hwc)
    estimated = draft(0.6, True).pixels_hwc.astype(int)
    exact = draft(0.6, False).pixels_hwc.astype(int)
    quarters = [draft(keep, False).pixels_hwc.astype(int) for keep in (0.5, 0.75)]
    assert all(np.abs(estimated - exact).mean() < np.abs(quarter - exact).mean() for quarter in quarters)
