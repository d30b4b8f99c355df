from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.catalog import DEFAULT_BUNDLE_ID
from studio.bundles.loader import load_bundle
from studio.engine.in_memory import Pixels, paint_in_memory
from studio.engine.previews.content import read_preview_content
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.errors import BundleError, Cancelled, PictureError
from studio.geometry import Region
from studio.paths import resources_dir, shipped_bundles_dir
from studio.progress import Cancellation, Progress
from studio.specs.colour import ColourSettings, ColourSource, Mixing
from studio.specs.edges import EdgeSettings
from studio.specs.method import Method
from studio.specs.optimize import OptimizeSettings
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import StyleChoice, StylizeSpec
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, painting_of, spec_of, write_picture

LEVELS = (5, 4, 3, 2, 1)


@pytest.fixture(scope="session")
def bundle_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundles") / "tiny"
    write_tiny_bundle(folder)
    return folder


@pytest.fixture
def spec(bundle_dir: Path, style: Path) -> StylizeSpec:
    return spec_of(style, bundle=str(bundle_dir))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", 300, 230)


@pytest.fixture
def paint(content: Path) -> Callable[[StylizeSpec], tuple[Pixels, tuple[str, ...]]]:
    painter = PreviewPainter(RenderCaches.empty())

    def paint_spec(spec: StylizeSpec) -> tuple[Pixels, tuple[str, ...]]:
        preview = painter.paint(PreviewRequest(1, content, spec, longer_side_px=160), ON_CPU, Progress())
        return preview.pixels_hwc, preview.reused

    return paint_spec


def rendered(content: Path, spec: StylizeSpec, longer_side_px: int) -> Pixels:
    """The reduced picture painted by the engine that renders files, with nothing kept from anywhere."""
    canvas = read_preview_content(PreviewRequest(1, content, spec, longer_side_px), ON_CPU, lambda: None)
    bundle = load_bundle(Path(spec.bundle or shipped_bundles_dir() / DEFAULT_BUNDLE_ID))
    return paint_in_memory(canvas.raster.read(Region.whole(canvas.size)), painting_of(bundle, spec), ON_CPU)


def assert_one_step_apart(first: Pixels, second: Pixels) -> None:
    assert first.shape == second.shape
    assert np.abs(first.astype(int) - second.astype(int)).max() <= 1


def variations(spec: StylizeSpec, other_style: Path) -> dict[str, StylizeSpec]:
    mixed = (*spec.styles, StyleChoice(other_style, 0.5))
    return {
        "as it is": spec,
        "weaker": replace(spec, strength=0.4),
        "one level weaker": replace(spec, level_strength={3: 0.2}),
        "last level off": replace(spec, level_strength={1: 0.0}),
        "first level off": replace(spec, level_strength={5: 0.0}),
        "no strength": replace(spec, strength=0.0),
        "more detail": replace(spec, detail=1.0),
        "less detail at one level": replace(spec, detail=1.0, level_detail={3: 0.5}),
        "another method": replace(spec, method=Method.ADAIN),
        "two styles": replace(spec, styles=mixed),
        "a smaller style": replace(spec, style_size_px=48),
        "two levels": replace(spec, levels=(5, 2)),
        "one level": replace(spec, levels=(3,)),
        "a smaller result": replace(spec, content_size_px=100),
        "the photo's chroma": replace(spec, colour=ColourSettings(1.0)),
        "half of it": replace(spec, colour=ColourSettings(0.5)),
        "the photo's colour statistics": replace(spec, colour=ColourSettings(1.0, ColourSource.STATISTICS)),
        "half of them": replace(spec, colour=ColourSettings(0.5, ColourSource.STATISTICS)),
        "the photo's histograms": replace(spec, colour=ColourSettings(1.0, ColourSource.HISTOGRAM)),
        "half way to them": replace(spec, colour=ColourSettings(0.5, ColourSource.HISTOGRAM)),
        "the photo's edges": replace(spec, edges=EdgeSettings()),
        "half of them, in fine windows": replace(spec, edges=EdgeSettings(0.5, radius=0.01)),
        "edges and histograms": replace(spec, edges=EdgeSettings(), colour=ColourSettings(1.0, ColourSource.HISTOGRAM)),
        "only colours": replace(spec, colour=ColourSettings(only=True)),
        "less of them": replace(spec, colour=ColourSettings(only=True), strength=0.5),
        "only colours of two": replace(spec, colour=ColourSettings(only=True), styles=mixed),
        "a barycentre": replace(spec, styles=mixed, mixing=Mixing.BARYCENTRE),
        "back again": spec,
    }


