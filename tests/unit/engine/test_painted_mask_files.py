"""Renders, previews and windows under painted masks: what the same mask as a picture of the photo's size gives."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.pair import Bundle
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.engine.stylize_window import WindowOptions, stylize_window
from studio.geometry import Region, Size
from studio.images.painted_masks import MaskRasterizer, as_stored
from studio.progress import Progress
from studio.specs.painted_mask import BrushStroke, Gradient, PaintedMask, painted_mask_bytes
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import StyleChoice, StylizeSpec
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, read_pixels, write_picture, write_pixels

PHOTO = Size(150, 290)
MASK = PaintedMask(
    PHOTO,
    (
        Gradient((0.2, 0.1), (0.4, 0.6)),
        BrushStroke(((0.1, 0.2, 1.0), (0.4, 0.7, 0.6), (0.2, 0.9, 1.0)), 0.12, 0.6),
        BrushStroke(((0.3, 0.5, 1.0), (0.1, 0.6, 1.0)), 0.05, 1.0, erases=True),
    ),
)


@pytest.fixture
def work(bundle: Bundle) -> SharedInputs:
    return SharedInputs(bundle, StyleCache())


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", PHOTO.width, PHOTO.height)


@pytest.fixture
def painted(tmp_path: Path) -> Path:
    path = tmp_path / "painted.mask"
    path.write_bytes(painted_mask_bytes(MASK))
    return path


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    stored = as_stored(MaskRasterizer(MASK, PHOTO).pixels(Region.whole(PHOTO)))
    return write_pixels(tmp_path / "picture.png", stored[:, :, None])


def spec_of(style: Path, mask: Path, other_style: Path | None = None) -> StylizeSpec:
    rest = () if other_style is None else (StyleChoice(other_style),)
    return StylizeSpec((StyleChoice(style, mask=mask), *rest), detail=0.5)


def render(content: Path, output: Path, spec: StylizeSpec, work: SharedInputs) -> np.ndarray:
    stylize_file(content, output, spec, work=work, options=FileOptions(ON_CPU), progress=Progress())
    return read_pixels(output)


def test_a_render_is_that_of_the_mask_as_a_picture(  # noqa: PLR0917 — fixtures
    work: SharedInputs, content: Path, painted: Path, picture: Path, style: Path, other_style: Path, tmp_path: Path
) -> None:
    expected = render(content, tmp_path / "a.png", spec_of(style, picture, other_style), work)
    assert np.array_equal(render(content, tmp_path / "b.png", spec_of(style, painted, other_style), work), expected)


def test_a_window_is_that_of_the_render(
    work: SharedInputs, content: Path, painted: Path, style: Path, tmp_path: Path
) -> None:
    spec = spec_of(style, painted)
    whole = render(content, tmp_path / "whole.png", spec, work)
    region = Region(30, 100, 110, 200)
    output = tmp_path / "window.png"
    options = WindowOptions(region, None, FileOptions(ON_CPU))
    stylize_window(content, output, spec, work=work, options=options, progress=Progress())
    apart = np.abs(read_pixels(output).astype(int) - whole[100:200, 30:110])
    assert apart.max() <= 1  # sums in another order, rounded to 8 bits


def test_an_empty_mask_leaves_the_picture_as_it_is(
    work: SharedInputs, content: Path, style: Path, other_style: Path, tmp_path: Path
) -> None:
    """Nothing is painted yet: alone, its style paints nothing; beside another, that paints everywhere."""
    empty = tmp_path / "empty.mask"
    empty.write_bytes(painted_mask_bytes(PaintedMask(PHOTO)))
    assert np.array_equal(render(content, tmp_path / "none.png", spec_of(style, empty), work), read_pixels(content))
    plain = render(content, tmp_path / "plain.png", StylizeSpec((StyleChoice(other_style),), detail=0.5), work)
    beside = render(content, tmp_path / "beside.png", spec_of(style, empty, other_style), work)
    assert np.abs(beside.astype(int) - plain).max() <= 1  # weights of 1 and 0, blended in float32


def test_a_preview_follows_each_stroke(tmp_path: Path, content: Path, painted: Path, style: Path) -> None:
    """Another mask is another preview, and the first one again is what it was."""
    write_tiny_bundle(folder := tmp_path / "tiny")
    caches = RenderCaches.empty()
    painter = PreviewPainter(caches)
    more = tmp_path / "more.mask"
    more.write_bytes(painted_mask_bytes(MASK.with_operation(BrushStroke(((0.2, 0.3, 1.0),), 0.1))))
    found = []
    for number, mask in enumerate((painted, more, painted)):
        spec = replace(spec_of(style, mask), bundle=str(folder))
        found.append(painter.paint(PreviewRequest(number, content, spec, 128), ON_CPU, Progress()).pixels_hwc)
    assert np.array_equal(found[0], found[2])
    assert not np.array_equal(found[0], found[1])
