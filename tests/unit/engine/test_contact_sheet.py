"""The cells of a contact sheet are previews of that size, to the bit."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.bundles.loader import load_bundle
from studio.engine.contact_sheet import MEASURING, SheetOptions, paint_sheet, read_photos, read_style_cell
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.errors import Cancelled, PictureError, StudioError
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from tests.tiny_bundles import write_tiny_bundle

RESOURCES = Resources(device="cpu", threads=1)


def noise(path: Path, width: int, height: int, seed: int, mode: str = "RGB") -> Path:
    values = np.random.default_rng(seed).integers(0, 256, (height, width, len(mode)), dtype=np.uint8)
    Image.fromarray(values).save(path)
    return path


@pytest.fixture
def options(tmp_path: Path) -> SheetOptions:
    write_tiny_bundle(tmp_path / "bundle")
    return SheetOptions(load_bundle(tmp_path / "bundle"), RESOURCES, cell_px=64)


def spec_for(style: Path, bundle: Path | None = None) -> StylizeSpec:
    return StylizeSpec(styles=(StyleChoice(style),), bundle=None if bundle is None else str(bundle), detail=0.3)


def raise_it(_path: Path, error: StudioError) -> None:
    raise error


def test_cells_are_previews(tmp_path: Path, options: SheetOptions) -> None:
    photos = [noise(tmp_path / "wide.png", 150, 90, 1), noise(tmp_path / "cut.png", 70, 130, 2, "RGBA")]
    styles = [noise(tmp_path / "a.png", 80, 70, 3), noise(tmp_path / "b.png", 60, 90, 4)]
    read = read_photos(photos, spec_for(styles[0]), options, Progress(), raise_it)
    assert [photo.pixels_hwc.shape for photo in read] == [(38, 64, 3), (64, 34, 3)]
    painted = list(paint_sheet(read, styles, spec_for(styles[0]), options, Progress(), raise_it))
    assert [style.path for style in painted] == styles
    painter = PreviewPainter(RenderCaches.empty())
    for style in painted:
        for photo, pixels_hwc in zip(photos, style.pictures, strict=True):
            request = PreviewRequest(1, photo, spec_for(style.path, tmp_path / "bundle"), 64)
            assert (painter.paint(request, RESOURCES, Progress()).pixels_hwc == pixels_hwc).all()


def test_what_cannot_be_read_is_told_and_the_others_go_on(tmp_path: Path, options: SheetOptions) -> None:
    told: list[tuple[Path, StudioError]] = []
    (tmp_path / "bad.png").write_bytes(b"no picture")
    small, good = noise(tmp_path / "small.png", 31, 64, 1), noise(tmp_path / "good.png", 64, 64, 2)
    style = noise(tmp_path / "style.png", 64, 64, 3)
    photos = read_photos(
        [small, tmp_path / "bad.png", good], spec_for(style), options, Progress(), lambda *each: told.append(each)
    )
    assert [photo.path for photo in photos] == [good]
    fractions: list[float] = []
    progress = Progress(on_report=lambda report: fractions.append(report.fraction))
    styles = [tmp_path / "bad.png", style]
    painted = list(paint_sheet(photos, styles, spec_for(style), options, progress, lambda *each: told.append(each)))
    assert [each.path for each in painted] == [style]
    assert [path for path, _ in told] == [small, tmp_path / "bad.png", tmp_path / "bad.png"]
    assert all(isinstance(error, PictureError) for _, error in told)
    assert fractions == sorted(fractions) and fractions[-1] == pytest.approx(1.0)


def test_a_style_that_is_being_measured_can_be_stopped(tmp_path: Path, options: SheetOptions) -> None:
    style = noise(tmp_path / "style.png", 64, 64, 3)
    photos = read_photos([style], spec_for(style), options, Progress(), raise_it)
    stages, cancellation = list[str](), Cancellation()

    def report(each: ProgressReport) -> None:
        stages.append(each.stage)
        cancellation.request()

    progress = Progress(on_report=report, cancellation=cancellation)
    with pytest.raises(Cancelled):
        list(paint_sheet(photos, [style], spec_for(style), options, progress, raise_it))
    assert stages == [f"{MEASURING}style.png"]


def test_a_style_itself_lies_over_white(tmp_path: Path, options: SheetOptions) -> None:
    pixels = np.zeros((40, 64, 4), np.uint8)
    pixels[:, 32:] = (10, 200, 30, 255)
    Image.fromarray(pixels).save(tmp_path / "cut.png")
    shown = read_style_cell(tmp_path / "cut.png", options)
    assert shown.shape == (40, 64, 3)
    assert (shown[:, :32] == 255).all() and (shown[:, 32:] == (10, 200, 30)).all()
