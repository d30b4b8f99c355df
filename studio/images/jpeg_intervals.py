"""Stray bytes at the ends of the restart intervals of a JPEG, found and left out so that no pixel changes.

A decoder that is to stop at every warning of damage stops at bytes between the last block of an interval and the next
restart marker, which some cameras and transmissions leave there. Each interval is tried by itself, twice in one small
picture with more stray bytes between: then the decoder tells how many are left over, or that blocks are missing.
Source: ITU-T T.81, sections A.2 and B.2.4.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from studio.images.file_stream import FileStretch
from studio.images.jpeg_header import APP14, SOF_MARKERS, JpegHead, Segment, encoded_head
from studio.images.libvips import VipsError, VipsImage

STRAY_BYTES = "there were stray bytes between its restart intervals; all of its pixels were there"
_DHT, _DQT, _DRI, _SOS = 0xC4, 0xDB, 0xDD, 0xDA
_SEQUENTIAL = (0xC0, 0xC1)
_MOST_STRAY_BYTES = 64  # where more are left over the blocks before them were no longer what they should be
# The decoder reads some bytes ahead and does not tell of so few; what blocks that are missing take of them, it does.
_CERTAINLY_STRAY = bytes(32)
_LONGEST_SIDE_PX = 65_500
_CHUNK_BYTES = 1 << 20
_LEFT_OVER = re.compile(r"(\d+) extraneous bytes before marker 0xd[0-7]")
_MARKER = re.compile(rb"\xff[\xd0-\xd7\xd9]")
_BLOCK_PX = 8


def may_be_stray(complaint: str) -> bool:
    """Whether the decoder's ``complaint`` is of bytes left over before a restart marker."""
    return _LEFT_OVER.search(complaint) is not None


def without_strays(path: Path, head: JpegHead) -> tuple[FileStretch, ...] | None:
    """The pixels of the JPEG at ``path`` without stray bytes; None where there is more wrong than those.

    Raises OSError.
    """
    probe = _probe_head(head)
    if probe is None:
        return None
    stretches, begun = [], head.pixels_at
    with path.open("rb") as file:
        for start, end in _intervals(path, head.pixels_at):
            file.seek(start)
            count = _stray_count(probe, file.read(end - start))
            if count is None:
                return None
            if count:
                stretches.append(FileStretch(begun, end - count - begun))
                begun = end
    return (*stretches, FileStretch(begun, path.stat().st_size - begun))


def _intervals(path: Path, pixels_at: int) -> Iterator[tuple[int, int]]:
    """Where the intervals before restart markers lie in the file; nothing reads past the last block of the last one."""
    start, at, before = pixels_at, pixels_at, b""
    with path.open("rb") as file:
        file.seek(pixels_at)
        while block := file.read(_CHUNK_BYTES):
            searched, origin = before + block, at - len(before)
            for found in _MARKER.finditer(searched):
                if found[0] == b"\xff\xd9":
                    return
                yield start, origin + found.start()
                start = origin + found.end()
            at, before = at + len(block), searched[-1:]


def _probe_head(head: JpegHead) -> bytes | None:
    """The head of a picture of two intervals below one another; None where they are not as in sequential JPEG."""
    frame = head.frame
    lengths = [int.from_bytes(body[:2], "big") for body in head.bodies(_DRI)]
    scan = head.segments[-1].body
    if frame is None or frame.marker not in _SEQUENTIAL or not lengths or not lengths[-1]:
        return None
    components = frame.body[5]
    if scan[:1] != bytes((components,)):
        return None
    factors = [frame.body[7 + 3 * index] for index in range(components)]
    across, down = max(factor >> 4 for factor in factors), max(factor & 15 for factor in factors)
    block_wh = (_BLOCK_PX, _BLOCK_PX) if components == 1 else (_BLOCK_PX * across, _BLOCK_PX * down)
    width, height = lengths[-1] * block_wh[0], 2 * block_wh[1]
    if width > _LONGEST_SIDE_PX:
        return None
    body = frame.body[:1] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + frame.body[5:]
    kept = [found for found in head.segments if found.marker in (_DHT, _DQT, _DRI, _SOS, APP14)]
    sized = [Segment(frame.marker, body), *(found for found in kept if found.marker not in SOF_MARKERS)]
    return encoded_head(tuple(sized))


def _stray_count(probe: bytes, interval: bytes) -> int | None:
    """How many bytes are left over at the end of ``interval``; None where blocks are missing or too much is left."""
    data = interval.rstrip(b"\xff")  # fill bytes, which may stand before any marker
    picture = b"".join([probe, data, _CERTAINLY_STRAY, b"\xff\xd0", data, b"\xff\xd9"])
    try:
        VipsImage.new_from_buffer(picture, "", fail_on="warning", access="sequential").avg()
    except VipsError as error:
        left = _LEFT_OVER.search(str(error))
        count = -1 if left is None else int(left[1]) - len(_CERTAINLY_STRAY)
        if 0 <= count <= _MOST_STRAY_BYTES:
            return count and count + len(interval) - len(data)
    return None
