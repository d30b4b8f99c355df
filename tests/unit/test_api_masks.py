from pathlib import Path

import numpy as np
import pytest

from studio import api
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import read_pixels, soft_masks, stored_picture, write_picture, write_pixels

RESOURCES = api.Resources(device="cpu", threads=1)


@pytest.fixture
def bundle(tmp_path: Path) -> api.Bundle:
    write_tiny_bundle(tmp_path / "tiny", levels=(2, 1))
    return api.load_bundle(tmp_path / "tiny")


@pytest.mark.parametrize("kind", ["uint8", "uint16", "float32"])
def test_a_mask_is_an_array_or_its_file(bundle: api.Bundle, tmp_path: Path, kind: str) -> None:
    eight = soft_masks(90, 70)[0]
    pixels, styles = stored_picture(90, 70), [stored_picture(64, 48, seed=3), stored_picture(48, 64, seed=4)]
    sixteen, floats = eight.astype(np.uint16) * 257, (eight / 255).astype(np.float32)
    array = {"uint8": eight, "uint16": sixteen, "float32": floats}[kind]
    by_array = api.Painter(styles, masks=[array[..., 0], None], bundle=bundle, resources=RESOURCES).paint(pixels)
    file = write_pixels(tmp_path / "mask.png", eight)
    by_file = api.Painter(styles, masks=[file, None], bundle=bundle, resources=RESOURCES).paint(pixels)
    plain = api.Painter(styles, bundle=bundle, resources=RESOURCES).paint(pixels)
    assert np.abs(by_array.astype(int) - by_file).max() <= 1  # weights of 16 bits are rounded elsewhere
    assert (by_array != plain).any()


def test_a_file_and_an_array_are_painted_alike_and_keep_what_is_masked(bundle: api.Bundle, tmp_path: Path) -> None:
    mask = soft_masks(90, 70)[0][..., 0]
    content = write_picture(tmp_path / "content.png", 90, 70)
    options = api.PaintOptions(strengths=(0.6,))
    painter = api.Painter(stored_picture(64, 48), masks=[mask], bundle=bundle, options=options, resources=RESOURCES)
    painter.paint_file(content, tmp_path / "out.png")
    found, pixels = read_pixels(tmp_path / "out.png"), read_pixels(content)
    np.testing.assert_array_equal(painter.paint(pixels), found)
    np.testing.assert_array_equal(found[mask == 0], pixels[mask == 0])
    assert (found[mask == 255] != pixels[mask == 255]).any()


def test_maps_serve_painters_of_the_same_masks_alone(bundle: api.Bundle) -> None:
    mask, pixels = soft_masks(90, 70)[0][..., 0], stored_picture(90, 70)
    masked = api.Painter(stored_picture(64, 48), masks=[mask], bundle=bundle, resources=RESOURCES)
    plain = api.Painter(stored_picture(64, 48), bundle=bundle, resources=RESOURCES)
    maps = masked.measure(pixels)
    again = masked.paint(pixels, maps=maps)
    assert np.abs(again.astype(int) - masked.paint(pixels)).max() <= 1
    for painter, other in ((plain, maps), (masked, plain.measure(pixels))):
        with pytest.raises(api.SpecError, match="measured with other masks"):
            painter.paint(pixels, maps=other)


def test_what_fits_no_style_or_picture_is_refused(bundle: api.Bundle) -> None:
    style, mask = stored_picture(64, 48), soft_masks(90, 70)[0][..., 0]
    with pytest.raises(api.SpecError, match="1 styles need as many masks, not 2"):
        api.Painter(style, masks=[mask, None], bundle=bundle)
    with pytest.raises(api.SpecError, match="1 styles need as many strengths, not 2"):
        api.Painter(style, bundle=bundle, options=api.PaintOptions(strengths=(1.0, 0.5)))
    with pytest.raises(api.PictureError, match=r"mask 1 must have the shape \(height, width\), not \(70, 90, 3\)"):
        api.Painter(style, masks=[stored_picture(90, 70)], bundle=bundle)
    with pytest.raises(api.PictureError, match="is 90 x 70 px and its picture 90 x 90 px"):
        api.Painter(style, masks=[mask], bundle=bundle, resources=RESOURCES).paint(stored_picture(90, 90))
