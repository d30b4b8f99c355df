"""The two optimisers: Adam, pixel by pixel in stores of any size, and L-BFGS, whose memory must hold its history."""

from __future__ import annotations

import math
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch

from studio.engine.workspace import Workspace
from studio.errors import JobError
from studio.geometry import Region, Size
from studio.images.rasters import FileRaster, MemoryRaster, Raster, raster_bytes
from studio.networks.layout import RGB_CHANNELS
from studio.optimize.enlarging import blocks, enlarge_into, raster_reader
from studio.optimize.gradient import Losses
from studio.replacing import replacement
from studio.specs.optimize import Optimizer

_FIRST_DECAY, _SECOND_DECAY, _EPSILON = 0.9, 0.999, 1e-8
_LAST_STEP = 0.02  # of the first one, at the end of a scale
_HISTORY = 10
_MOST_EVALUATIONS = 8  # of one search along a direction
_LBFGS_VECTORS = 2 * _HISTORY + 7  # steps and differences; picture, two gradients, direction, and the search's own

Evaluate = Callable[[Raster, Raster], Losses]
"""The losses of a picture; their derivative, times the number of pixels, replaces what the second raster holds."""


@dataclass(frozen=True, slots=True)
class StepSize:
    """Adam's step at iteration ``number`` (from 0) of ``count`` of a scale: it falls as a cosine from ``first``."""

    first: float

    def at(self, number: int, count: int) -> float:
        """The step, in units of the range [0, 1]."""
        return self.first * (_LAST_STEP + (1 - _LAST_STEP) * (1 + math.cos(math.pi * number / count)) / 2)


class PictureOptimizer(Protocol):
    """Owns the ``picture`` that it optimises at one scale, and what it remembers of earlier steps."""

    @property
    def picture(self) -> Raster:
        """What is optimised: RGB floats."""

    def step(self, evaluate: Evaluate, step_size: float) -> Losses:
        """Take one iteration; returns the losses of the picture before it, which are finite or nothing was changed."""

    def continue_from(self, smaller: PictureOptimizer) -> None:
        """Take over what one of the same kind remembers of the scale below."""

    def save(self, path: Path) -> None:
        """Have the file ``path`` hold the picture and all that is remembered, whole and on the disk."""

    def load(self, path: Path) -> None:
        """Undo `save`; raises JobError where the file is missing or damaged."""

    def close(self) -> None:
        """Give back the stores."""


class Adam:
    """Adam (Kingma and Ba 2015) with pixels kept in [0, 1]; its running means carry over from scale to scale."""

    def __init__(self, workspace: Workspace, size: Size, number: int, dtype: type[np.floating[Any]]) -> None:
        self._workspace, self._names = (
            workspace,
            [f"{kind}-{number}" for kind in ("picture", "first", "second", "gradient")],
        )
        for name in self._names:
            workspace.drop(name)  # running means of a run that was interrupted before its checkpoint are no beginning
        self._picture, self._first, self._second, self._gradient = (
            workspace.store(name, size, RGB_CHANNELS, dtype) for name in self._names
        )
        self._steps = 0

    @property
    def picture(self) -> Raster:
        """What is optimised, in a store of the workspace."""
        return self._picture

    def step(self, evaluate: Evaluate, step_size: float) -> Losses:
        """Take one step against the gradient, each pixel by its own running means."""
        losses = evaluate(self.picture, self._gradient)
        if not math.isfinite(losses.total):
            return losses
        self._steps += 1
        first_share, second_share = 1 - _FIRST_DECAY**self._steps, 1 - _SECOND_DECAY**self._steps
        for region in blocks(self.picture.size):
            gradient = raster_reader(self._gradient)(region)
            first = _FIRST_DECAY * raster_reader(self._first)(region) + (1 - _FIRST_DECAY) * gradient
            second = _SECOND_DECAY * raster_reader(self._second)(region) + (1 - _SECOND_DECAY) * gradient**2
            moved = step_size * (first / first_share) / (np.sqrt(second / second_share) + _EPSILON)
            self._first.write(region, first.astype(self._first.dtype, copy=False))
            self._second.write(region, second.astype(self._second.dtype, copy=False))
            pixels = (raster_reader(self.picture)(region) - moved).clip(0, 1)
            self.picture.write(region, pixels.astype(self.picture.dtype, copy=False))
        return losses

    def continue_from(self, smaller: PictureOptimizer) -> None:
        """Enlarge the running means; they are of derivatives per pixel, so that their size stays."""
        assert isinstance(smaller, Adam)
        enlarge_into(smaller._first, self._first)
        enlarge_into(smaller._second, self._second)
        self._steps = smaller._steps

    def save(self, path: Path) -> None:
        """One raw raster of nine channels, and in its last row the number of steps."""
        size, stores = self.picture.size, (self.picture, self._first, self._second)
        with replacement(path) as part:
            kept = FileRaster.create(part, *_kept_shape(size), self.picture.dtype)
            try:
                for region in blocks(size):
                    kept.write(region, np.concatenate([store.read(region) for store in stores], axis=2))
                steps = np.full((1, size.width, 3 * RGB_CHANNELS), self._steps, self.picture.dtype)
                kept.write(Region(0, size.height, size.width, size.height + 1), steps)
            finally:
                kept.close()

    def load(self, path: Path) -> None:
        """Read all of it back into the stores."""
        size, stores = self.picture.size, (self.picture, self._first, self._second)
        kept = FileRaster.open(path, *_kept_shape(size), self.picture.dtype)
        try:
            for region in blocks(size):
                for store, pixels in zip(stores, np.split(kept.read(region), 3, axis=2), strict=True):
                    store.write(region, np.ascontiguousarray(pixels))
            self._steps = int(kept.read(Region(0, size.height, 1, size.height + 1))[0, 0, 0])
        finally:
            kept.close()

    def close(self) -> None:
        """Give back the stores."""
        for name in self._names:
            self._workspace.drop(name)


