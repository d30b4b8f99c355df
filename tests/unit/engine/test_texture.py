from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine import texture as module
from studio.engine.in_memory import raster_of
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs
from studio.engine.texture import (
    PeriodCanvas,
    TextureOptions,
    TextureRun,
    make_texture,
    scale_paintings,
)
from studio.engine.workspace import MemoryWorkspace
from studio.errors import Cancelled, PictureError
from studio.geometry import Region, Size
from studio.images.rasters import Raster
from studio.progress import Cancellation, Progress
from studio.specs.export import ExportSpec
from studio.specs.stylize import StyleChoice
from studio.specs.texture import TextureRequest
from studio.transforms.moments import Moments
from tests.style_cards import card_of
from tests.unit.engine.pictures import IN_FLOAT64, ON_CPU, read_pixels

COLOURS = Moments(1.0, torch.full((3,), 0.5, dtype=torch.float64), torch.eye(3, dtype=torch.float64) / 40)


def request(style: Path, width: int, height: int, **wanted: object) -> TextureRequest:
    return TextureRequest((StyleChoice(style),), Size(width, height), **wanted)  # type: ignore[arg-type]


def work(bundle: Bundle) -> SharedInputs:
    return SharedInputs(bundle, StyleCache())


def made(asked: TextureRequest, bundle: Bundle, output: Path, *, depth: int = 8) -> np.ndarray:
    options = TextureOptions(ON_CPU, ExportSpec(depth=depth), overwrite=True)  # type: ignore[arg-type]  # 8 or 16
    make_texture(asked, output, work(bundle), options)
    return read_pixels(output)


class RolledRun(TextureRun):
    """A run whose noise is rolled by a cell to the right and by two downwards."""

    def noise(self) -> Raster:
        noise = super().noise()
        return raster_of(np.roll(noise.read(Region.whole(noise.size)), (32, 16), axis=(0, 1)))


@pytest.mark.parametrize(("scales", "rounds", "side_px"), [(1, 1, 64), (1, 2, 80), (2, 1, 128)])
def test_a_rolled_start_gives_the_rolled_tile(
    bundle: Bundle, style: Path, scales: int, rounds: int, side_px: int
) -> None:
    """Borders are like every other place. In float64 sums differ in order alone: by one of 65,535 steps at most."""
    asked = request(style, side_px, side_px, is_tileable=True, scales=scales, rounds=rounds)
    paintings, _ = scale_paintings(asked, work(bundle), IN_FLOAT64)
    found = []
    for kind in (TextureRun, RolledRun):
        run = kind(asked, paintings, COLOURS, IN_FLOAT64)
        progress = Progress()
        progress.plan(run.work)
        found.append(run.paint(MemoryWorkspace(), 16, progress).read(Region.whole(asked.size)).astype(np.int64))
    plain, rolled = found
    factor = 1 << (scales - 1)
    assert np.abs(np.roll(plain, (32 * factor, 16 * factor), axis=(0, 1)) - rolled).max() <= 1
    assert np.abs(plain - rolled).max() > 1000


