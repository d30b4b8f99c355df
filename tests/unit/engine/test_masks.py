from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.masking import group_masks, with_masks
from studio.engine.painting import Painting
from studio.engine.render import Render
from studio.engine.verify import paint_streamed, paint_whole, steps_apart
from studio.engine.workspace import MemoryWorkspace
from studio.geometry import Region, Size
from studio.images.masks import MaskFacts
from studio.images.rasters import MemoryRaster, Pixels
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from studio.streaming.strips import Grid
from tests.reference import masks as reference
from tests.unit.engine.pictures import IN_FLOAT64, ON_CPU, painting_of, soft_masks, soft_picture

ROUNDING_STEPS = 1e-5  # what streaming may change in float64, in steps of 8 bits

LEFT, SPOT = Path("left.png"), Path("spot.png")


def facts_of(path: Path, pixels: Pixels) -> MaskFacts:
    is_full = bool((pixels == np.iinfo(str(pixels.dtype)).max).all())
    size = Size(pixels.shape[1], pixels.shape[0])
    return MaskFacts(path, "0" * 64, size, 16 if pixels.dtype == np.uint16 else 8, is_by_alpha=False, is_full=is_full)


def masked(bundle: Bundle, spec: StylizeSpec, masks: dict[Path, Pixels], resources: Resources = IN_FLOAT64) -> Painting:
    facts = tuple(facts_of(path, masks[path]) for path in spec.masks)
    return with_masks(painting_of(bundle, spec, resources), facts)


def grid_of(pixels: Pixels, strip_px: int, band_px: int) -> Grid:
    return Grid(Size(pixels.shape[1], pixels.shape[0]).aligned(16), strip_px=strip_px, band_px=band_px)


@pytest.mark.parametrize(("strip_px", "band_px"), [(16, 16), (48, 32), (80, 112), (128, 16)])
@pytest.mark.parametrize("detail", [0.0, 0.6])
@pytest.mark.parametrize("has_rest", [False, True])
def test_masks_streamed_are_masks_painted_whole(  # noqa: PLR0917 — a test of every combination
    bundle: Bundle, style: Path, other_style: Path, strip_px: int, band_px: int, detail: float, has_rest: bool
) -> None:
    rgb_hwc = soft_picture(117, 90)
    masks = dict(zip((LEFT, SPOT), soft_masks(117, 90), strict=True))
    styles = [StyleChoice(style, mask=LEFT, strength=0.7), StyleChoice(other_style, mask=SPOT)]
    rest = [StyleChoice(other_style, 2), StyleChoice(style)] if has_rest else []
    spec = StylizeSpec(tuple(styles + rest), detail=detail, level_detail={3: 0.0}, method=Method.OT)
    painting = masked(bundle, spec, masks)
    grid = grid_of(rgb_hwc, strip_px, band_px)
    assert steps_apart(painting, bundle, rgb_hwc, grid, masks=tuple(masks.values())).max() <= ROUNDING_STEPS


@pytest.mark.parametrize("level", [1, 3])
@pytest.mark.parametrize("detail", [0.0, 0.5])
def test_one_level_by_adain_under_masks_is_what_numpy_computes(
    bundle: Bundle, style: Path, other_style: Path, level: int, detail: float
) -> None:
    rgb_hwc = soft_picture(69, 56)
    masks = dict(zip((LEFT, SPOT), soft_masks(69, 56), strict=True))
    spec = StylizeSpec(
        (StyleChoice(style, mask=LEFT, strength=0.5), StyleChoice(other_style, mask=SPOT), StyleChoice(style)),
        levels=(level,),
        method=Method.ADAIN,
        detail=detail,
    )
    painting = masked(bundle, spec, masks)
    pair = bundle.pair(level)
    encoder, decoder = (
        {key: tensor.double().numpy() for key, tensor in chain.state_dict().items()}
        for chain in (pair.encoder, pair.decoder)
    )
    statistics = [(style[level].mean.numpy(), style[level].covariance.numpy()) for style in painting.styles]
    expected = reference.paint_level(
        rgb_hwc,
        [np.asarray(mask[..., 0] / np.iinfo(str(mask.dtype)).max) for mask in masks.values()],
        (encoder, decoder),
        level=level,
        styles=statistics,
        strengths=[0.5, 1.0, 1.0],
        detail=detail,
    )
    grid = grid_of(rgb_hwc, 48, 16)
    found = paint_streamed(painting, rgb_hwc, grid, masks=tuple(masks.values()))
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-8)


