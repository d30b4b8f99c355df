"""What a run does before its first step, in parts that are reported as they run. Torch-free."""

from __future__ import annotations

from enum import StrEnum

from studio.progress import Progress


class Preparation(StrEnum):
    """One part; the value is its stage in reports."""

    LOADING = "loading networks"
    PICTURES = "reading pictures"
    FITTING = "ranking and fitting filters"
    CHECKING = "checking groups of filters"
    SCANNING = "testing layers"
    TIMING = "timing steps"
    SAMPLES = "painting first samples"


def begin_part(progress: Progress | None, part: Preparation, *, pieces: int) -> None:
    """Count from now on towards ``pieces`` of ``part``; raises Cancelled where somebody asked to stop."""
    if progress is not None:
        progress.plan(pieces)
        progress.advance(0.0, part)


def report_piece(progress: Progress | None, part: Preparation) -> None:
    """One more piece of ``part`` is done; raises Cancelled where somebody asked to stop."""
    if progress is not None:
        progress.advance(1.0, part)
