"""Drafts between two painted strengths."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.previews.estimated_strengths import (
    LEAST,
    STEPS,
    StrengthEstimates,
    neighbours,
    strength_to_paint,
)
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.progress import Progress
from studio.specs.preview import Preview, PreviewRequest
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, spec_of, write_picture

PERCENT = st.integers(1, 100).map(lambda percent: percent / 100)


@given(st.lists(PERCENT, max_size=6), PERCENT)
def test_after_painting_what_is_asked_the_strength_is_known_and_no_step_is_wide(
    painted: list[float], strength: float
) -> None:
    if neighbours(painted, strength) is None:
        painted = [*painted, strength_to_paint(painted, strength)]
    ends = neighbours(painted, strength)
    assert ends is not None
    assert ends[0] <= strength <= ends[1] and ends[1] - ends[0] <= 1 / STEPS
    assert min(painted) >= min(LEAST, strength)


@given(st.lists(PERCENT, min_size=20, max_size=60))
def test_however_long_a_drag_is_few_strengths_are_painted(strengths: list[float]) -> None:
    painted: list[float] = []
    for strength in strengths:
        if neighbours(painted, strength) is None:
            painted.append(strength_to_paint(painted, strength))
    assert len(painted) <= 3 * STEPS, "one within each step, and its ends"


def test_between_two_pictures_lies_their_mean_by_distance() -> None:
    estimates = StrengthEstimates()
    for strength, value in ((0.5, 100), (0.75, 200)):
        estimates.keep("subject", strength, np.full((2, 3, 3), value, np.uint8))
    found = estimates.between("subject", 0.6)
    assert found is not None and found.dtype == np.uint8 and (found == 140).all()
    kept = estimates.between("subject", 0.75)
    assert kept is not None and (kept == 200).all()
    assert estimates.between("subject", 0.8) is None and estimates.between("other", 0.6) is None


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., Preview]:
    """Paints one photo at a strength; a draft unless told otherwise. Other values are fields of the spec."""
    write_tiny_bundle(tmp_path / "tiny", levels=(3, 1))
    content = write_picture(tmp_path / "content.png", 96, 64)
    spec = spec_of(write_picture(tmp_path / "style.png", 64, 48, seed=1), bundle=str(tmp_path / "tiny"))
    painter = PreviewPainter(RenderCaches.empty())

    def paint(strength: float, *, is_draft: bool = True, **values: object) -> Preview:
        wanted = replace(spec, strength=strength, **values)
        return painter.paint(PreviewRequest(1, content, wanted, 64, is_draft), ON_CPU, Progress())

    return paint


def test_a_drag_paints_two_strengths_and_then_estimates(draft: Callable[..., Preview]) -> None:
    exact = draft(0.9, is_draft=False)  # by which the style is measured
    np.testing.assert_array_equal(draft(0.9).pixels_hwc, exact.pixels_hwc)
    assert "picture" not in draft(0.88).reused, "the other end of its step is painted"
    assert all("picture" in draft(strength).reused for strength in (0.86, 0.8, 0.76))
    estimated = draft(0.8).pixels_hwc.astype(int)
    exact, ends = draft(0.8, is_draft=False), [draft(each, is_draft=False) for each in (0.75, 0.9)]
    differences = [np.abs(each.pixels_hwc - exact.pixels_hwc.astype(int)).mean() for each in ends]
    assert np.abs(estimated - exact.pixels_hwc).mean() < min(differences)


def test_what_follows_a_draft_is_painted(draft: Callable[..., Preview]) -> None:
    for strength in (0.9, 0.88):
        draft(strength)
    first = draft(0.82, is_draft=False)
    assert "picture" not in first.reused
    np.testing.assert_array_equal(draft(0.82, is_draft=False).pixels_hwc, first.pixels_hwc)


def test_another_setting_is_another_picture(draft: Callable[..., Preview]) -> None:
    for strength in (0.9, 0.88):
        draft(strength)
    other = draft(0.86, detail=0.5)
    np.testing.assert_array_equal(other.pixels_hwc, draft(0.86, detail=0.5, is_draft=False).pixels_hwc)


def test_at_strength_0_the_photo_stays_as_it_is(draft: Callable[..., Preview]) -> None:
    for strength in (0.2, 0.1):
        draft(strength)
    np.testing.assert_array_equal(draft(0.0).pixels_hwc, draft(0.0, is_draft=False).pixels_hwc)
