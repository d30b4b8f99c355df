"""Painted frames encoded in segments that each stand alone, and put together with the sound of their film.

A segment begins with a frame that needs no other, so that work that was interrupted goes on behind the last whole one.
"""

from __future__ import annotations

import heapq
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from studio.errors import JobError, Message, PictureError
from studio.film.ffmpeg import (
    FfmpegError,
    OutputContainer,
    Packet,
    VideoFrame,
    from_rgb,
    has_encoder,
    is_rgb,
    open_input,
    open_output,
    write_error,
)
from studio.film.formats import CONTAINERS, ENCODERS, Encoder, codecs_for
from studio.film.reading import FilmFacts, Floats, integers_of
from studio.film.video import VideoColours, VideoFile, main_video
from studio.networks.layout import RGB_CHANNELS
from studio.replacing import flush_folder, replacement
from studio.specs.film import FilmSettings, VideoCodec

_THREADS = 4  # the bytes of some encoders depend on it
_UNSAID = VideoColours(5, False, 2, 2, 2, 0, None)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the frames of a film are encoded."""

    codec: VideoCodec
    encoder: Encoder
    pixel_format: str
    crf: int
    rate: Fraction
    time_base: Fraction
    colours: VideoColours

    @property
    def has_alpha(self) -> bool:
        """Whether the alpha of frames is kept."""
        return self.encoder.has_alpha(self.pixel_format)

    @property
    def is_rgb(self) -> bool:
        """Whether colours are kept as they are, without a matrix."""
        return is_rgb(self.pixel_format)

    @property
    def bytes_per_pixel(self) -> float:
        """About what a painted pixel takes at most."""
        if self.codec is VideoCodec.FFV1:
            return 8.0 if self.pixel_format.endswith("le") else 3.0
        return 1.0 if self.codec is VideoCodec.PRORES else 0.4


def choose_encoding(output: Path, facts: FilmFacts, colours: VideoColours | None, settings: FilmSettings) -> Encoding:
    """How to encode a film of ``facts`` into ``output``; raises PictureError where nothing can."""
    candidates = codecs_for(output, settings.codec)
    for codec in candidates:
        for encoder in ENCODERS[codec]:
            if has_encoder(encoder.name):
                is_deep = facts.bit_depth > 8
                pixels = encoder.pixel_format(is_deep=is_deep, has_alpha=facts.has_alpha)
                said = colours or _UNSAID
                return Encoding(codec, encoder, pixels, settings.crf, facts.rate, facts.time_base, said)
    present = [codec.value for codec in VideoCodec if any(has_encoder(each.name) for each in ENCODERS[codec])]
    raise PictureError(
        "this FFmpeg was built without an encoder of {wanted}; it has {present}",
        wanted=", ".join(codec.value for codec in candidates),
        present=", ".join(present),
    )


def notes_of(encoding: Encoding, facts: FilmFacts) -> tuple[str, ...]:
    """What is not kept of a film of ``facts``."""
    notes: list[str] = []
    if facts.has_alpha and not encoding.has_alpha:
        notes.append(
            Message(
                "{codec} has no transparency: it was left out; write FFV1 or ProRes, or frames into a folder",
                option=" (--codec ffv1)",
                codec=encoding.codec.value,
            )
        )
    if _needs_even_sides(encoding) and (facts.size.width % 2 or facts.size.height % 2):
        notes.append(
            Message(
                "{codec} needs even sides: the last column or row of {size} px was repeated once",
                codec=encoding.codec.value,
                size=facts.size,
            )
        )
    return tuple(notes)


def _needs_even_sides(encoding: Encoding) -> bool:
    return "420" in encoding.pixel_format or "422" in encoding.pixel_format


@contextmanager
def segment_writer(path: Path, encoding: Encoding) -> Iterator[Callable[[Stamp, Floats], None]]:
    """What encodes a frame with its time stamp into the segment ``path``, which appears whole when the block ends.

    After an exception nothing is left of it. Raises PictureError and SpaceError.
    """
    try:
        with replacement(path) as part, closing(open_output(str(part), encoding.encoder.segment_format)) as container:
            streams: list[Any] = []

            def add(stamp: Stamp, pixels_hwc: Floats) -> None:
                frame = video_frame(pixels_hwc, encoding)
                frame.pts, frame.time_base = stamp.pts, encoding.time_base
                if not streams:
                    streams.append(add_video(container, encoding, frame))
                container.mux(streams[0].encode(frame))

            yield add
            container.mux(streams[0].encode(None))
            container.close()
    except (FfmpegError, OSError) as error:
        raise write_error(error, path) from error


def add_video(container: OutputContainer, encoding: Encoding, frame: VideoFrame) -> Any:
    """A stream of ``container`` that encodes frames such as ``frame``."""
    options = dict(encoding.encoder.options)
    if encoding.encoder.crf_option is not None:
        options[encoding.encoder.crf_option] = str(encoding.crf)
    stream: Any = container.add_stream(encoding.encoder.name, rate=encoding.rate, options=options)
    stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, encoding.pixel_format
    stream.time_base = encoding.time_base
    context, colours = stream.codec_context, encoding.colours
    context.time_base = encoding.time_base
    context.thread_count = _THREADS
    context.color_primaries, context.color_trc = colours.primaries, colours.transfer
    if not encoding.is_rgb:
        context.colorspace, context.color_range = colours.told_matrix, colours.told_range or 1
    if colours.pixel_aspect is not None:
        context.sample_aspect_ratio = colours.pixel_aspect
    return stream


def video_frame(pixels_hwc: Floats, encoding: Encoding) -> VideoFrame:
    """(h, w, 3 or 4) pixels as the encoder takes them; an odd side grows by a repetition where it must be even."""
    if pixels_hwc.shape[2] > RGB_CHANNELS and not encoding.has_alpha:
        pixels_hwc = pixels_hwc[:, :, :RGB_CHANNELS]
    if _needs_even_sides(encoding):
        height, width = pixels_hwc.shape[:2]
        pixels_hwc = np.pad(pixels_hwc, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
    is_deep = encoding.pixel_format.endswith("le")
    numbers = np.ascontiguousarray(integers_of(pixels_hwc, np.uint16 if is_deep else np.uint8))
    layout = "rgba" if encoding.has_alpha else "rgb"
    name = f"{layout}{16 * numbers.shape[2]}le" if is_deep else ("rgba" if encoding.has_alpha else "rgb24")
    rgb = VideoFrame.from_ndarray(numbers, format=name)
    colours = encoding.colours
    return from_rgb(rgb, encoding.pixel_format, matrix=colours.matrix, is_full_range=colours.is_full_range)


@dataclass(frozen=True, slots=True)
class KeptStreams:
    """Which streams of a film go into its result beside the picture, by their index, and what has to be said."""

    indices: tuple[int, ...]
    notes: tuple[str, ...]


def kept_streams(film: VideoFile, output: Path) -> KeptStreams:
    """The sound, subtitles and other streams of ``film`` that the container of ``output`` holds."""
    kept, notes = [], []
    with closing(open_input(film.facts.path)) as source:
        video = main_video(source, film.facts.path)
        for stream in source.streams:
            if stream.index == video.index:
                continue
            if _is_held(stream, CONTAINERS[output.suffix.lower()]):
                kept.append(stream.index)
            else:
                notes.append(_lost(stream, output))
    return KeptStreams(tuple(kept), tuple(notes))


def _is_held(stream: Any, container: str) -> bool:
    """Whether a file of this kind can begin with ``stream``, found out by writing one in memory."""
    probe = open_output(io.BytesIO(), container)
    try:
        probe.add_stream_from_template(stream, opaque=True)
        probe.start_encoding()
    except (FfmpegError, ValueError, OSError):
        return False
    finally:
        with suppress(FfmpegError, ValueError, OSError):
            probe.close()
    return True


def _lost(stream: Any, output: Path) -> str:
    context = stream.codec_context
    return Message(
        "{suffix} cannot hold the film's {kind} ({codec}): it was left out; write .mkv to keep it",
        suffix=output.suffix.lower(),
        kind={"audio": Message("sound"), "subtitle": Message("subtitles")}.get(stream.type, Message("other stream")),
        codec=stream.type if context is None else context.name,
    )


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """When a frame is shown and for how long, in units of the film's time base."""

    pts: int
    duration: int


