"""Pictures as strangers bring them: how each is made, what is seen of it, or why it is refused."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image, ImageCms

from tests.unit.images.samples import encoded, profile
from tests.unit.images.strange_files import SHORT, raw_tiff

UPRIGHT = np.linspace(0, 6, 96)[:, None, None] + np.linspace(0, 4, 80)[None, :, None] + np.array([0, 1.4, 2.8])
COLOURS = (150 + 90 * np.sin(UPRIGHT)).astype(np.uint8)  # no edge like another, so that nothing turned looks right
PHOTO = Image.fromarray(COLOURS)
GREY = PHOTO.convert("L")
PALETTE, PALETTE_ALPHA = PHOTO.quantize(64), bytes([0] * 8 + [128] * 8 + [255] * 48)
RAMP = Image.linear_gradient("L").resize(PHOTO.size)


def turned(path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    PHOTO.rotate(90, expand=True).save(path, exif=exif, quality=98, subsampling=0)


def palette_with_alpha(path: Path) -> None:
    PALETTE.save(path, transparency=PALETTE_ALPHA)


def planar(path: Path) -> None:
    planes = np.ascontiguousarray(np.moveaxis(COLOURS, -1, 0))
    tifffile.imwrite(path, planes, planarconfig="separate", photometric="rgb")


def tiled_planes(path: Path) -> None:
    planes = np.ascontiguousarray(np.moveaxis(COLOURS, -1, 0))
    tifffile.imwrite(path, planes, planarconfig="separate", photometric="rgb", tile=(32, 32))


def pages(path: Path) -> None:
    with tifffile.TiffWriter(path, bigtiff=True) as file:
        for shift in range(3):
            file.write(np.roll(COLOURS, shift, axis=0), photometric="rgb", metadata=None)


def sixteen(path: Path) -> None:
    tifffile.imwrite(path, COLOURS.astype(">u2") * np.array(257, ">u2"), photometric="rgb", byteorder=">")


def phone(path: Path) -> None:
    """Scan parameters of zero, as some telephones write them, and no end marker."""
    PHOTO.save(path, "JPEG", quality=98, subsampling=0)
    stored = bytearray(path.read_bytes())
    at = stored.index(b"\xff\xda") + 2
    end = at + int.from_bytes(stored[at : at + 2], "big")
    stored[end - 3 : end] = bytes(3)
    path.write_bytes(stored[:-2])


def twelve(path: Path) -> None:
    PHOTO.save(path, "JPEG")
    stored = bytearray(path.read_bytes())
    at = stored.index(b"\xff\xc0")
    stored[at + 1], stored[at + 4] = 0xC1, 12
    path.write_bytes(stored)


def near_infrared(path: Path) -> None:
    four = np.concatenate([COLOURS, np.zeros((*COLOURS.shape[:2], 1), np.uint8)], axis=2)
    tifffile.imwrite(path, four, photometric="rgb", extrasamples=["unspecified"])


def unsorted(path: Path) -> None:
    path.write_bytes(raw_tiff(COLOURS, {270: (2, b"a text without an end"), 274: (3, (9,))}, unsorted=True))


def without_orientation(path: Path) -> None:
    path.write_bytes(raw_tiff(COLOURS, {274: (SHORT, (0,))}))


def padded(path: Path) -> None:
    path.write_bytes(raw_tiff(COLOURS, {270: (2, b"a text" + bytes(40))}))


def ycbcr(path: Path) -> None:
    luma = COLOURS @ np.array([0.299, 0.587, 0.114])
    chroma = [128 + (COLOURS[..., 2] - luma) / 1.772, 128 + (COLOURS[..., 0] - luma) / 1.402]
    stored = np.dstack([luma, *chroma]).round().clip(0, 255).astype(np.uint8)
    path.write_bytes(raw_tiff(stored, {262: (SHORT, (6,)), 530: (SHORT, (1, 1))}))


def lab(path: Path) -> None:
    steps = [ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB", 5000)]
    stored = np.asarray(ImageCms.profileToProfile(PHOTO, *steps, outputMode="LAB"))
    path.write_bytes(raw_tiff(stored, {262: (SHORT, (8,))}))


def spot(path: Path) -> None:
    """CMYK without black, and a fifth ink that the file says nothing of."""
    black, other = np.zeros((*COLOURS.shape[:2], 1), np.uint8), np.full((*COLOURS.shape[:2], 1), 99, np.uint8)
    stored = np.concatenate([255 - COLOURS, black, other], axis=2)
    path.write_bytes(raw_tiff(stored, {262: (SHORT, (5,)), 338: (SHORT, (0,))}))


def selection(path: Path) -> None:
    stored = np.dstack([np.asarray(GREY), np.zeros_like(np.asarray(GREY))])
    path.write_bytes(raw_tiff(stored, {338: (SHORT, (0,))}))


def extra_then_alpha(path: Path) -> None:
    alpha = np.asarray(RAMP)[..., None]
    path.write_bytes(raw_tiff(np.concatenate([COLOURS, 255 - alpha, alpha], axis=2), {338: (SHORT, (0, 2))}))


def display_p3(path: Path) -> None:
    """Colours told by codes alone."""
    p3 = ImageCms.ImageCmsProfile(io.BytesIO(profile("p3")))
    wide = ImageCms.profileToProfile(PHOTO, ImageCms.createProfile("sRGB"), p3)
    stored = bytearray(encoded(np.asarray(wide), "AVIF", quality=100, subsampling="4:4:4"))
    struct.pack_into(">HH", stored, stored.index(b"nclx") + 4, 12, 13)
    path.write_bytes(stored)


def pq(path: Path) -> None:
    """White of 203 cd/m² all over."""
    stored, body = encoded(np.full_like(COLOURS, 148), "PNG"), bytes((9, 16, 0, 1))
    chunk = struct.pack(">I4s", len(body), b"cICP") + body + struct.pack(">I", zlib.crc32(b"cICP" + body))
    path.write_bytes(stored[:33] + chunk + stored[33:])


def film(path: Path) -> None:
    PHOTO.save(path, save_all=True, append_images=[PHOTO.rotate(180)], quality=98)


Maker = Callable[[Path], object]
PAINTED: dict[str, tuple[Maker, Image.Image]] = {  # how it is made, and what is seen of it
    "sixteen.tif": (sixteen, PHOTO),
    "cmyk.jpg": (lambda path: PHOTO.convert("CMYK").save(path, quality=98), PHOTO),
    "turned.jpg": (turned, PHOTO),
    "grey and alpha.png": (lambda path: Image.merge("LA", (GREY, RAMP)).save(path), Image.merge("LA", (GREY, RAMP))),
    "palette.png": (
        palette_with_alpha,
        Image.merge("RGBA", (*PHOTO.split(), PALETTE.point(list(PALETTE_ALPHA) + [255] * 192, "L"))),
    ),
    "tiled.tif": (lambda path: tifffile.imwrite(path, COLOURS, tile=(32, 16), photometric="rgb"), PHOTO),
    "strips.tif": (lambda path: tifffile.imwrite(path, COLOURS, rowsperstrip=7, photometric="rgb"), PHOTO),
    "planar.tif": (planar, PHOTO),
    "pages.tif": (pages, PHOTO),
    "moving.avif": (film, PHOTO),
    "moving.webp": (film, PHOTO),
    "moving.png": (film, PHOTO),
    "one page.tif": (lambda path: tifffile.imwrite(path, COLOURS, bigtiff=True, photometric="rgb"), PHOTO),
    "bilevel.tif": (lambda path: GREY.convert("1").save(path, compression="group4"), GREY.convert("1")),
    "Häuser & 🌲 [1] 100%.png": (PHOTO.save, PHOTO),
    "phone.jpg": (phone, PHOTO),
    "near infrared.tif": (near_infrared, PHOTO),
    "unsorted.tif": (unsorted, PHOTO),
    "orientation 0.tif": (without_orientation, PHOTO),
    "padded.tif": (padded, PHOTO),
    "ycbcr.tif": (ycbcr, PHOTO),
    "lab.tif": (lab, PHOTO),
    "spot.tif": (spot, PHOTO),
    "selection.tif": (selection, GREY),
    "extra then alpha.tif": (extra_then_alpha, Image.merge("RGBA", (*PHOTO.split(), RAMP))),
    "p3.avif": (display_p3, PHOTO),
    "pq.png": (pq, Image.new("RGB", PHOTO.size, (233, 233, 233))),
    "zstd.tif": (lambda path: PHOTO.save(path, compression="zstd"), PHOTO),
    "no suffix at all": (lambda path: PHOTO.save(path, "PNG"), PHOTO),
    "wrong.png": (lambda path: PHOTO.save(path, "JPEG", quality=98, subsampling=0), PHOTO),
}
# Mean error in 8-bit steps: level 1 alone, at no strength, gives nearly the picture itself. CMYK inks are duller, and
# dots of black and white are blurred a little.
TOLERANCES = {"cmyk.jpg": 30.0, "spot.tif": 30.0, "moving.webp": 4.0, "bilevel.tif": 20.0}


REFUSED: dict[str, tuple[Maker, str]] = {
    "planes.tif": (tiled_planes, "is not read here; save it with interleaved channels"),
    "twelve.jpg": (twelve, "is a JPEG of 12 bits per channel, which is not read here; save it as TIFF or PNG"),
    "twelve.tif": (
        lambda path: path.write_bytes(raw_tiff(COLOURS, {258: (3, (12,) * 3)})),
        "has 12 bits per channel, which is not read here; export it as 8- or 16-bit RGB",
    ),
    "one.png": (lambda path: PHOTO.resize((1, 1)).save(path), "at least 32 px to be painted: enlarge it"),
    "thin.png": (lambda path: PHOTO.resize((5, 4000)).save(path), "is 5 x 4000 px; both sides must be"),
    "empty.jpg": (lambda path: path.write_bytes(b""), "is empty (0 bytes); copy it again"),
    "float.tif": (
        lambda path: tifffile.imwrite(path, COLOURS / np.float32(255), photometric="rgb"),
        "has no agreed meaning; export it as 8- or 16-bit RGB first",
    ),
}
