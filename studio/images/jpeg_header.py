"""The head of a JPEG file, segment by segment, and the file as a decoder reads it without complaint.

Cameras and programs write heads that are odd and harm no pixel: another JFIF revision, unused parameters of a scan that
are not what they should be, bytes between two segments, no end marker. A decoder that is to stop at every warning of
damage would stop at those as well, so that they are mended on the way to it; what it warns of then are pixels.
Source: ITU-T T.81, annex B; JFIF 1.02; libjpeg's treatment of the same oddities.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.errors import Message, PictureError
from studio.images.file_stream import FileStretch

SOF_MARKERS = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
COMMENT, APP0, APP1, APP2, APP13, APP14 = 0xFE, 0xE0, 0xE1, 0xE2, 0xED, 0xEE
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a segment behind them
_SEQUENTIAL, _PROGRESSIVE, _LOSSLESS = (0xC0, 0xC1, 0xC9), (0xC2, 0xCA), (0xC3, 0xC7, 0xCB, 0xCF)
_END, _SCAN = b"\xff\xd9", b"\xff\xda"
_LONGEST_HEAD_BYTES = 64 << 20
_TAIL_BYTES, _CHUNK_BYTES = 1 << 16, 1 << 20
_LAST_COEFFICIENT = 63

ODD_HEAD = Message("its head departs from the standard; all of its pixels were there")
NO_END = Message("its end marker is missing; all of its pixels were there")


@dataclass(frozen=True, slots=True)
class Segment:
    """A marker (its second byte) and what its segment holds."""

    marker: int
    body: bytes


@dataclass(frozen=True, slots=True)
class JpegHead:
    """The segments up to the first scan, that scan's own among them, and where its pixels begin in the file."""

    segments: tuple[Segment, ...]
    pixels_at: int
    has_stray_bytes: bool

    @property
    def frame(self) -> Segment | None:
        """The segment that tells size, depth and kind of coding."""
        return next((segment for segment in self.segments if segment.marker in SOF_MARKERS), None)

    def bodies(self, marker: int, prefix: bytes = b"") -> list[bytes]:
        """What the segments of ``marker`` hold that begin with ``prefix``."""
        return [found.body for found in self.segments if found.marker == marker and found.body.startswith(prefix)]


