"""Statistics of styles for drafts, estimated from squares of their pictures."""

from pathlib import Path

import numpy as np
import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine.painting import prepare_chains
from studio.engine.previews.draft_styles import SQUARE_PX, DraftStyles, sampled_squares
from studio.engine.previews.level_styles import LevelStyles
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.errors import Cancelled
from studio.geometry import Size
from studio.progress import Progress
from studio.specs.preview import PreviewRequest
from studio.streaming.prepared import PreparedChain
from studio.transforms.moments import measure_moments
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, soft_picture, spec_of, stored_picture, write_picture, write_pixels

WIDE = Size(820, 800)


@pytest.fixture
def encoders(bundle: Bundle) -> dict[int, PreparedChain]:
    return prepare_chains(bundle, (2, 1), dtype=torch.float32, device=torch.device("cpu"))[0]


@pytest.fixture(scope="module")
def wide_style(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_picture(tmp_path_factory.mktemp("styles") / "wide.png", WIDE.width, WIDE.height, seed=1)


def test_squares_lie_within_the_picture_and_small_pictures_have_none() -> None:
    for size in (WIDE, Size(4000, 100), Size(100, 4000)):
        squares = sampled_squares(size)
        assert len(squares) == 16
        assert all((square.width, square.height) == (SQUARE_PX, SQUARE_PX) for square in squares)
        assert all(square.left >= 0 and square.right <= size.width for square in squares)
        assert all(square.top >= 0 and square.bottom <= size.height for square in squares)
    for size in (Size(500, 500), Size(4000, SQUARE_PX - 1), Size(32, 32)):
        assert sampled_squares(size) == ()


def test_an_estimate_is_the_moments_of_squares_side_by_side(
    bundle: Bundle, encoders: dict[int, PreparedChain], wide_style: Path
) -> None:
    estimate = DraftStyles(LevelStyles()).measured(wide_style, encoders, bundle=bundle, style_size_px=None)
    assert estimate.size == WIDE
    rgb = stored_picture(WIDE.width, WIDE.height, seed=1).astype(np.float32) / 255
    tops, lefts = ([(2 * cell + 1) * side // 8 - SQUARE_PX // 2 for cell in range(4)] for side in (800, 820))
    across, down = (np.concatenate([np.arange(at, at + SQUARE_PX) for at in starts]) for starts in (lefts, tops))
    sample = torch.from_numpy(rgb[down][:, across]).permute(2, 0, 1)[None]
    for level in encoders:
        with torch.inference_mode():
            expected = measure_moments(bundle.pair(level).encoder(sample), precision="float64")
        assert estimate.moments[level].weight == expected.weight
        torch.testing.assert_close(estimate.moments[level].mean, expected.mean, rtol=1e-5, atol=1e-6)
        torch.testing.assert_close(estimate.moments[level].covariance, expected.covariance, rtol=1e-4, atol=1e-6)


def test_what_has_been_measured_is_not_estimated_and_an_estimate_is_not_kept_as_measured(
    bundle: Bundle, encoders: dict[int, PreparedChain], wide_style: Path
) -> None:
    exact = LevelStyles()
    drafts = DraftStyles(exact)
    estimate = drafts.measured(wide_style, encoders, bundle=bundle, style_size_px=None)
    assert (drafts.measured_count, exact.measured_count) == (1, 0)
    assert drafts.measured(wide_style, encoders, bundle=bundle, style_size_px=None) is estimate
    measured = exact.measured(wide_style, encoders, bundle=bundle, style_size_px=None)
    found = drafts.measured(wide_style, encoders, bundle=bundle, style_size_px=None)
    assert all(found.moments[level] is measured.moments[level] for level in encoders)
    assert found.moments[1].weight != estimate.moments[1].weight


def test_a_style_that_shows_something_between_the_squares_alone_is_measured_whole(
    bundle: Bundle, encoders: dict[int, PreparedChain], tmp_path: Path
) -> None:
    pixels = np.round(soft_picture(WIDE.width, WIDE.height, channels=4) * 255).astype(np.uint8)
    pixels[..., 3] = 0
    pixels[:40, :40, 3] = 255
    style = write_pixels(tmp_path / "corner.png", pixels)
    found = DraftStyles(LevelStyles()).measured(style, encoders, bundle=bundle, style_size_px=None)
    measured = LevelStyles().measured(style, encoders, bundle=bundle, style_size_px=None)
    for level in encoders:
        assert torch.equal(found.moments[level].scatter, measured.moments[level].scatter)


def test_estimating_stops_when_asked(bundle: Bundle, encoders: dict[int, PreparedChain], wide_style: Path) -> None:
    exact = LevelStyles()

    def stop() -> None:
        raise Cancelled("stopped on request")

    with exact.interruptible(stop), pytest.raises(Cancelled):
        DraftStyles(exact).measured(wide_style, encoders, bundle=bundle, style_size_px=None)


def test_what_follows_a_draft_is_what_it_would_be_without(tmp_path: Path, wide_style: Path) -> None:
    write_tiny_bundle(tmp_path / "tiny", levels=(2, 1))
    content = tmp_path / "content.jpg"
    write_pixels(content, stored_picture(800, 640))
    spec = spec_of(wide_style, bundle=str(tmp_path / "tiny"))
    painter = PreviewPainter(RenderCaches.empty())

    def painted(number: int, *, is_draft: bool) -> np.ndarray:
        request = PreviewRequest(number, content, spec, 96, is_draft)
        return painter.paint(request, ON_CPU, Progress()).pixels_hwc

    draft, exact = painted(1, is_draft=True), painted(2, is_draft=False)
    alone = PreviewPainter(RenderCaches.empty()).paint(PreviewRequest(1, content, spec, 96), ON_CPU, Progress())
    np.testing.assert_array_equal(exact, alone.pixels_hwc)
    assert draft.shape == exact.shape
    assert 0 < np.abs(draft.astype(int) - exact.astype(int)).mean() < 16
    np.testing.assert_array_equal(painted(3, is_draft=True), exact, "by now both are known")