@dataclass(frozen=True, slots=True)
class FilmParts:
    """What a film is put together of: its segments with the time stamps of their frames, and the film it came from.

    ``start`` and ``end`` bound the sound in the film's own time, in seconds; None where all of the film is painted.
    The time stamps of a part of a film begin with 0.
    """

    segments: Sequence[Path]
    stamps: Sequence[Sequence[Stamp]]
    time_base: Fraction
    film: VideoFile | None
    streams: tuple[int, ...]
    start: Fraction | None = None
    end: Fraction | None = None


def put_together(part: Path, container: str, parts: FilmParts) -> None:
    """Write the film of ``parts`` to the file ``part``; raises PictureError and SpaceError."""
    source = None if parts.film is None else open_input(parts.film.facts.path)
    try:
        with closing(open_output(str(part), container)) as output, closing(open_input(parts.segments[0])) as first:
            video = output.add_stream_from_template(first.streams.video[0], opaque=True)
            video.time_base = parts.time_base
            copies = {}
            if source is not None and parts.film is not None:
                output.metadata.update(source.metadata)
                main = main_video(source, parts.film.facts.path)
                video.metadata.update({k: v for k, v in main.metadata.items() if k in ("language", "title")})
                for index in parts.streams:
                    copies[index] = _copied(output, source.streams[index])
                with suppress(FfmpegError, ValueError, AttributeError):
                    if parts.start is None and (chapters := source.chapters()):
                        output.set_chapters(chapters)
            packets = [_video_packets(parts, video)]
            if copies:
                packets.append(_copied_packets(source, copies, parts))
            for _, packet in heapq.merge(*packets, key=lambda timed: timed[0]):
                output.mux(packet)
    except (FfmpegError, OSError, ValueError) as error:
        raise write_error(error, part) from error
    finally:
        if source is not None:
            source.close()
    flush_folder(part.parent)


