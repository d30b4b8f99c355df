"""How much a painted film flickers, frame by frame and with what holds it still, on clips made of photos.

For each clip the mean squared difference of successive frames, in 8-bit steps, beside that of the clip itself, and the
processor's seconds of each frame. ``still`` is a photo with noise, ``pan`` a camera that moves over it and comes
nearer, ``crossing`` a disc of another photo that moves across it; what moves differs from frame to frame by rights.

Run from the repository root: ``python packaging/measure_flicker.py PHOTO STYLE --object OTHER --sheets FOLDER``. With
--sheets some frames of each clip and painting are written as contact sheets, to be looked at.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from measuring import spec_with
from PIL import Image, ImageOps

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs
from studio.film.paint_film import FilmOptions, FilmTask, paint_film
from studio.images.opencv import cv2
from studio.progress import Progress
from studio.specs.film import FilmSettings
from studio.specs.stylize import Resources, StyleChoice

Frames = npt.NDArray[np.uint8]
WAYS = {
    "frame by frame": FilmSettings(smoothing_s=0.0, stability=0.0),
    "smoothed statistics": FilmSettings(stability=0.0),
    "and kept where nothing moves": FilmSettings(follows_motion=False),
    "and moved along": FilmSettings(),
}
SHOWN = 4
SETTLED = 8


def main() -> None:
    """Make the clips, paint them in each way, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("photo", type=Path)
    parser.add_argument("style", type=Path)
    parser.add_argument("--object", type=Path, help="photo of which the disc is cut (default: the photo itself)")
    parser.add_argument("--frames", type=int, default=16)
    parser.add_argument("--size", type=int, nargs=2, default=(384, 256), metavar=("WIDTH", "HEIGHT"))
    parser.add_argument("--noise", type=float, default=4.0, help="standard deviation, in 8-bit steps")
    parser.add_argument("--clips", nargs="+", default=["still", "pan", "crossing"])
    parser.add_argument("--sheets", type=Path)
    parser.add_argument("--bundle")
    options = parser.parse_args()
    work = SharedInputs(load_bundle(find_bundle(options.bundle)), StyleCache())
    makers: dict[str, Callable[[argparse.Namespace], npt.NDArray[np.float64]]]
    makers = {"still": still_clip, "pan": panned_clip, "crossing": crossed_clip}
    for name in options.clips:
        clip = with_noise(makers[name](options), options.noise)
        rows = [clip]
        for way, settings in WAYS.items():
            painted, seconds = painted_clip(clip, settings, options.style, work)
            rows.append(painted)
            print(
                f"{name}: {way}: {flicker(painted):.1f}, from frame {SETTLED} on {flicker(painted[SETTLED:]):.1f}, "
                f"the clip itself {flicker(clip):.1f}; {seconds:.2f} s a frame",
                flush=True,
            )
        if options.sheets is not None:
            options.sheets.mkdir(parents=True, exist_ok=True)
            contact_sheet(rows).save(options.sheets / f"{name}.png")


def photo_of(path: Path, width: int, height: int) -> npt.NDArray[np.float64]:
    with Image.open(path) as photo:
        return np.asarray(ImageOps.fit(photo.convert("RGB"), (width, height)), np.float64)


def still_clip(options: argparse.Namespace) -> npt.NDArray[np.float64]:
    return np.stack([photo_of(options.photo, *options.size)] * options.frames)


def panned_clip(options: argparse.Namespace) -> npt.NDArray[np.float64]:
    """2.3 px to the right, 0.7 down and 0.4 % nearer with each frame."""
    width, height = options.size
    photo = photo_of(options.photo, round(1.6 * width), round(1.6 * height))
    frames = []
    for number in range(options.frames):
        zoom = 1 + 0.004 * number
        move = np.array([[zoom, 0, -2.3 * number * zoom - 10], [0, zoom, -0.7 * number * zoom - 10]])
        frames.append(cv2.warpAffine(photo, move, (width, height), flags=cv2.INTER_CUBIC))
    return np.stack(frames)


def crossed_clip(options: argparse.Namespace) -> npt.NDArray[np.float64]:
    width, height = options.size
    side = height // 3
    photo, disc = photo_of(options.photo, width, height), photo_of(options.object or options.photo, side, side)
    rows, columns = np.mgrid[0:side, 0:side] - (side - 1) / 2
    is_disc = (rows**2 + columns**2 < (side / 2 - 1) ** 2)[:, :, None]
    frames = []
    for number in range(options.frames):
        frame, left = photo.copy(), 4 + round(number * (width - side - 8) / max(1, options.frames - 1))
        top = (height - side) // 2 + round(height / 12 * np.sin(number / 4))
        place = frame[top : top + side, left : left + side]
        place[...] = np.where(is_disc, disc, place)
        frames.append(frame)
    return np.stack(frames)


def with_noise(clip: npt.NDArray[np.float64], deviation: float) -> Frames:
    noisy = clip + np.random.default_rng(0).normal(0, deviation, clip.shape)
    return np.rint(noisy.clip(0, 255)).astype(np.uint8)


def painted_clip(clip: Frames, settings: FilmSettings, style: Path, work: SharedInputs) -> tuple[Frames, float]:
    """The clip painted, without a codec between, and the processor's seconds of a frame."""
    spec = spec_with([StyleChoice(style)])
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, "clip"), Path(folder, "painted")
        source.mkdir()
        for number, pixels in enumerate(clip):
            Image.fromarray(pixels).save(source / f"{number:04d}.png", compress_level=1)
        started_s = time.process_time()
        options = FilmOptions(Resources(device="cpu", threads=1))
        paint_film(FilmTask(source, output, spec, settings), work=work, options=options, progress=Progress())
        seconds = (time.process_time() - started_s) / len(clip)
        return np.stack([np.asarray(Image.open(path)) for path in sorted(output.iterdir())]), seconds


def flicker(frames: Frames) -> float:
    return float((np.diff(frames.astype(np.float64), axis=0) ** 2).mean())


def contact_sheet(rows: Sequence[Frames]) -> Image.Image:
    """A row for the clip and for each way, some frames of each."""
    shown = np.linspace(0, len(rows[0]) - 1, SHOWN).round().astype(int)
    return Image.fromarray(np.concatenate([np.concatenate([row[index] for index in shown], 1) for row in rows], 0))


if __name__ == "__main__":
    main()
