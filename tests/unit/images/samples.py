"""Pictures made on the spot for the tests of images."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pyvips
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

BUDGET_BYTES = 200_000_000


def smooth(width: int, height: int, channels: int = 3, dtype: type = np.uint8) -> np.ndarray:
    """A picture (h, w, c) in which every pixel of a neighbourhood differs and all values occur."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [x * 5 + y * 3, 255 - (x * 2 + y * 7), x * y // 3 + 11, 64 + x + y]
    values = np.stack([plane % 256 for plane in planes[:channels]], axis=-1)
    return (
        (values * 257 + (x % 7)[..., None]).clip(0, 65535).astype(dtype) if dtype is np.uint16 else values.astype(dtype)
    )


def exif(orientation: int = 1) -> Image.Exif:
    block = Image.Exif()
    block[0x010F], block[0x0110], block[0x0112] = "Acme", "Camera One", orientation
    details = block.get_ifd(0x8769)
    details[0x829A], details[0x9003] = IFDRational(1, 125), "2020:01:02 03:04:05"
    block.get_ifd(0x8825)[1] = "N"
    return block


def profile(name: str) -> bytes:
    return bytes(pyvips.Operation.call("profile_load", name))


def vips(pixels: np.ndarray, interpretation: str | None = None) -> pyvips.Image:
    height, width, bands = pixels.shape
    kind = {"uint8": "uchar", "uint16": "ushort"}[str(pixels.dtype)]
    image = pyvips.Image.new_from_memory(np.ascontiguousarray(pixels).tobytes(), width, height, bands, kind)
    return image.copy(interpretation=interpretation or ("srgb" if kind == "uchar" else "rgb16"))


def with_profile(image: pyvips.Image, icc: bytes) -> pyvips.Image:
    labelled = image.copy()
    labelled.set_type(pyvips.GValue.blob_type, "icc-profile-data", icc)
    return labelled


def whole(source, max_bytes: int = 10_000) -> np.ndarray:
    """Everything a source yields, put together; each pixel must come exactly once."""
    facts = source.facts
    pixels = np.zeros((facts.size.height, facts.size.width, 4 if facts.has_alpha else 3), f"u{facts.bit_depth // 8}")
    seen = np.zeros(pixels.shape[:2], int)
    for region, band in source.bands(max_bytes):
        pixels[region.top : region.bottom, region.left : region.right] = band
        seen[region.top : region.bottom, region.left : region.right] += 1
    assert (seen == 1).all()
    return pixels


def png_header_only(path: Path, width: int, height: int, interlaced: bool = False) -> Path:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, int(interlaced))
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


def encoded(pixels: np.ndarray, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, kind, **options)
    return buffer.getvalue()
