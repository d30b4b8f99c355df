"""Class folders of a few small pictures: a class is the colour of a disc on noise."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
from PIL import Image

COLOURS = {"blue": (40, 60, 220), "green": (30, 200, 60), "red": (220, 50, 40), "yellow": (220, 200, 40)}
THREE = ("blue", "green", "red")


def make_class_folders(
    folder: Path,
    classes: tuple[str, ...] = THREE,
    *,
    train: int = 6,
    test: int = 3,
    side_px: int = 32,
    seed: int = 0,
) -> Path:
    random = np.random.default_rng(seed)
    rows, columns = np.mgrid[:side_px, :side_px]
    for part, count in (("train", train), ("test", test)):
        for name in classes:
            (folder / part / name).mkdir(parents=True)
            for number in range(count):
                pixels = random.integers(0, 120, (side_px, side_px, 3), dtype=np.uint8)
                top, left = random.integers(side_px // 4, 3 * side_px // 4, 2)
                pixels[(rows - top) ** 2 + (columns - left) ** 2 < (side_px / 4) ** 2] = COLOURS[name]
                Image.fromarray(pixels).save(folder / part / name / f"{number:02}.png")
    return folder


def zipped(folder: Path, archive: Path, *, inside: str = "") -> Path:
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(folder.rglob("*")):
            file.write(path, f"{inside}{path.relative_to(folder).as_posix()}")
    return archive
