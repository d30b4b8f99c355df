from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, features

from studio.errors import PictureError, SpaceError
from studio.images.limits import Limits
from studio.images.pillow_decoding import decoded_by_pillow
from studio.images.source import open_source
from tests.unit.images.samples import BUDGET_BYTES, encoded, profile, smooth, whole

LIMITS = Limits(10_000_000, BUDGET_BYTES)


def test_bmp_and_its_limits(tmp_path: Path) -> None:
    path = tmp_path / "a.bmp"
    Image.fromarray(smooth(30, 20)).save(path)
    assert np.array_equal(decoded_by_pillow(path, LIMITS).numpy(), smooth(30, 20))
    with pytest.raises(SpaceError):
        decoded_by_pillow(path, Limits(10_000_000, 100))
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(PictureError, match="may be damaged"):
        decoded_by_pillow(path, LIMITS)


@pytest.mark.skipif(not features.check("libtiff"), reason="this Pillow comes without libtiff")
@pytest.mark.parametrize("compression", ["zstd", "lzma"])
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "CMYK"])
def test_tiff_compressions_that_libvips_lacks(tmp_path: Path, compression: str, mode: str) -> None:
    path = tmp_path / "a.tif"
    image = Image.fromarray(smooth(80, 60, 4)).convert(mode)
    options = {"icc_profile": profile("p3")} if mode == "RGB" else {}
    image.save(path, compression=compression, **options)
    with open_source(path, decode_budget_bytes=BUDGET_BYTES) as source:
        found = whole(source)
        assert found.shape == (60, 80, 4 if mode == "RGBA" else 3)
        assert source.metadata.is_colour_converted == (mode in ("RGB", "CMYK"))
        if mode in ("L", "RGBA"):
            assert np.array_equal(found, np.asarray(image if mode == "RGBA" else image.convert("RGB")))
    with pytest.raises(SpaceError):
        open_source(path, decode_budget_bytes=1000)


@pytest.mark.skipif(not features.check("libtiff"), reason="this Pillow comes without libtiff")
@pytest.mark.parametrize("compression", ["zstd", "lzma"])
def test_a_cut_strip_is_refused(tmp_path: Path, compression: str) -> None:
    path = tmp_path / "a.tif"
    noise = np.random.default_rng(0).integers(0, 255, (90, 90, 3), np.uint8)
    path.write_bytes(encoded(noise, "TIFF", compression=compression))
    with tifffile.TiffFile(path) as file:
        tag = file.pages.first.tags[279]
        at, length, unit = tag.valueoffset, file.pages.first.databytecounts[0], {3: 2, 4: 4}[int(tag.dtype)]
    stored = bytearray(path.read_bytes())
    stored[at : at + unit] = (length * 2 // 3).to_bytes(unit, "little")
    path.write_bytes(stored)
    with pytest.raises(PictureError, match="may be damaged"):
        open_source(path, decode_budget_bytes=BUDGET_BYTES)