def test_whatever_was_painted_before_a_preview_is_what_a_render_of_that_size_would_be(
    paint: Callable[[StylizeSpec], tuple[Pixels, tuple[str, ...]]], spec: StylizeSpec, content: Path, other_style: Path
) -> None:
    for wanted in variations(spec, other_style).values():
        assert_one_step_apart(paint(wanted)[0], rendered(content, wanted, 160))


def test_of_an_optimisation_it_is_what_the_networks_alone_paint(
    paint: Callable[[StylizeSpec], tuple[Pixels, tuple[str, ...]]], spec: StylizeSpec
) -> None:
    pixels, _ = paint(spec)
    optimized, reused = paint(replace(spec, optimize=OptimizeSettings(iterations=3)))
    np.testing.assert_array_equal(optimized, pixels)
    assert "picture" in reused, "nothing is painted anew"


def test_a_shipped_bundle_previews_as_it_renders() -> None:
    styles, photo = resources_dir() / "styles", resources_dir() / "photos" / "astronaut.jpg"
    spec = StylizeSpec((StyleChoice(styles / "rose_window.jpg"),), style_size_px=256)
    painter = PreviewPainter(RenderCaches.empty())
    for wanted in (spec, replace(spec, strength=0.5), replace(spec, level_strength={2: 0.3})):
        preview = painter.paint(PreviewRequest(1, photo, wanted, 192), ON_CPU, Progress())
        assert_one_step_apart(preview.pixels_hwc, rendered(photo, wanted, 192))
        assert preview.bundle_id == DEFAULT_BUNDLE_ID


def test_only_what_a_change_concerns_is_computed_again(
    paint: Callable[[StylizeSpec], tuple[Pixels, tuple[str, ...]]], spec: StylizeSpec, other_style: Path
) -> None:
    reused = {name: paint(wanted)[1] for name, wanted in variations(spec, other_style).items()}
    assert reused == {
        "as it is": (),
        "weaker": ("content", "styles", "features 5"),
        "one level weaker": ("content", "styles", "features 3"),
        "last level off": ("content", "styles", "features 2"),
        "first level off": ("content", "styles"),
        "no strength": ("content", "styles"),
        "more detail": ("content", "styles", "features 5"),
        "less detail at one level": ("content", "styles", "features 3"),
        "another method": ("content", "styles", "features 5"),
        "two styles": ("content", "features 5"),
        "a smaller style": ("content", "features 5"),
        "two levels": ("content", "styles", "features 5"),
        "one level": ("content", "styles"),
        "a smaller result": ("styles",),
        "the photo's chroma": ("content", "styles", "features 1"),
        "half of it": ("content", "styles", "features 1"),
        "the photo's colour statistics": ("content", "features 5"),
        "half of them": ("content", "features 5"),
        "the photo's histograms": ("content", "styles", "features 1"),
        "half way to them": ("content", "styles", "picture"),
        "the photo's edges": ("content", "styles", "picture"),
        "half of them, in fine windows": ("content", "styles", "picture"),
        "edges and histograms": ("content", "styles", "picture"),
        "only colours": ("content", "styles"),
        "less of them": ("content", "styles"),
        "only colours of two": ("content",),
        "a barycentre": ("content", "styles", "features 5"),
        "back again": ("content", "styles", "picture"),
    }


