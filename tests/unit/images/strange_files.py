"""Files that other programs write, odd but sound, made byte by byte."""

from __future__ import annotations

import struct

import numpy as np

from tests.unit.images.samples import encoded, smooth

SHORT, LONG = 3, 4
FORMATS = {2: "B", SHORT: "H", LONG: "I", 5: "I", 7: "B"}


def raw_tiff(pixels: np.ndarray, tags: dict[int, tuple[int, tuple[int, ...] | bytes] | None], **options: bool) -> bytes:
    """A little-endian TIFF of one strip of ``pixels`` (h, w, c); ``tags`` replace what it says, None leaves one out.

    ``unsorted``: entries come in falling order. Values are (field type, integers) or (2, text as it is).
    """
    height, width, channels = pixels.shape
    stored = pixels.tobytes()
    said: dict[int, tuple[int, tuple[int, ...] | bytes] | None] = {
        256: (LONG, (width,)),
        257: (LONG, (height,)),
        258: (SHORT, (8 * pixels.itemsize,) * channels),
        259: (SHORT, (1,)),
        262: (SHORT, (2 if channels >= 3 else 1,)),
        273: (LONG, (8,)),
        277: (SHORT, (channels,)),
        278: (LONG, (height,)),
        279: (LONG, (len(stored),)),
        **tags,
    }
    entries = sorted(
        ((code, value) for code, value in said.items() if value is not None), reverse="unsorted" in options
    )
    at = 8 + len(stored) + len(stored) % 2
    values_at = at + 2 + 12 * len(entries) + 4
    table, values = struct.pack("<H", len(entries)), b""
    for code, (kind, found) in entries:
        packed = found if isinstance(found, bytes) else struct.pack(f"<{len(found)}{FORMATS[kind]}", *found)
        count = len(found) // (2 if kind == 5 else 1)
        if len(packed) <= 4:
            table += struct.pack("<HHI", code, kind, count) + packed.ljust(4, b"\0")
        else:
            table += struct.pack("<HHII", code, kind, count, values_at + len(values))
            values += packed + b"\0" * (len(packed) % 2)
    body = stored + b"\0" * (len(stored) % 2)
    return b"II*\0" + struct.pack("<I", at) + body + table + struct.pack("<I", 0) + values


def jpeg(**options: object) -> bytes:
    return encoded(smooth(60, 50), "JPEG", quality=95, **options)


def odd_jpegs() -> dict[str, bytes]:
    """Files that decode to the pixels of `jpeg`, by what is odd about them."""
    sound = jpeg()
    scan_at = sound.index(b"\xff\xda")
    length = int.from_bytes(sound[scan_at + 2 : scan_at + 4], "big")
    end = scan_at + 2 + length
    tables_at = sound.index(b"\xff\xdb")
    return {
        "scan parameters": sound[: end - 3] + b"\0\0\0" + sound[end:],
        "another revision": sound[:11] + b"\3" + sound[12:],
        "stray bytes": sound[:tables_at] + b"\0\1\2\3" + sound[tables_at:scan_at] + b"\0\0" + sound[scan_at:],
        "no end": sound[:-2],
        "half an end": sound[:-1],
        "junk behind the end": sound + b"junk" * 100,
        "a film behind the end": sound + b"film" * 100_000,
        "padding before the end": sound[:-2] + bytes(7) + sound[-2:],
    }