def test_without_tiles_borders_do_not_meet(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    plain = made(request(style, 64, 64, scales=1), bundle, tmp_path / "a.png")
    tile = made(request(style, 64, 64, scales=1, is_tileable=True), bundle, tmp_path / "b.png")
    assert (plain != tile).any()


def test_statistics_are_those_of_the_period() -> None:
    canvas = PeriodCanvas(raster=raster_of(np.zeros((96, 112, 3), np.uint8)), period=Region(32, 16, 96, 80))
    (weights,) = canvas.measured_weights(Region(16, 0, 112, 48), scale_px=8, dtype=torch.float32)
    assert weights is not None
    expected = np.zeros((6, 12))
    expected[2:, 2:10] = 1
    np.testing.assert_array_equal(weights.numpy(), expected)
    assert canvas.measured_weights(Region(32, 16, 96, 48), scale_px=16, dtype=torch.float32) == (None,)
    (outside,) = canvas.measured_weights(Region(0, 80, 112, 96), scale_px=16, dtype=torch.float32)
    assert outside is not None
    assert (outside.shape, float(outside.sum())) == ((1, 7), 0.0)


def test_the_seed_decides_and_nothing_else(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    asked = request(style, 140, 130, seed=4)
    first = made(asked, bundle, tmp_path / "a.png")
    assert first.shape == (130, 140, 3)
    np.testing.assert_array_equal(made(asked, bundle, tmp_path / "b.png"), first)
    assert (made(replace(asked, seed=5), bundle, tmp_path / "c.png") != first).any()


@pytest.mark.parametrize("is_tileable", [False, True])
def test_rounds_on_disk_are_those_in_memory(
    bundle: Bundle, style: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_tileable: bool
) -> None:
    asked = request(style, 128, 128, is_tileable=is_tileable)
    in_memory = made(asked, bundle, tmp_path / "a.tif", depth=16)
    monkeypatch.setattr(module, "_STORE_SHARE", 0.0)
    scratch = tmp_path / "scratch"
    options = TextureOptions(replace(ON_CPU, scratch_dir=scratch), ExportSpec(depth=16))
    make_texture(asked, tmp_path / "b.tif", work(bundle), options)
    np.testing.assert_array_equal(read_pixels(tmp_path / "b.tif"), in_memory)
    assert in_memory.dtype == np.uint16
    assert list(scratch.iterdir()) == []


def test_a_card_makes_the_texture_of_its_picture(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    """One that is small enough to be in the card as a whole; without it one size serves all scales, which is said."""
    card = card_of(style, tmp_path / "a.style", bundle)
    of_picture = made(request(style, 140, 130), bundle, tmp_path / "a.png")
    np.testing.assert_array_equal(made(request(card, 140, 130), bundle, tmp_path / "b.png"), of_picture)
    bare = card_of(style, tmp_path / "bare.style", bundle, has_source=False)
    result = make_texture(request(bare, 140, 130), tmp_path / "c.png", work(bundle), TextureOptions(ON_CPU))
    assert result.notes == ("style bare.style is a card without a picture: one size of it serves all scales",)
    one_scale = [made(request(path, 140, 130, scales=1), bundle, tmp_path / "d.png") for path in (bare, style)]
    np.testing.assert_array_equal(*one_scale)


def test_styles_are_mixed(bundle: Bundle, style: Path, other_style: Path, tmp_path: Path) -> None:
    both = TextureRequest((StyleChoice(style), StyleChoice(other_style, 3.0)), Size(64, 64))
    mixed = made(both, bundle, tmp_path / "a.png")
    for alone in both.styles:
        assert (made(replace(both, styles=(alone,)), bundle, tmp_path / "b.png") != mixed).any()


def test_the_work_that_is_planned_is_done(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    fractions: list[float] = []
    progress = Progress(on_report=lambda report: fractions.append(report.fraction))
    asked = request(style, 128, 128, is_tileable=True)
    make_texture(asked, tmp_path / "a.png", work(bundle), TextureOptions(ON_CPU), progress)
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert 0 < fractions[0] < 0.5


def test_what_cannot_be_made_is_told_and_nothing_left(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    output, options = tmp_path / "a.png", TextureOptions(ON_CPU)
    cancellation = Cancellation()
    cancellation.request()
    with pytest.raises(Cancelled):
        make_texture(request(style, 64, 64), output, work(bundle), options, Progress(cancellation=cancellation))
    with pytest.raises(PictureError, match="does not exist"):
        make_texture(request(tmp_path / "gone.png", 64, 64), output, work(bundle), options)
    with pytest.raises(PictureError, match="ends at 65500 px"):
        make_texture(request(style, 70_000, 64), tmp_path / "a.jpg", work(bundle), options)
    assert list(tmp_path.iterdir()) == []
    output.write_bytes(b"mine")
    with pytest.raises(PictureError, match="exists already"):
        make_texture(request(style, 64, 64), output, work(bundle), options)
    assert output.read_bytes() == b"mine"