def read_head(path: Path) -> JpegHead | None:
    """The head of the JPEG at ``path``; None where it ends before a scan begins. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(_TAIL_BYTES)
        while len(head) <= _LONGEST_HEAD_BYTES:
            found = parsed_head(head)
            more = b"" if found is not None else file.read(max(_CHUNK_BYTES, len(head)))
            if not more:
                return found
            head += more
    return None


def check_coding(path: Path, head: JpegHead) -> None:
    """Raise `PictureError` where the pixels are coded in a way that is not read here."""
    frame = head.frame
    if frame is None or len(frame.body) < 6:
        return
    bits = frame.body[0]
    if frame.marker in _LOSSLESS:
        found = f"a lossless JPEG of {bits} bits per channel"
    elif frame.marker not in (*_SEQUENTIAL, *_PROGRESSIVE):
        found = "a hierarchical JPEG"
    elif bits != 8:
        found = f"a JPEG of {bits} bits per channel"
    else:
        return
    raise PictureError(
        "{path} is {found}, which is not read here; save it as TIFF or PNG with 8 or 16 bits first",
        path=path,
        found=found,
    )


def mended(
    path: Path, head: JpegHead, pixels: tuple[FileStretch, ...] = ()
) -> tuple[tuple[bytes | FileStretch, ...], tuple[str, ...]]:
    """The pieces that make the file at ``path`` one of good form, and notes on what was not.

    An end marker is added where all of its scans are there. ``pixels`` are the stretches that hold them, all that
    follows the head where there are none.
    """
    segments = tuple(_mended_segment(segment, head.frame) for segment in head.segments)
    is_odd = head.has_stray_bytes or segments != head.segments
    length = path.stat().st_size
    ends = _has_end(path, head.pixels_at, length)
    is_complete = ends or _has_all_scans(path, head)
    notes = ((ODD_HEAD,) if is_odd else ()) + ((NO_END,) if is_complete and not ends else ())
    pixels = pixels or (FileStretch(head.pixels_at, length - head.pixels_at),)
    return (encoded_head(segments), *pixels, _END if is_complete else b""), notes


def parsed_head(head: bytes) -> JpegHead | None:
    """The head that the bytes ``head`` of a JPEG begin with; None where it goes on behind them."""
    segments, at, has_stray_bytes = [], 2, False
    while True:
        start = head.find(b"\xff", at)
        marker_at = start
        while 0 <= marker_at < len(head) and head[marker_at] == 0xFF:  # any number of fill bytes is allowed
            marker_at += 1
        if start < 0 or marker_at + 3 > len(head):
            return None
        marker, has_stray_bytes = head[marker_at], has_stray_bytes or start != at
        if marker == 0 or marker in _STANDALONE or marker == _SOI:
            has_stray_bytes, at = True, marker_at + 1
            continue
        body_at = marker_at + 3
        end = marker_at + 1 + int.from_bytes(head[marker_at + 1 : body_at], "big")
        if marker == _EOI or not body_at <= end <= len(head):
            return None
        segments.append(Segment(marker, head[body_at:end]))
        at = end
        if marker == _SOS:
            return JpegHead(tuple(segments), at, has_stray_bytes)


def _mended_segment(segment: Segment, frame: Segment | None) -> Segment:
    body = bytearray(segment.body)
    if segment.marker == _SOS and frame is not None and frame.marker in _SEQUENTIAL and len(body) >= 4:
        body[-3:] = bytes((0, _LAST_COEFFICIENT, 0))  # spectral selection and approximation, which it does not have
    if segment.marker == APP0 and body.startswith(b"JFIF\0") and len(body) >= 7 and body[5] not in (1, 2):
        body[5] = 1
    if segment.marker == APP14 and body.startswith(b"Adobe") and len(body) >= 12 and body[11] > 2:
        body[11] = 2 if frame is not None and frame.body[5:6] == b"\x04" else 1  # what libjpeg takes it for
    return Segment(segment.marker, bytes(body))


def encoded_head(segments: tuple[Segment, ...]) -> bytes:
    """``segments`` as they begin a file."""
    parts = [b"\xff\xd8"]
    for segment in segments:
        parts += [bytes((0xFF, segment.marker)), (len(segment.body) + 2).to_bytes(2, "big"), segment.body]
    return b"".join(parts)


def _has_end(path: Path, start: int, length: int) -> bool:
    """Whether an end marker stands behind file offset ``start``: mostly at the end, where no film is appended."""
    with path.open("rb") as file:
        file.seek(max(start, length - _TAIL_BYTES), os.SEEK_SET)
        if _END in file.read(_TAIL_BYTES):
            return True
    return next(_places(path, start, _END), None) is not None


def _places(path: Path, start: int, wanted: bytes) -> Iterator[int]:
    """The file offsets from ``start`` on at which the two bytes ``wanted`` stand."""
    at, before = start, b""
    with path.open("rb") as file:
        file.seek(start, os.SEEK_SET)
        while block := file.read(_CHUNK_BYTES):
            searched = before + block
            yield from (at - len(before) + found.start() for found in re.finditer(re.escape(wanted), searched))
            at, before = at + len(block), searched[-1:]


def _has_all_scans(path: Path, head: JpegHead) -> bool:
    """Whether the scans of a file without an end marker bring every coefficient of every component to its last bit.

    The pixels of the last scan may still be cut: the decoder, given an end marker, warns of those.
    """
    frame = head.frame
    if frame is None or len(frame.body) < 6 or frame.marker not in (*_SEQUENTIAL, *_PROGRESSIVE):
        return False
    count = frame.body[5]
    names = set(frame.body[6 : 6 + 3 * count : 3])
    exact: dict[int, set[int]] = {name: set() for name in names}

    scans = [head.segments[-1].body]
    if frame.marker in _PROGRESSIVE or scans[0][:1] != bytes((count,)):
        scans += [body for _, body in _later_scans(path, head.pixels_at)]
    for body in scans:
        components = body[0] if body else 0
        if len(body) < 4 + 2 * components:
            continue
        first, last, approximation = body[-3:] if frame.marker in _PROGRESSIVE else (0, _LAST_COEFFICIENT, 0)
        if approximation & 15 == 0:
            for name in body[1 : 1 + 2 * components : 2]:
                exact.setdefault(name, set()).update(range(first, min(last, _LAST_COEFFICIENT) + 1))
    return all(len(exact[name]) > _LAST_COEFFICIENT for name in names)


def scans_of_means(path: Path, head: JpegHead) -> FileStretch | None:
    """The scans of a progressive JPEG up to those that bring the mean of every block of every component.

    The last bit of the means may come later. None where the file is not progressive or holds no scan behind them.
    Raises OSError.
    """
    frame = head.frame
    if frame is None or len(frame.body) < 6 or frame.marker not in _PROGRESSIVE:
        return None
    missing = set(frame.body[6 : 6 + 3 * frame.body[5] : 3]) - _means_in(head.segments[-1].body)
    for place, body in _later_scans(path, head.pixels_at):
        if not missing:
            return FileStretch(head.pixels_at, place - head.pixels_at)
        missing -= _means_in(body)
    return None


def _means_in(scan: bytes) -> set[int]:
    """The components whose first coefficients the scan with this header brings; one that refines them brings none."""
    count = scan[0] if scan else 0
    is_of_means = len(scan) >= 4 + 2 * count and scan[-3] == 0 and scan[-1] >> 4 == 0
    return set(scan[1 : 1 + 2 * count : 2]) if is_of_means else set()


def _later_scans(path: Path, start: int) -> Iterator[tuple[int, bytes]]:
    """Place and header of all scans that begin behind file offset ``start``: FF DA stands for nothing else there."""
    with path.open("rb") as file:
        for place in _places(path, start, _SCAN):
            file.seek(place + 2, os.SEEK_SET)
            yield place, file.read(max(0, int.from_bytes(file.read(2), "big") - 2))
