"""The sheet that every style picture is drawn on: its size, its unit of length and its random source."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Array = npt.NDArray[
    np.floating
]  # float32 where it is stored: a field (height, width), or a picture (height, width, 3) in sRGB [0, 1]
Labels = npt.NDArray[np.int32]
REFERENCE_SIDE = 768  # lengths are given in units; the longer side of every sheet measures this many


@dataclass(frozen=True)
class Canvas:
    """A sheet of ``width`` x ``height`` pixels; all painting takes its chance from ``rng`` and so repeats."""

    width: int
    height: int
    rng: np.random.Generator

    @property
    def unit(self) -> float:
        """Pixels per unit."""
        return max(self.width, self.height) / REFERENCE_SIDE

    @property
    def span(self) -> tuple[float, float]:
        """Width and height in units."""
        return self.width / self.unit, self.height / self.unit

    def coordinates(self) -> tuple[Array, Array]:
        """Two fields with the x and the y of every pixel centre, in units."""
        x = (np.arange(self.width, dtype=np.float32) + 0.5) / np.float32(self.unit)
        y = (np.arange(self.height, dtype=np.float32) + 0.5) / np.float32(self.unit)
        across, down = np.meshgrid(x, y)
        return across, down

    def filled(self, colour: Array) -> Array:
        """A picture of one colour."""
        return np.broadcast_to(colour, (self.height, self.width, 3)).astype(np.float32)

    def blurred(self, field: Array, radius: float) -> Array:
        """``field`` or picture after a Gaussian of standard deviation ``radius`` units."""
        blurred = cv2.GaussianBlur(field, (0, 0), max(0.3, radius * self.unit), borderType=cv2.BORDER_REFLECT)
        return np.asarray(blurred, dtype=np.float32)

    def displaced(self, picture: Array, dx: Array, dy: Array) -> Array:
        """``picture`` looked up at (x + dx, y + dy), displacements in units, reflected at the border."""
        rows, columns = np.indices((self.height, self.width), dtype=np.float32)
        moved = cv2.remap(
            picture,
            columns + dx * np.float32(self.unit),
            rows + dy * np.float32(self.unit),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT,
        )
        return np.asarray(moved, dtype=np.float32)


def smoothstep(low: float, high: float, value: Array) -> Array:
    """0 below ``low``, 1 above ``high``, an S-curve between; ``low`` may exceed ``high`` to run downwards."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3 - 2 * t), dtype=np.float32)
