"""The only module that imports PyAV: FFmpeg with its log off, and its errors in one line."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import av
import av.error
import av.logging
from av.codec import Codec
from av.container import InputContainer, OutputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from studio.errors import PictureError, SpaceError
from studio.system_errors import FULL, system_reason

av.logging.set_level(None)  # what a person must know is told in errors of ours

FfmpegError = av.error.FFmpegError
Packet = av.Packet
UNSPECIFIED_MATRIX = 2

__all__ = ["Disposition", "FfmpegError", "InputContainer", "OutputContainer", "Packet", "VideoFrame", "VideoStream"]

_BICUBIC, _WHOLE_CHROMA, _ACCURATE, _BIT_EXACT = 0x4, 0x2000, 0x40000, 0x80000
_SCALING = _BICUBIC | _WHOLE_CHROMA | _ACCURATE | _BIT_EXACT  # bit-exact: the same on every processor
_LIMITED, _FULL = 1, 2
_BT709, _BT601 = 1, 5


def open_input(path: Path) -> InputContainer:
    """The film at ``path``; raises PictureError where it is none."""
    try:
        return av.open(f"file:{path.absolute()}", "r", metadata_errors="replace")
    except (FfmpegError, OSError) as error:
        raise PictureError(
            "{path} cannot be read as a film ({reason}); it may be damaged, cut short, or of a kind that FFmpeg does "
            "not know",
            path=path,
            reason=reason(error),
        ) from error


def open_output(target: Any, container: str) -> OutputContainer:
    """A container of FFmpeg's name ``container``, written to a path or file; the same bytes for the same content."""
    options = {"fflags": "+bitexact"}
    return av.open(target, "w", format=container, options={}, container_options=options)


def has_encoder(name: str) -> bool:
    """Whether FFmpeg was built with this encoder."""
    with suppress(av.codec.codec.UnknownCodecError):
        return Codec(name, "w").is_encoder
    return False


def reason(error: Exception) -> str:
    """What FFmpeg or the system says, without the numbers and paths around it."""
    told = getattr(error, "strerror", None) or str(error)
    return str(told).strip().rstrip(".")


def write_error(error: Exception, path: Path) -> PictureError | SpaceError:
    """What to raise for an error of writing ``path``."""
    if getattr(error, "errno", None) in FULL:
        return SpaceError("no room to write {path}; free some space or choose another disk", path=path)
    why = system_reason(error) if type(error) is OSError else reason(error)
    return PictureError("{path} cannot be written: {reason}", path=path, reason=why)


def to_rgb(frame: VideoFrame, pixel_format: str, *, matrix: int, is_full_range: bool) -> VideoFrame:
    """``frame`` in an RGB format, by the matrix of ITU-T H.273 number ``matrix``."""
    if is_rgb(frame.format.name):
        return _reordered(frame, pixel_format)
    return frame.reformat(
        format=pixel_format,
        src_colorspace=matrix,
        dst_colorspace=_another(matrix),
        interpolation=_SCALING,
        src_color_range=_FULL if is_full_range else _LIMITED,
        dst_color_range=_FULL,
    )


def from_rgb(frame: VideoFrame, pixel_format: str, *, matrix: int, is_full_range: bool) -> VideoFrame:
    """An RGB ``frame`` in another format, likewise."""
    if is_rgb(pixel_format):
        return _reordered(frame, pixel_format)
    return frame.reformat(
        format=pixel_format,
        src_colorspace=_another(matrix),
        dst_colorspace=matrix,
        interpolation=_SCALING,
        src_color_range=_FULL,
        dst_color_range=_FULL if is_full_range else _LIMITED,
    )


def _reordered(frame: VideoFrame, pixel_format: str) -> VideoFrame:
    """An RGB ``frame`` in another RGB format; with matrices that differ swscale would take it through YUV."""
    return frame.reformat(
        format=pixel_format,
        src_colorspace=_BT709,
        dst_colorspace=_BT709,
        interpolation=_SCALING,
        src_color_range=_FULL,
        dst_color_range=_FULL,
    )


def is_rgb(pixel_format: str) -> bool:
    """Whether a format of FFmpeg holds red, green and blue themselves, which always have the full range."""
    return pixel_format.lstrip("a0x").startswith(("rgb", "bgr", "gbr", "pal8")) or pixel_format.startswith("x2")


def _another(matrix: int) -> int:
    """WORKAROUND(av 16): matrices and ranges are only looked at where two of them differ; that of RGB means nothing."""
    return _BT601 if matrix == _BT709 else _BT709
