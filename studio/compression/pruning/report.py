"""What pruning came to: sizes, multiply-accumulates, seconds and scores, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import Tensor

from studio.codec import to_plain
from studio.compression.pruning.level_groups import LevelsNetwork
from studio.compression.pruning.refit_choice import RefitChoice
from studio.compression.pruning.speedup import SpeedUp, speed_up
from studio.engine.timing import Timing, in_turns

TIMED_SIDE_PX = 256
_REPEATS = 5
_FLOAT32_BYTES = 4


@dataclass(frozen=True, slots=True)
class Scores:
    """Held-out scores (smaller is better): the original in the student's place, the ``removal``, the best of the run.

    ``retrained`` is no worse than what was kept of the removal, which counts among the best.
    """

    original: float
    removal: RefitChoice
    retrained: float

    def fields(self) -> dict[str, Any]:
        """For report.json: retraining began with ``kept``, which has the refits of ``refitted_levels`` (None: all)."""
        return {"original": self.original, **to_plain(self.removal), "retrained": self.retrained}

    def text(self) -> str:
        """For a person."""
        removal = self.removal
        levels = removal.refitted_levels
        if levels:
            kept = "the refit of level " if len(levels) == 1 else "the refit of levels "
            kept += ", ".join(map(str, levels))
        else:
            kept = "the refit" if levels is None else "what was just pruned"
        return (
            f"held-out score, smaller is better: original {self.original:.4g}, just pruned {removal.pruned:.4g}, "
            f"refitted {removal.refitted:.4g}\n"
            f"kept {kept}: {removal.kept:.4g}, after retraining {self.retrained:.4g}"
        )


@dataclass(frozen=True, slots=True)
class Size:
    """One side: parameters and their bytes, multiply-accumulates per pixel of all pairs, seconds for the picture."""

    parameters: int
    weight_bytes: int
    macs_per_pixel: float
    runs_s: tuple[float, ...]
    median_s: float


@dataclass(frozen=True, slots=True)
class PruningReport:
    """Both sides and the layers between them; ``difference`` is how far masked and removed networks were apart."""

    before: Size
    after: Size
    layers: SpeedUp
    scores: Scores
    difference: float
    threads: int

    def fields(self) -> dict[str, Any]:
        """For report.json."""
        return {
            "before": to_plain(self.before),
            "after": to_plain(self.after),
            "timed": {"side_px": TIMED_SIDE_PX, "threads": self.threads},
            "measured_speed_up": self.before.median_s / self.after.median_s,
            "theoretical_speed_up": self.layers.fields(),
            "scores": self.scores.fields(),
            "masked_and_removed_apart": self.difference,
        }

    def text(self) -> str:
        """For a person: the layers, then the sums."""
        before, after = self.before, self.after
        rows = [
            ("", "before", "after", "times less"),
            _row("parameters", before.parameters, after.parameters, ",.0f"),
            _row("weights in MB", before.weight_bytes / 1e6, after.weight_bytes / 1e6, ".2f"),
            _row("MAC per pixel", before.macs_per_pixel, after.macs_per_pixel, ",.0f"),
            _row("milliseconds", before.median_s * 1e3, after.median_s * 1e3, ",.1f"),
        ]
        lines = [f"{name:<14}{old:>16}{new:>16}{factor:>12}" for name, old, new, factor in rows]
        threads = "1 thread" if self.threads == 1 else f"{self.threads} threads"
        notes = (
            f"milliseconds: every pair once on {TIMED_SIDE_PX} x {TIMED_SIDE_PX} px, {threads}, median of {_REPEATS}\n"
            f"{self.scores.text()}\n"
            f"masked and removed networks differ by {self.difference:.1e}"
        )
        return f"{self.layers.table()}\n\n" + "\n".join(lines) + f"\n\n{notes}\n"


def report_on(before: LevelsNetwork, after: LevelsNetwork, scores: Scores, *, difference: float) -> PruningReport:
    """Compare the pairs ``before`` and ``after``, both on the device and with the threads of now; takes seconds."""
    device = next(after.parameters()).device
    picture = torch.rand(1, 3, TIMED_SIDE_PX, TIMED_SIDE_PX, device=device)

    work = {"before": partial(_paint, before, picture), "after": partial(_paint, after, picture)}
    for paint in work.values():  # the first time is not counted
        paint()
    timings = in_turns(work, repeats=_REPEATS)
    layers = speed_up(before, after, picture)
    pixels = picture[0, 0].numel()
    macs = (sum(each.macs_before for each in layers.layers), sum(each.macs_after for each in layers.layers))
    return PruningReport(
        _size(before, macs[0] / pixels, timings["before"]),
        _size(after, macs[1] / pixels, timings["after"]),
        layers,
        scores,
        difference,
        torch.get_num_threads(),
    )


@torch.no_grad()
def _paint(network: LevelsNetwork, picture: Tensor) -> None:
    network(picture).sum().item()  # waits for a device that works on its own


def _size(network: LevelsNetwork, macs_per_pixel: float, timing: Timing) -> Size:
    parameters = sum(weight.numel() for weight in network.parameters())
    return Size(parameters, parameters * _FLOAT32_BYTES, macs_per_pixel, timing.runs_s, timing.median_s)


def _row(name: str, before: float, after: float, pattern: str) -> tuple[str, str, str, str]:
    return name, format(before, pattern), format(after, pattern), f"{before / after:.2f}"
