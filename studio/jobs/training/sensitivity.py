"""The sensitivity scan of layers or levels in a child process, which reports a line per layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.errors import JobError
from studio.jobs.training.command import program_command


@dataclass(frozen=True, slots=True)
class LayerScan:
    """``losses`` maps the share left out of one layer (or level) to the loss on held-out pictures; 0 is none."""

    layer: str
    losses: Mapping[float, float]


def scan_command(request_file: Path) -> list[str]:
    """Scan for the request in ``request_file``; the child prints a JSON line for each layer as it goes."""
    return [*program_command(), "train", "scan", str(request_file)]


def layer_scan_from(plain: Mapping[str, Any]) -> LayerScan:
    """One line of a scan; raises JobError where it is something else."""
    try:
        return LayerScan(str(plain["layer"]), {float(share): float(loss) for share, loss in plain["losses"].items()})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise JobError("the scan printed something that is no measurement; try again") from error
