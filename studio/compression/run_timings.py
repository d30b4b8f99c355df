"""How long each part of a run takes on one machine. Torch-free."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunTimings:
    """Measured seconds of each part; painting is per megapixel, all levels, statistics not counted.

    ``seconds_to_begin`` is all that comes once, ``seconds_per_step`` the mean over a run. Steps before filters go take
    longer: by ``seconds_per_first_step`` (None: they do not) a run finds how many fit into its minutes. Painting is
    with the networks the run begins with.
    """

    seconds_to_begin: float
    seconds_per_step: float
    seconds_per_score: float
    seconds_per_checkpoint: float
    seconds_per_megapixel: float
    seconds_per_first_step: float | None = None