def _copied(output: OutputContainer, stream: Any) -> Any:
    copy = output.add_stream_from_template(stream, opaque=True)
    copy.metadata.update(stream.metadata)
    copy.disposition = stream.disposition.value
    return copy


def _video_packets(parts: FilmParts, stream: Any) -> Iterator[tuple[Fraction, Packet]]:
    """The packets of all segments in the order in which they are decoded, with their time in seconds."""
    offset = 0 if parts.start is None else round(parts.start / parts.time_base)
    in_order = [stamp.pts - offset for segment in parts.stamps for stamp in segment]
    delay = _reordering(parts)
    lead = in_order[min(delay, len(in_order) - 1)] - in_order[0]
    number = 0
    for path, stamps in zip(parts.segments, parts.stamps, strict=True):
        for packet, shown in _segment_packets(path, stamps):
            packet.stream, packet.time_base = stream, parts.time_base
            packet.pts, packet.duration = shown.pts - offset, shown.duration
            packet.dts = in_order[number - delay] if number >= delay else in_order[number] - lead
            number += 1
            yield packet.dts * parts.time_base, packet


def _segment_packets(path: Path, stamps: Sequence[Stamp]) -> Iterator[tuple[Packet, Stamp]]:
    """The packets of a segment as they are decoded, each with which of ``stamps`` its frame has."""
    with closing(open_input(path)) as segment:
        packets = [packet for packet in segment.demux(segment.streams.video[0]) if packet.size]
    if len(packets) != len(stamps):
        raise JobError("{path} is damaged; start the job again in another folder", path=path)
    shown = {packet.pts: stamp for packet, stamp in zip(sorted(packets, key=_pts), stamps, strict=True)}
    for packet in packets:
        yield packet, shown[packet.pts]


def _pts(packet: Packet) -> int:
    assert packet.pts is not None, "segments have time stamps"
    return packet.pts


def _reordering(parts: FilmParts) -> int:
    """By how many frames decoding runs ahead of showing, at most."""
    delay = 0
    for path, stamps in zip(parts.segments, parts.stamps, strict=True):
        place = {stamp: index for index, stamp in enumerate(stamps)}
        for number, (_, shown) in enumerate(_segment_packets(path, stamps)):
            delay = max(delay, number - place[shown])
    return delay


def _copied_packets(source: Any, copies: dict[int, Any], parts: FilmParts) -> Iterator[tuple[Fraction, Packet]]:
    start = parts.start or Fraction(0)
    for packet in source.demux([source.streams[index] for index in copies]):
        stamp = packet.dts if packet.dts is not None else packet.pts
        if stamp is None or not packet.size:
            continue
        time_s = stamp * Fraction(packet.time_base)
        if parts.start is not None and time_s < start:
            continue
        if parts.end is not None and time_s >= parts.end:
            continue
        offset = round(start / Fraction(packet.time_base))
        packet.stream = copies[packet.stream.index]
        if packet.pts is not None:
            packet.pts -= offset
        if packet.dts is not None:
            packet.dts -= offset
        yield time_s - start, packet
