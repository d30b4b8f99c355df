"""The command lines that export a run as a bundle and compare it with its teacher."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.jobs.training.command import program_command


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``bundle`` held against ``against``, ids or folders: ``pairs`` pictures, ``size_px`` at their longer side."""

    bundle: str
    against: str
    contents: Path
    styles: Path
    sheet: Path
    pairs: int
    size_px: int


def export_command(run: Path, bundle_id: str, title: str) -> list[str]:
    """Make a bundle of the run's best weights and put it among the person's own."""
    named = f"--title={title}"  # in one word: a title may begin with a dash
    return [*program_command(), "train", "export", str(run), "--bundle", bundle_id, named]


def evaluate_command(asked: Comparison) -> list[str]:
    """Paint with both, print the figures as JSON and keep them in the bundle; the pictures go into the sheet.

    Judges are left to the evaluation: the teacher first, then the network that took no part, where it is installed.
    """
    return [
        *program_command(),
        "evaluate",
        *("--bundle", asked.bundle, "--against", asked.against),
        *("--contents", str(asked.contents), "--styles", str(asked.styles)),
        *("--pairs", str(asked.pairs), "--size", str(asked.size_px)),
        *("--sheet", str(asked.sheet), "--overwrite", "--record", "--json"),
    ]
