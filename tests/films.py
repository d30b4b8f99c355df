"""Short films made on the spot with PyAV, and what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

Frames = Sequence[npt.NDArray[np.uint8]]
SAMPLE_RATE = 8000


@dataclass(frozen=True)
class FilmKind:
    """How a film is written; ``stamps`` are in units of ``time_base``, None for one after the other at ``rate``."""

    codec: str = "libx264"
    pixels: str = "yuv420p"
    rate: int = 25
    stamps: Sequence[int] | None = None
    time_base: Fraction | None = None
    with_sound: bool = False
    subtitles: bool = False
    options: tuple[tuple[str, str], ...] = (("crf", "4"), ("preset", "ultrafast"))


def scene(width: int, height: int, *, seed: int = 0) -> npt.NDArray[np.float64]:
    """Soft waves of colours (h, w, 3) in 0..255, others for each seed."""
    rows, columns = np.mgrid[0:height, 0:width]
    tint = np.random.default_rng(seed).uniform(60, 190, 3)
    waves = np.stack([np.sin(columns / 9 + seed), np.cos(rows / 7), np.sin((rows + columns) / 13)], axis=-1)
    return np.asarray(tint + 50 * waves)


def frames_of(*scenes: npt.NDArray[np.float64], count: int, noise: float = 0.0) -> Frames:
    """Each scene ``count`` times, with noise of this standard deviation."""
    random = np.random.default_rng(1)
    noisy = [each + random.normal(0, noise, each.shape) for each in scenes for _ in range(count)]
    return [np.rint(each.clip(0, 255)).astype(np.uint8) for each in noisy]


def write_film(path: Path, frames: Frames, kind: FilmKind = FilmKind()) -> Path:
    with av.open(str(path), "w") as film:
        film.metadata["title"] = "a short film"
        video = film.add_stream(kind.codec, rate=kind.rate, options=dict(kind.options))
        video.height, video.width = frames[0].shape[:2]
        video.pix_fmt = kind.pixels
        if kind.time_base is not None:
            video.time_base = video.codec_context.time_base = kind.time_base
        sound = film.add_stream("aac", rate=SAMPLE_RATE) if kind.with_sound else None
        for number, pixels in enumerate(frames):
            layout = "rgba" if pixels.shape[2] == 4 else "rgb24"
            frame = av.VideoFrame.from_ndarray(pixels, format=layout).reformat(format=kind.pixels)
            if kind.stamps is not None:
                frame.pts, frame.time_base = kind.stamps[number], kind.time_base
            film.mux(video.encode(frame))
        film.mux(video.encode(None))
        if sound is not None:
            write_sound(film, sound, len(frames) / kind.rate)
    return path


def write_sound(film: av.container.OutputContainer, stream: av.AudioStream, seconds: float) -> None:
    random, count = np.random.default_rng(5), round(seconds * SAMPLE_RATE)
    for start in range(0, count, 1024):
        samples = random.normal(0, 0.1, (2, min(1024, count - start))).astype(np.float32)
        frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, start, Fraction(1, SAMPLE_RATE)
        film.mux(stream.encode(frame))
    film.mux(stream.encode(None))


def sound_film(path: Path) -> Path:
    """A file that holds sound and no picture."""
    with av.open(str(path), "w") as film:
        write_sound(film, film.add_stream("aac", rate=SAMPLE_RATE), 0.5)
    return path


def read_film(path: Path) -> npt.NDArray[np.uint8]:
    """All frames of a film (n, h, w, 3)."""
    with av.open(str(path)) as film:
        return np.stack([frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)])


def stamps_of(path: Path) -> list[Fraction]:
    """When each frame is shown, in seconds after the first."""
    with av.open(str(path)) as film:
        shown = [frame.pts * Fraction(frame.time_base) for frame in film.decode(video=0) if frame.pts is not None]
    return [each - shown[0] for each in shown]


def packets_of(path: Path, kind: str) -> list[bytes]:
    """The packets of the first stream of this kind."""
    with av.open(str(path)) as film:
        stream = next(stream for stream in film.streams if stream.type == kind)
        return [bytes(packet) for packet in film.demux(stream) if packet.size]
