"""What strokes are made of, done by hand: copies painted at several shifts, and their enlargement."""

import numpy as np
from scipy.interpolate import BSpline

from studio.engine.in_memory import measure_in_memory, paint_with_maps
from studio.engine.painting import Painting
from studio.progress import Progress
from tests.unit.engine.pictures import IN_FLOAT64


def shifted_mean(pixels: np.ndarray, painting: Painting, count: int) -> np.ndarray:
    """The mean of ``count`` paintings of ``pixels``, each shifted by its own number of pixels, with the maps of one."""
    maps = measure_in_memory(pixels, painting, IN_FLOAT64, Progress())
    total, (height, width) = np.zeros_like(pixels), pixels.shape[:2]
    for down, right in ((0, 0), (3, 9), (9, 5), (5, 13))[:count]:
        padded = np.pad(pixels, ((down, -down % 16), (right, -right % 16), (0, 0)), mode="reflect")
        painted = paint_with_maps(padded, painting, maps, IN_FLOAT64, Progress())
        total += painted[down : down + height, right : right + width]
    return total / count


def spline_enlarged(small: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """``small`` enlarged to the size of ``shape``, as `spline` has it."""
    return spline(spline(small, shape[0]).transpose(1, 0, 2), shape[1]).transpose(1, 0, 2)


def spline(small: np.ndarray, length: int) -> np.ndarray:
    """Rows of ``small`` taken as coefficients of a cubic B-spline, at the centres of ``length`` cells; ends repeat."""
    padded = np.concatenate([small[:1]] * 3 + [small] + [small[-1:]] * 3)
    curve = BSpline(np.arange(len(padded) + 4) - 5.0, padded, 3)
    return curve((np.arange(length) + 0.5) * len(small) / length - 0.5)