class Lbfgs:
    """L-BFGS with a search along each direction (torch's own, strong Wolfe); every scale begins a new history."""

    def __init__(self, size: Size, dtype: type[np.floating[Any]]) -> None:
        self._picture = MemoryRaster(size, RGB_CHANNELS, dtype)
        self._gradient = MemoryRaster(size, RGB_CHANNELS, dtype)
        self._variable = torch.from_numpy(self._picture.pixels_hwc)  # the same memory
        self._variable.requires_grad_()
        self._optimizer = torch.optim.LBFGS(
            [self._variable],
            max_iter=1,
            max_eval=_MOST_EVALUATIONS,
            history_size=_HISTORY,
            tolerance_grad=0,
            tolerance_change=0,
            line_search_fn="strong_wolfe",
        )

    @property
    def picture(self) -> Raster:
        """What is optimised, in memory."""
        return self._picture

    def step(self, evaluate: Evaluate, step_size: float) -> Losses:
        """Take one direction and search along it; ``step_size`` belongs to Adam."""
        del step_size
        before = self._variable.detach().clone()
        seen: list[Losses] = []

        def closure() -> float:
            losses = evaluate(self.picture, self._gradient)
            seen.append(losses)
            self._variable.grad = torch.from_numpy(self._gradient.pixels_hwc).clone()
            return losses.total * self.picture.size.pixels

        self._optimizer.step(closure)  # type: ignore[no-untyped-call]
        if not (all(math.isfinite(losses.total) for losses in seen) and torch.isfinite(self._variable).all()):
            self._variable.detach().copy_(before)
            return next(losses for losses in seen if not math.isfinite(losses.total))
        return seen[0]

    def continue_from(self, smaller: PictureOptimizer) -> None:
        """Nothing: differences of gradients at one scale say nothing about the next."""

    def save(self, path: Path) -> None:
        """The picture and torch's own state."""
        with replacement(path) as part:
            torch.save({"picture": self._variable.detach(), "state": self._optimizer.state_dict()}, part)

    def load(self, path: Path) -> None:
        """Read all of it back."""
        try:
            kept = torch.load(path, weights_only=True)
            self._variable.detach().copy_(kept["picture"])
            self._optimizer.load_state_dict(kept["state"])
        except (OSError, RuntimeError, KeyError, ValueError, EOFError, pickle.UnpicklingError) as error:
            raise JobError("{path} is damaged; start the job again in another folder", path=path) from error

    def close(self) -> None:
        """Give back the memory."""
        self.picture.close()
        self._gradient.close()


def state_bytes(kind: Optimizer, padded: Size, dtype: torch.dtype) -> int:
    """What an optimiser keeps of a canvas: on disk or in memory for Adam, always in memory for L-BFGS."""
    vectors = {Optimizer.ADAM: 4, Optimizer.LBFGS: _LBFGS_VECTORS}[kind]
    return vectors * raster_bytes(padded, RGB_CHANNELS, np.dtype(str(dtype).removeprefix("torch.")))


def _kept_shape(size: Size) -> tuple[Size, int]:
    return Size(size.width, size.height + 1), 3 * RGB_CHANNELS