def test_what_is_kept_is_bounded_and_forgotten_when_asked(spec: StylizeSpec, content: Path) -> None:
    painter = PreviewPainter(RenderCaches.empty(), sweep_budget_bytes=1)
    request = PreviewRequest(1, content, spec, 64)
    painter.paint(request, ON_CPU, Progress())
    assert painter.paint(request, ON_CPU, Progress()).reused == ("content", "styles", "picture")
    painter.paint(replace(request, spec=replace(spec, strength=0.5)), ON_CPU, Progress())
    assert painter.paint(request, ON_CPU, Progress()).reused == ("content", "styles")
    painter.forget()
    assert painter.paint(request, ON_CPU, Progress()).reused == ("styles",)


def test_a_stopped_preview_leaves_its_finished_levels_to_the_next(spec: StylizeSpec, content: Path) -> None:
    painter, cancellation = PreviewPainter(RenderCaches.empty()), Cancellation()

    def stop_at_level_three(report: object) -> None:
        if "painting level 3" in str(report):
            cancellation.request()

    request = PreviewRequest(1, content, spec, 96)
    with pytest.raises(Cancelled):
        painter.paint(request, ON_CPU, Progress(on_report=stop_at_level_three, cancellation=cancellation))
    after = painter.paint(request, ON_CPU, Progress())
    assert after.reused == ("content", "styles", "features 3")
    assert_one_step_apart(after.pixels_hwc, rendered(content, spec, 96))


def test_a_preview_nobody_waits_for_any_more_does_not_begin(spec: StylizeSpec, tmp_path: Path) -> None:
    cancellation = Cancellation()
    cancellation.request()
    request = PreviewRequest(1, tmp_path / "not read.png", spec)
    with pytest.raises(Cancelled):
        PreviewPainter(RenderCaches.empty()).paint(request, ON_CPU, Progress(cancellation=cancellation))


@pytest.mark.parametrize(("channels", "dtype"), [(4, "u1"), (3, "u2"), (4, "u2")])
def test_pictures_with_alpha_and_sixteen_bits_are_shown_in_eight(
    spec: StylizeSpec, tmp_path: Path, channels: int, dtype: str
) -> None:
    content = write_picture(tmp_path / "deep.png", 96, 64, channels=channels, dtype=dtype)
    preview = PreviewPainter(RenderCaches.empty()).paint(PreviewRequest(7, content, spec), ON_CPU, Progress())
    assert (preview.pixels_hwc.shape, preview.pixels_hwc.dtype, preview.number) == ((64, 96, 3), np.uint8, 7)
    if channels == 3:
        expected = rendered(content, spec, 96) / 257
        assert np.abs(preview.pixels_hwc - expected).max() <= 1


def test_what_cannot_be_painted_says_why(spec: StylizeSpec, content: Path, tmp_path: Path) -> None:
    painter = PreviewPainter(RenderCaches.empty())
    with pytest.raises(PictureError, match=r"gone\.png does not exist"):
        painter.paint(PreviewRequest(1, tmp_path / "gone.png", spec), ON_CPU, Progress())
    with pytest.raises(BundleError, match="no bundle nowhere"):
        painter.paint(PreviewRequest(1, content, replace(spec, bundle="nowhere")), ON_CPU, Progress())
    with pytest.raises(PictureError, match=r"gone\.png does not exist"):
        gone = (StyleChoice(tmp_path / "gone.png"),)
        painter.paint(PreviewRequest(1, content, replace(spec, styles=gone)), ON_CPU, Progress())


def test_a_share_of_histograms_is_not_painted_again(
    paint: Callable[[StylizeSpec], tuple[Pixels, tuple[str, ...]]], spec: StylizeSpec
) -> None:
    kept = [replace(spec, colour=ColourSettings(keep, ColourSource.HISTOGRAM)) for keep in (0.3, 0.8)]
    paint(kept[0])
    assert "picture" in paint(kept[1])[1]