def painted(
    painting: Painting, pixels: Pixels, masks: tuple[Pixels, ...], *, strip_px: int = 96, band_px: int = 32
) -> Pixels:
    rasters = [raster_of(mask) for mask in masks]
    canvas = Canvas(raster_of(pixels), masks=group_masks(painting, rasters if painting.masks else ()))
    grid = grid_of(pixels, min(strip_px, -(-pixels.shape[1] // 16) * 16), band_px)
    result = Render(painting, canvas, grid, MemoryWorkspace()).run(Progress())
    return result.read(Region.whole(result.size))


def raster_of(pixels: Pixels) -> MemoryRaster:
    raster = MemoryRaster(Size(pixels.shape[1], pixels.shape[0]), pixels.shape[2], pixels.dtype)
    raster.write(Region.whole(raster.size), pixels)
    return raster


def stored(width: int, height: int, *, channels: int = 3) -> npt.NDArray[np.uint8]:
    return np.round(soft_picture(width, height, channels=channels) * 255).astype(np.uint8)


def test_a_mask_of_ones_is_no_mask_to_the_bit(bundle: Bundle, style: Path, other_style: Path) -> None:
    pixels, white = stored(90, 70), np.full((70, 90, 1), 255, np.uint8)
    plain = painting_of(bundle, StylizeSpec((StyleChoice(style),), detail=0.5))
    under = StylizeSpec((StyleChoice(style, mask=LEFT), StyleChoice(other_style)), detail=0.5)
    expected = painted(plain, pixels, ())
    assert np.array_equal(painted(masked(bundle, under, {LEFT: white}, ON_CPU), pixels, (white,)), expected)


def test_two_masks_of_which_one_is_white_are_its_style_alone(bundle: Bundle, style: Path, other_style: Path) -> None:
    """The other group counts nowhere: weights (1, 0), by the path that blends."""
    rgb_hwc = soft_picture(80, 64)
    white, black = np.full((64, 80, 1), 255, np.uint8), np.zeros((64, 80, 1), np.uint8)
    spec = StylizeSpec((StyleChoice(style, mask=LEFT), StyleChoice(other_style, mask=SPOT)), detail=0.5)
    blended = masked(bundle, spec, {LEFT: white, SPOT: black})
    plain = painting_of(bundle, StylizeSpec((StyleChoice(style),), detail=0.5), IN_FLOAT64)
    grid = grid_of(rgb_hwc, 32, 16)
    assert (
        np.abs(
            paint_streamed(blended, rgb_hwc, grid, masks=(white, black)) - paint_streamed(plain, rgb_hwc, grid)
        ).max()
        * 255
        <= ROUNDING_STEPS
    )


@pytest.mark.parametrize("alpha", [0.25, 0.5, 0.8])
def test_a_strength_map_that_is_constant_is_that_strength(bundle: Bundle, style: Path, alpha: float) -> None:
    rgb_hwc = soft_picture(80, 64)
    grey = np.full((64, 80, 1), round(alpha * 65_535), np.uint16)
    spec = StylizeSpec((StyleChoice(style, mask=LEFT),), levels=(3,), method=Method.ADAIN)
    plain = StylizeSpec((StyleChoice(style),), levels=(3,), method=Method.ADAIN, strength=float(grey[0, 0, 0]) / 65_535)
    grid = grid_of(rgb_hwc, 48, 32)
    found = paint_streamed(masked(bundle, spec, {LEFT: grey}), rgb_hwc, grid, masks=(grey,))
    expected = paint_streamed(painting_of(bundle, plain, IN_FLOAT64), rgb_hwc, grid)
    # the covariance divides by one less than the sum of the weights, which is less under a grey mask: 1 / 240 at most
    cells = 10 * 8 * 4
    assert np.abs(found - expected).max() <= 3 / (cells * alpha)


def test_what_no_style_paints_keeps_its_very_pixels(bundle: Bundle, style: Path) -> None:
    pixels = stored(120, 90, channels=4)
    left, _ = soft_masks(120, 90)
    spec = StylizeSpec((StyleChoice(style, mask=LEFT),), detail=0.3)
    found = painted(masked(bundle, spec, {LEFT: left}, ON_CPU), pixels, (left,))
    untouched = left[..., 0] == 0
    assert 0.2 < untouched.mean() < 0.5
    assert np.array_equal(found[untouched], pixels[untouched])
    assert np.array_equal(found[..., 3], pixels[..., 3])
    assert np.abs(found[left[..., 0] == 255, :3].astype(int) - pixels[left[..., 0] == 255, :3]).mean() > 5


def test_a_group_of_strength_0_keeps_its_part_and_takes_it_from_the_rest(bundle: Bundle, style: Path) -> None:
    pixels = stored(120, 90)
    left, _ = soft_masks(120, 90)
    spec = StylizeSpec((StyleChoice(style, mask=LEFT, strength=0.0), StyleChoice(style)), detail=0.3)
    found = painted(masked(bundle, spec, {LEFT: left}, ON_CPU), pixels, (left,))
    kept = left[..., 0] == 255
    assert np.array_equal(found[kept], pixels[kept])
    assert np.abs(found[~kept].astype(int) - pixels[~kept]).mean() > 5


def test_strength_0_everywhere_is_the_source_itself(bundle: Bundle, style: Path) -> None:
    pixels = stored(80, 64)
    left, _ = soft_masks(80, 64)
    spec = StylizeSpec((StyleChoice(style, mask=LEFT, strength=0.0), StyleChoice(style, strength=0.0)))
    painting = masked(bundle, spec, {LEFT: left}, ON_CPU)
    assert np.array_equal(painted(painting, pixels, (left,)), pixels)


def test_a_part_that_is_transparent_is_left_alone(bundle: Bundle, style: Path, other_style: Path) -> None:
    rgba_hwc = soft_picture(80, 64, channels=4)
    rgba_hwc[:, :40, 3] = 0.0
    mask = np.zeros((64, 80, 1), np.uint8)
    mask[:, :16] = 255
    spec = StylizeSpec((StyleChoice(style, mask=LEFT), StyleChoice(other_style)))
    found = painted(masked(bundle, spec, {LEFT: mask}), rgba_hwc, (mask,))
    assert np.isfinite(found).all()


def test_weights_of_a_window_inside_are_those_of_the_whole(bundle: Bundle, style: Path) -> None:
    left, spot = soft_masks(96, 80)
    painting = masked(
        bundle,
        StylizeSpec((StyleChoice(style, mask=LEFT), StyleChoice(style, mask=SPOT), StyleChoice(style))),
        {LEFT: left, SPOT: spot},
    )
    masks = group_masks(painting, [raster_of(left), raster_of(spot)])
    assert masks is not None
    whole = masks.weights(masks.pixels(Region(0, 0, 96, 80)), scale_px=8, dtype=torch.float64)
    part = masks.weights(masks.pixels(Region(32, 16, 64, 48)), scale_px=8, dtype=torch.float64)
    torch.testing.assert_close(part, whole[:, 2:6, 4:8], rtol=0, atol=1e-15)
    torch.testing.assert_close(whole.sum(0), torch.ones(10, 12, dtype=torch.float64), rtol=0, atol=1e-15)


def test_paint_whole_without_masks_ignores_them(bundle: Bundle, style: Path) -> None:
    painting = painting_of(bundle, StylizeSpec((StyleChoice(style),)), IN_FLOAT64)
    assert not painting.masks and replace(painting).groups[0].mask is None
    rgb = torch.from_numpy(soft_picture(48, 32)).permute(2, 0, 1)[None]
    assert paint_whole(painting, bundle, rgb).shape == rgb.shape
