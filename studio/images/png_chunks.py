"""The chunks of a PNG beside its pixels: colours, resolution, EXIF and texts.

Source: PNG (third edition), sections 11.3.2 to 11.3.5; what ImageMagick and older programs keep in "Raw profile" texts.
"""

from __future__ import annotations

import contextlib
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from studio.images.colour_codes import Chromaticities, ColourCodes

_SIGNATURE_BYTES = 8
_LONGEST_CHUNK_BYTES, _LONGEST_TEXT_BYTES = 16 << 20, 64 << 20
_RAW_PROFILE = "Raw profile type "


@dataclass(slots=True)
class PngChunks:
    """What was found; texts by keyword, in the order of the file."""

    colour_codes: ColourCodes | None = None
    gamma: float | None = None
    chromaticities: Chromaticities | None = None
    has_srgb: bool = False
    has_profile: bool = False
    frame_count: int = 1
    has_separate_picture: bool = True  # the one that stands for the frames is none of them
    pixels_per_metre: tuple[int, int] | None = None
    exif: bytes | None = None
    texts: dict[str, str] = field(default_factory=dict)
    raw_profiles: dict[str, bytes] = field(default_factory=dict)

    @property
    def page_count(self) -> int:
        """The frames, and the picture that stands for them where it is none of them."""
        return self.frame_count + (self.frame_count > 1 and self.has_separate_picture)


def read_chunks(path: Path) -> PngChunks:
    """The chunks of the PNG at ``path``, as far as they are sound. Raises OSError."""
    found, has_pixels = PngChunks(), False
    with path.open("rb") as file:
        file.seek(_SIGNATURE_BYTES)
        while len(start := file.read(8)) == 8:
            length, kind = struct.unpack(">I4s", start)
            if kind in _READERS and length <= _LONGEST_CHUNK_BYTES:
                body = file.read(length)
                if zlib.crc32(kind + body) == int.from_bytes(file.read(4), "big"):
                    # An error in one chunk does not affect the others.
                    with contextlib.suppress(ValueError, struct.error, zlib.error, LookupError):
                        _READERS[kind](found, body)
            else:
                file.seek(length + 4, 1)
            has_pixels = has_pixels or kind == b"IDAT"
            if kind == b"fcTL" and not has_pixels:
                found.has_separate_picture = False
            if kind == b"IEND":
                break
    return found


def _cicp(found: PngChunks, body: bytes) -> None:
    primaries, transfer, matrix, _ = struct.unpack(">BBBB", body)
    found.colour_codes = ColourCodes(primaries, transfer) if matrix == 0 else None


def _gamma(found: PngChunks, body: bytes) -> None:
    (stored,) = struct.unpack(">I", body)
    found.gamma = stored / 100_000 if stored else None


def _chromaticities(found: PngChunks, body: bytes) -> None:
    white_x, white_y, *primaries = (value / 100_000 for value in struct.unpack(">8I", body))
    red, green, blue = (tuple(primaries[at : at + 2]) for at in (0, 2, 4))
    found.chromaticities = Chromaticities((white_x, white_y), red, green, blue)


def _srgb(found: PngChunks, _body: bytes) -> None:
    found.has_srgb = True


def _profile(found: PngChunks, _body: bytes) -> None:
    found.has_profile = True


def _frames(found: PngChunks, body: bytes) -> None:
    found.frame_count = struct.unpack(">II", body)[0]


def _resolution(found: PngChunks, body: bytes) -> None:
    across, down, unit = struct.unpack(">IIB", body)
    if unit == 1 and across and down:
        found.pixels_per_metre = (across, down)


def _exif(found: PngChunks, body: bytes) -> None:
    found.exif = body


def _text(found: PngChunks, body: bytes) -> None:
    keyword, text = body.split(b"\0", 1)
    _add(found, keyword.decode("latin-1"), text.decode("latin-1"))


def _packed_text(found: PngChunks, body: bytes) -> None:
    keyword, rest = body.split(b"\0", 1)
    _add(found, keyword.decode("latin-1"), _inflated(rest[1:]).decode("latin-1"))


def _international_text(found: PngChunks, body: bytes) -> None:
    keyword, rest = body.split(b"\0", 1)
    is_packed = rest[0] == 1
    _language, _translated, text = rest[2:].split(b"\0", 2)
    _add(found, keyword.decode("latin-1"), (_inflated(text) if is_packed else text).decode("utf-8"))


def _inflated(packed: bytes) -> bytes:
    return zlib.decompressobj().decompress(packed, _LONGEST_TEXT_BYTES)


def _add(found: PngChunks, keyword: str, text: str) -> None:
    if not keyword.startswith(_RAW_PROFILE):
        found.texts.setdefault(keyword, text)
        return
    # A line with the name, one with the number of bytes, and those in hexadecimal digits.
    _name, count, *digits = text.split()
    stored = bytes.fromhex("".join(digits))
    if len(stored) == int(count):
        found.raw_profiles.setdefault(keyword.removeprefix(_RAW_PROFILE).lower(), stored)


_READERS = {
    b"cICP": _cicp,
    b"gAMA": _gamma,
    b"cHRM": _chromaticities,
    b"sRGB": _srgb,
    b"iCCP": _profile,
    b"acTL": _frames,
    b"pHYs": _resolution,
    b"eXIf": _exif,
    b"tEXt": _text,
    b"zTXt": _packed_text,
    b"iTXt": _international_text,
}
