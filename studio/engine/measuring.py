"""Feature moments measured on any device and moved to the CPU, where they are merged."""

from __future__ import annotations

from torch import Tensor

from studio.transforms.moments import Moments, Precision, measure_moments


def measure_rows(features: Tensor, weights_hw: Tensor | None, *, precision: Precision) -> Moments:
    """The moments, on the CPU, of feature rows (1, C, h, w) on any device; ``weights_hw`` (h, w) as there, or None.

    Metal has no float64, which the sums need: features from there are measured on the CPU.
    """
    if features.device.type == "mps":
        features = features.cpu()
    weights = None if weights_hw is None else weights_hw.to(features.device)
    return measure_moments(features, weights, precision=precision).cpu()
