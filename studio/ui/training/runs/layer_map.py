"""Where every cell of the layers' map lies: rows are layers, columns are moments of the run. Plain numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.ui.training.runs.history import LayerHistory


@dataclass(frozen=True, slots=True, eq=False)
class LayerMap:
    """``shares`` (rows, columns) in 0..1 with NaN for nothing said, ``first``…``last`` step, ``largest`` value."""

    names: tuple[str, ...]
    shares: npt.NDArray[np.float64]
    steps: tuple[float, float]
    largest: float


NO_MAP = LayerMap((), np.empty((0, 0)), (0.0, 0.0), 0.0)


def layer_map(history: LayerHistory, columns: int) -> LayerMap:
    """At most ``columns`` moments, evenly over the steps; each shows the latest value said until then.

    Probabilities and shares, which end at 1, are drawn as they are; factors without a bound by the largest of them.
    """
    if not history.names or not len(history.steps):
        return NO_MAP
    first, last = float(history.steps[0]), float(history.steps[-1])
    count = max(1, min(columns, len(history.steps)))
    moments = np.linspace(first, last, count + 1)[1:] if last > first else np.array([last])
    places = np.clip(np.searchsorted(history.steps, moments, side="right") - 1, 0, None)
    values = _held(history.values)[:, places]
    finite = values[np.isfinite(values)]
    largest = float(finite.max()) if finite.size else 0.0
    scale = max(1.0, largest)
    return LayerMap(history.names, np.clip(values / scale, 0.0, 1.0), (first, last), largest)


def latest(history: LayerHistory) -> dict[str, float]:
    """The last figure that each layer gave."""
    if not len(history.steps):
        return {}
    ends = _held(history.values)[:, -1]
    return {name: float(value) for name, value in zip(history.names, ends, strict=True) if np.isfinite(value)}


def _held(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Every gap filled with the value before it."""
    is_said = np.isfinite(values)
    places = np.maximum.accumulate(np.where(is_said, np.arange(values.shape[1]), 0), axis=1)
    return np.take_along_axis(values, places, axis=1)
