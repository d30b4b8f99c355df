import json
import os
import sys
from pathlib import Path

import numpy as np
import pytest
import pyvips
from PIL import Image

from studio.geometry import Region, Size
from studio.images.embedded_recipe import embedded_recipe
from studio.images.metadata import Metadata
from studio.images.rasters import MemoryRaster
from studio.images.sink import write_picture
from studio.images.xmp import recipe_in_packet, xmp_packet
from studio.specs.export import ExportSpec
from tests.unit.images.embedded import RECIPE, export
from tests.unit.images.samples import encoded, smooth

PICTURES = [".jpg", ".png", ".webp", ".tif"]


@pytest.mark.parametrize("suffix", [*PICTURES, ".dzi"])
def test_what_goes_into_a_picture_comes_out(tmp_path: Path, suffix: str) -> None:
    export(tmp_path / f"a [b]{suffix}", recipe=RECIPE)
    assert embedded_recipe(tmp_path / f"a [b]{suffix}") == RECIPE
    export(tmp_path / f"plain{suffix}", recipe=None)
    assert embedded_recipe(tmp_path / f"plain{suffix}") is None


@pytest.mark.parametrize(("suffix", "pyramid"), [(".png", False), (".tif", False), (".tif", True)])
def test_deep_pictures_and_pyramids_carry_it_too(tmp_path: Path, suffix: str, pyramid: bool) -> None:
    path = tmp_path / f"a{suffix}"
    pixels = smooth(600, 500, 4, np.uint16)
    raster = MemoryRaster(Size(600, 500), 4, np.uint16)
    raster.write(Region.whole(raster.size), pixels)
    options = ExportSpec(depth=16, pyramid=pyramid)
    write_picture(path, raster, options, Metadata(recipe=json.dumps(RECIPE)))
    assert embedded_recipe(path) == RECIPE
    assert np.array_equal(pyvips.Image.new_from_file(str(path)).numpy(), pixels)


@pytest.mark.parametrize("suffix", PICTURES)
def test_other_programs_find_it_where_xmp_belongs_and_the_camera_beside_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    export(path, recipe=RECIPE)
    with Image.open(path) as image:
        packet = image.info.get("xmp") or image.info["XML:com.adobe.xmp"]
        assert image.getexif()[0x010F] == "Acme"
    text = recipe_in_packet(packet.encode() if isinstance(packet, str) else packet)
    assert text is not None and json.loads(text) == RECIPE
    assert recipe_in_packet(pyvips.Image.new_from_file(str(path)).get("xmp-data")) == text


@pytest.mark.parametrize("suffix", [".jpg", ".webp"])
def test_a_picture_saved_again_by_another_program_still_carries_it(tmp_path: Path, suffix: str) -> None:
    export(tmp_path / f"a{suffix}", recipe=RECIPE)
    with Image.open(tmp_path / f"a{suffix}") as image:
        image.crop((0, 0, 20, 20)).save(tmp_path / f"b{suffix}", xmp=image.info["xmp"])
    assert embedded_recipe(tmp_path / f"b{suffix}") == RECIPE


def test_what_is_no_picture_of_ours_carries_none(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / "cut.jpg").write_bytes(encoded(smooth(60, 40), "JPEG")[:300])
    (tmp_path / "photo.bmp").write_bytes(encoded(smooth(60, 40), "BMP"))
    (tmp_path / "a.dzi").write_text("<Image/>")
    export(tmp_path / "list.png", recipe=None)
    image = pyvips.Image.new_from_file(str(tmp_path / "list.png")).copy()
    for name in ("text.png", "cut.jpg", "photo.bmp", "a.dzi", "list.png", "absent.png"):
        assert embedded_recipe(tmp_path / name) is None
    for number, text in enumerate(("[1]", "{", "[" * 100_000, '{"other": 1}')):
        image.set_type(pyvips.GValue.blob_type, "xmp-data", xmp_packet(text))
        image.write_to_file(str(tmp_path / f"{number}.png"))
        assert embedded_recipe(tmp_path / f"{number}.png") is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows names of any bytes")
def test_a_file_name_that_is_no_text_carries_none(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"gr\xfcn.png")
    odd.write_bytes(encoded(smooth(60, 40), "PNG"))
    assert embedded_recipe(odd) is None
