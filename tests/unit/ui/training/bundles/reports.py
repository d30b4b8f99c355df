"""An evaluation as ``gigastyle evaluate --json`` prints it, cut to what is read."""

from __future__ import annotations

from typing import Any


def an_evaluation(*, distance: float = 2.0) -> dict[str, Any]:
    def side(name: str, factor: float, style: float) -> dict[str, Any]:
        return {
            "id": name,
            "parameters": int(100_000 * factor),
            "disk_bytes": int(400_000 * factor),
            "macs_per_pixel": 9_000.0 * factor,
            "s_per_mp": 1.0 * factor,
            "ssim": 0.4,
            "likeness": [
                {"style_distance": {"5": style, "4": 10.0}, "w2": {}, "style": 9.0, "content_distance": 9.0},
                {"style_distance": {"1": 9.0}, "w2": {}, "style": style / 10, "content_distance": factor / 2},
            ],
            "grain": {"axis_power": [style, 1.0], "lattice": 0.1 * factor},
        }

    return {
        "size_px": 384,
        "judges": [{"bundle": "teacher", "levels": [5, 4]}, {"bundle": "vgg19", "levels": [1]}],
        "bundles": {"against": side("teacher", 1.0, 1.0), "bundle": side("small", 0.25, distance)},
        "ratios": {"style_distance": [{"levels": {"5": distance, "4": 1.0}, "overall": distance**0.5}]},
        "pairs": [{}, {}],
    }
