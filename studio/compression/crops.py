"""Random crops of the pictures in a folder, drawn so that a seed repeats them; files that cannot be read are named."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from studio.compression.decoding import decode_for_crops
from studio.errors import InputError, StudioError
from studio.images.formats import READ_SUFFIXES, pictures_in

_CACHE_BYTES = 1 << 30  # of decoded pixels for each folder; what does not fit is decoded again
_REASONS_TOLD = 3


Part = Literal["all", "learned", "held out"]


class CropFolder:
    """Square crops from the pictures directly inside ``folder``, decoded on first use and kept up to ``cache_bytes``.

    ``part`` takes only the pictures to learn from, or only the share ``held_out`` of them to be scored on.
    The shorter side of every picture is brought to ``resize_px``; where that is 0, pictures keep their size, but those
    too small for a crop, which are enlarged until one fits. Raises InputError when the
    folder holds no picture at all.
    """

    def __init__(
        self,
        folder: Path,
        *,
        crop_px: int,
        resize_px: int = 0,
        part: Part = "all",
        held_out: float = 0.0,
        cache_bytes: int = _CACHE_BYTES,
    ) -> None:
        self._crop_px, self._resize_px = crop_px, resize_px
        self._free_bytes = cache_bytes
        found = pictures_in(folder) if folder.is_dir() else []
        if not found:
            raise InputError(
                "{folder} holds no picture ({read_suffixes}); name another folder",
                folder=folder,
                read_suffixes=", ".join(sorted(READ_SUFFIXES)),
            )
        self._paths = split(found, held_out)[part]
        self._decoded: OrderedDict[Path, npt.NDArray[np.uint8]] = OrderedDict()
        self.unreadable: dict[Path, str] = {}

    def __len__(self) -> int:
        return len(self._paths)

    def draw(self, count: int, random: np.random.Generator) -> Tensor:
        """``count`` crops (count, 3, crop, crop) float32 in [0, 1], channels last, half of them mirrored."""
        crops = [self._draw_one(random) for _ in range(count)]
        stacked = torch.from_numpy(np.stack(crops)).float().div_(255)
        return stacked.permute(0, 3, 1, 2)

    def _draw_one(self, random: np.random.Generator) -> npt.NDArray[np.uint8]:
        while True:
            path = self._paths[int(random.integers(len(self._paths)))]
            pixels = self._pixels(path)
            top = int(random.integers(max(1, pixels.shape[0] - self._crop_px + 1)))
            left = int(random.integers(max(1, pixels.shape[1] - self._crop_px + 1)))
            is_mirrored = bool(random.integers(2))
            crop = pixels[top : top + self._crop_px, left : left + self._crop_px]
            if crop.shape[:2] == (self._crop_px, self._crop_px):
                return np.ascontiguousarray(crop[:, ::-1] if is_mirrored else crop)
            if len(self.unreadable) == len(self._paths):
                raise InputError(
                    "not one picture of the folder can be read: {some_reasons}", some_reasons=self._some_reasons()
                )

    def _some_reasons(self) -> str:
        reasons = list(self.unreadable.values())
        more = len(reasons) - _REASONS_TOLD
        return "; ".join(reasons[:_REASONS_TOLD]) + (f"; and {more} more" if more > 0 else "")

    def _pixels(self, path: Path) -> npt.NDArray[np.uint8]:
        if path in self.unreadable:
            return np.zeros((0, 0, 3), np.uint8)
        if (kept := self._decoded.get(path)) is not None:
            return kept
        try:
            pixels = decode_for_crops(path, self._crop_px, resize_px=self._resize_px)
        except StudioError as error:
            self.unreadable[path] = str(error)
            return np.zeros((0, 0, 3), np.uint8)
        self._decoded[path] = pixels
        self._free_bytes -= pixels.nbytes
        while self._free_bytes < 0:  # draws are random: whichever goes, the next is as likely to be missed
            _, dropped = self._decoded.popitem(last=False)
            self._free_bytes += dropped.nbytes
        return pixels


def split(paths: list[Path], held_out: float) -> dict[Part, list[Path]]:
    """``paths`` in order, and in two: every n-th is held out, at least one where there are two or more."""
    if held_out <= 0 or len(paths) < 2:
        return {"all": paths, "learned": paths, "held out": paths}
    stride = min(len(paths), max(2, round(1 / held_out)))
    return {
        "all": paths,
        "learned": [path for index, path in enumerate(paths) if index % stride != stride - 1],
        "held out": paths[stride - 1 :: stride],
    }
