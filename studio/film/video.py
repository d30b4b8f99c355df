"""A video file as a source of frames, and what its result keeps of its colours and shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from studio.errors import Message, PictureError
from studio.film.ffmpeg import (
    UNSPECIFIED_MATRIX,
    Disposition,
    FfmpegError,
    InputContainer,
    VideoFrame,
    VideoStream,
    is_rgb,
    open_input,
    reason,
    to_rgb,
)
from studio.film.reading import FilmFacts, FilmFrame, FilmSource, Floats, fitted_frame, floats_of
from studio.geometry import Size
from studio.specs.stylize import SMALLEST_SIDE_PX

_BT709, _BT601 = 1, 5
_HD_HEIGHT_PX = 720
_RGB_MATRIX = 0
_FULL_RANGE = 2
_MICROSECONDS = 1e6
_HDR_TRANSFERS = {16: "PQ", 18: "HLG"}


@dataclass(frozen=True, slots=True)
class VideoColours:
    """How the numbers of a video mean colours: codes of ITU-T H.273, 2 where nothing is said, and the shape of pixels.

    ``matrix`` is what pixels are computed by also where the file says nothing: BT.709 from 720 rows on, else BT.601.
    """

    matrix: int
    is_full_range: bool
    primaries: int
    transfer: int
    told_matrix: int
    told_range: int
    pixel_aspect: Fraction | None


class VideoFile(FilmSource):
    """A `FilmSource` over the main video of a file; frames that are turned for display come upright."""

    def __init__(self, path: Path, *, longer_side_px: int | None = None) -> None:
        self._path = path
        with closing(open_input(path)) as container:
            first = self._first_frame(container)
            stream = main_video(container, path)
            self._turns = _quarter_turns(first)
            self._stored = Size(first.width, first.height)
            upright = Size(first.height, first.width) if self._turns % 2 else self._stored
            size = upright if longer_side_px is None else upright.fitted(longer_side_px)
            if min(size.width, size.height) < SMALLEST_SIDE_PX:
                raise PictureError(
                    "{path} is {size} px; both sides must be at least {smallest_side_px} px to be painted: enlarge it "
                    "or choose another",
                    path=path,
                    size=size,
                    smallest_side_px=SMALLEST_SIDE_PX,
                )
            deepest = max(component.bits for component in first.format.components)
            has_alpha = any(component.is_alpha for component in first.format.components)
            self.colours = _colours_of(first, stream, turns=self._turns)
            rate = stream.average_rate or stream.guessed_rate or stream.base_rate or Fraction(25)
            time_base = first.time_base or stream.time_base or 1 / Fraction(rate)
            self.told_s = None if container.duration is None else container.duration / _MICROSECONDS
            self.begins_s = (container.start_time or 0) / _MICROSECONDS
        self.facts = FilmFacts(
            path=path,
            size=size,
            rate=Fraction(rate),
            time_base=Fraction(time_base),
            bit_depth=16 if deepest > 8 else 8,
            has_alpha=has_alpha,
            notes=_notes_of(self.colours),
        )

    def frames(self, is_wanted: Callable[[int], bool]) -> Iterator[FilmFrame]:
        """The frames whose numbers ``is_wanted`` accepts; see `FilmSource.frames`."""
        last_pts, step = None, max(1, round(1 / (self.facts.rate * self.facts.time_base)))
        for number, frame in enumerate(self._decoded()):
            pts = frame.pts
            if pts is None or (last_pts is not None and pts <= last_pts):
                pts = 0 if last_pts is None else last_pts + (step if frame.pts is None else 1)
            last_pts = pts
            if is_wanted(number):
                yield FilmFrame(number, pts, frame.duration or step, self._pixels(frame, number))

    def still(self, at_s: float) -> Floats:
        """The frame that is shown ``at_s`` seconds after the beginning, or the last before; found without the others.

        Raises PictureError where nothing can be decoded there.
        """
        with closing(open_input(self._path)) as container:
            stream = main_video(container, self._path)
            wanted_s = self.begins_s + max(0.0, at_s)
            found: VideoFrame | None = None
            try:
                container.seek(round(wanted_s * _MICROSECONDS), backward=True)
                for frame in container.decode(stream):
                    if found is not None and frame.time is not None and frame.time > wanted_s:
                        break
                    found = frame
            except FfmpegError as error:
                if found is None:
                    raise _damaged(self._path, 0, error) from error
            return self._pixels(found or self._first_frame(container), 0)

    def _decoded(self) -> Iterator[VideoFrame]:
        number = 0
        with closing(open_input(self._path)) as container:
            stream = main_video(container, self._path)
            stream.thread_type = "AUTO"
            try:
                for frame in container.decode(stream):
                    yield frame
                    number += 1
            except FfmpegError as error:
                raise _damaged(self._path, number, error) from error

    def _first_frame(self, container: InputContainer) -> VideoFrame:
        stream = main_video(container, self._path)
        try:
            found: VideoFrame | None = next(iter(container.decode(stream)), None)
        except FfmpegError as error:
            raise _damaged(self._path, 0, error) from error
        if found is None:
            raise PictureError("{path} has no frame that can be decoded; it may be cut short", path=self._path)
        return found

    def _pixels(self, frame: VideoFrame, number: int) -> Floats:
        if (frame.width, frame.height) != (self._stored.width, self._stored.height):
            raise PictureError(
                "{path} changes its size at frame {number}: {found} px instead of {size} px; paint the parts one by "
                "one",
                option=", with --frames",
                path=self._path,
                number=number + 1,
                found=Size(frame.width, frame.height),
                size=self._stored,
            )
        layout = "rgba" if self.facts.has_alpha else "rgb"
        wanted = f"{layout}64le" if self.facts.has_alpha else f"{layout}48le"
        wanted = wanted if self.facts.bit_depth == 16 else ("rgba" if self.facts.has_alpha else "rgb24")
        rgb = to_rgb(frame, wanted, matrix=self.colours.matrix, is_full_range=self.colours.is_full_range)
        pixels = floats_of(np.rot90(rgb.to_ndarray(), self._turns))
        return fitted_frame(pixels, self.facts.size)


def main_video(container: InputContainer, path: Path) -> VideoStream:
    """The stream that plays, which is no cover picture; raises PictureError where there is none, or no decoder."""
    streams = [each for each in container.streams.video if not each.disposition & Disposition.attached_pic]
    if not streams:
        raise PictureError("{path} holds no moving picture, only sound or other streams; choose a film", path=path)
    best = container.streams.best("video")
    stream = next((each for each in streams if best is not None and each.index == best.index), streams[0])
    if stream.codec_context is None:
        raise PictureError("{path} is encoded in a way that FFmpeg has no decoder for; convert it first", path=path)
    return stream


def _damaged(path: Path, number: int, error: Exception) -> PictureError:
    if number == 0:
        return PictureError(
            "{path} is damaged: its first frame cannot be decoded ({reason})", path=path, reason=reason(error)
        )
    return PictureError(
        "{path} is damaged or cut short: decoding stopped after frame {number} ({reason}); paint those frames alone, "
        "or copy it again from where it came",
        option=", with --frames 1:{number}",
        path=path,
        number=number,
        reason=reason(error),
    )


def _quarter_turns(frame: VideoFrame) -> int:
    """How often the stored picture is turned anticlockwise by 90° for display; other angles are left alone."""
    turns, rest = divmod(frame.rotation, 90)
    return 0 if rest else int(turns) % 4


def _colours_of(frame: VideoFrame, stream: VideoStream, *, turns: int) -> VideoColours:
    context = stream.codec_context
    told = int(frame.colorspace)
    has_rgb = is_rgb(frame.format.name)
    guessed = _BT709 if frame.height >= _HD_HEIGHT_PX else _BT601
    matrix = guessed if told in (UNSPECIFIED_MATRIX, _RGB_MATRIX) else told
    is_full = int(frame.color_range) == _FULL_RANGE or frame.format.name.startswith("yuvj")
    aspect = stream.sample_aspect_ratio or context.sample_aspect_ratio
    if aspect is not None and turns % 2 and aspect:
        aspect = 1 / aspect
    return VideoColours(
        matrix=matrix,
        is_full_range=is_full and not has_rgb,
        primaries=int(context.color_primaries),
        transfer=int(context.color_trc),
        told_matrix=UNSPECIFIED_MATRIX if has_rgb else told,
        told_range=0 if has_rgb else (_FULL_RANGE if is_full else int(frame.color_range)),
        pixel_aspect=aspect if aspect and aspect != 1 else None,
    )


def _notes_of(colours: VideoColours) -> tuple[str, ...]:
    if colours.transfer not in _HDR_TRANSFERS:
        return ()
    return (
        Message(
            "its brightness is coded for high dynamic range ({name}): the networks see the code values as they are",
            name=_HDR_TRANSFERS[colours.transfer],
        ),
    )
