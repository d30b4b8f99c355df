"""Which files are films, and which codecs their containers hold. Loads neither FFmpeg nor torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.errors import PictureError
from studio.specs.film import VideoCodec

CONTAINERS = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".mkv": "matroska", ".webm": "webm", ".avi": "avi"}
"""The suffixes of films that are written, and FFmpeg's names of their containers."""
READ_FILM_SUFFIXES = frozenset(
    {*CONTAINERS, ".mpg", ".mpeg", ".ts", ".mts", ".m2ts", ".wmv", ".flv", ".3gp", ".ogv", ".mxf", ".vob", ".nut"}
)


@dataclass(frozen=True, slots=True)
class Encoder:
    """An encoder of FFmpeg, the formats of pixels it is given, and its options.

    ``deep`` is for more than 8 bits, ``clear`` and ``deep_clear`` likewise with alpha; None where it has none.
    """

    name: str
    pixels: str
    deep: str | None = None
    clear: str | None = None
    deep_clear: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    crf_option: str | None = None
    segment_format: str = "nut"  # keeps any time base and nearly any codec

    def pixel_format(self, *, is_deep: bool, has_alpha: bool) -> str:
        """The format that keeps most of what there is."""
        wanted = [self.deep_clear, self.clear] if has_alpha else []
        wanted = wanted if is_deep else wanted[::-1]
        return next((each for each in (*wanted, self.deep if is_deep else None) if each is not None), self.pixels)

    def has_alpha(self, pixel_format: str) -> bool:
        """Whether one of its formats has alpha."""
        return pixel_format in (self.clear, self.deep_clear)


_X26X = (("preset", "medium"),)
ENCODERS: dict[VideoCodec, tuple[Encoder, ...]] = {
    VideoCodec.H264: (
        Encoder("libx264", "yuv420p", "yuv420p10le", options=_X26X, crf_option="crf"),
        Encoder("libopenh264", "yuv420p", options=(("rc_mode", "quality"),)),
    ),
    VideoCodec.H265: (
        Encoder(
            "libx265",
            "yuv420p",
            "yuv420p10le",
            options=(*_X26X, ("x265-params", "log-level=error:pools=none:frame-threads=1")),
            crf_option="crf",
        ),
    ),
    VideoCodec.VP9: (
        Encoder("libvpx-vp9", "yuv420p", clear="yuva420p", options=(("cpu-used", "2"), ("b", "0")), crf_option="crf"),
    ),
    VideoCodec.AV1: (Encoder("libsvtav1", "yuv420p", "yuv420p10le", options=(("preset", "6"),), crf_option="crf"),),
    VideoCodec.MPEG4: (Encoder("mpeg4", "yuv420p", options=(("flags", "+qscale"), ("global_quality", "236"))),),
    VideoCodec.PRORES: (
        Encoder("prores_ks", "yuv422p10le", "yuv422p10le", "yuva444p10le", "yuva444p10le", segment_format="mov"),
    ),
    VideoCodec.FFV1: (
        Encoder("ffv1", "bgr0", "gbrp16le", "bgra", "gbrap16le", options=(("level", "3"), ("slicecrc", "1"))),
    ),
}
"""The encoders of each codec, the best first; which of them exist depends on how FFmpeg was built."""

_BY_SUFFIX: dict[str, tuple[VideoCodec, ...]] = {
    ".mp4": (VideoCodec.H264, VideoCodec.H265, VideoCodec.AV1, VideoCodec.VP9, VideoCodec.MPEG4),
    ".m4v": (VideoCodec.H264, VideoCodec.MPEG4),
    ".mov": (VideoCodec.H264, VideoCodec.H265, VideoCodec.PRORES, VideoCodec.MPEG4),
    ".mkv": (VideoCodec.H264, *(each for each in VideoCodec if each is not VideoCodec.H264)),
    ".webm": (VideoCodec.VP9, VideoCodec.AV1),
    ".avi": (VideoCodec.MPEG4, VideoCodec.FFV1),
}
"""What each suffix may hold, from what is taken where nobody chooses."""


def is_film(path: Path) -> bool:
    """Whether the suffix of ``path`` is that of a film."""
    return path.suffix.lower() in READ_FILM_SUFFIXES


def codecs_for(output: Path, wanted: VideoCodec | None) -> tuple[VideoCodec, ...]:
    """The codecs for ``output`` in the order in which they are tried, ``wanted`` alone where it was chosen.

    Raises PictureError for a suffix that is not written, or that cannot hold what was chosen.
    """
    suffix = output.suffix.lower()
    if suffix not in CONTAINERS:
        raise PictureError(
            "{path} is no name of a film; films are written as {suffixes}, frames into a folder",
            path=output,
            suffixes=" ".join(CONTAINERS),
        )
    held = _BY_SUFFIX[suffix]
    if wanted is not None and wanted not in held:
        raise PictureError(
            "{suffix} cannot hold {codec}; it holds {held}: choose one of them, or .mkv, which holds all",
            suffix=suffix,
            codec=wanted.value,
            held=", ".join(each.value for each in held),
        )
    return (wanted,) if wanted is not None else held
