"""The command lines that make a bundle of a run and hold it against its teacher."""

from __future__ import annotations

from pathlib import Path

from studio.jobs.training.command import program_command


def export_command(run: Path, bundle_id: str, title: str) -> list[str]:
    """Make a bundle of the run's best weights and put it among the person's own."""
    return [*program_command(), "train", "export", str(run), "--bundle", bundle_id, "--title", title]


def evaluate_command(  # noqa: PLR0913 — one for each option
    bundle_id: str, against: str, *, contents: Path, styles: Path, sheet: Path, pairs: int, size_px: int
) -> list[str]:
    """Paint ``pairs`` pictures with both bundles, print the figures as JSON and the pictures into ``sheet``."""
    return [
        *program_command(),
        "evaluate",
        *("--bundle", bundle_id, "--against", against, "--judges", against),
        *("--contents", str(contents), "--styles", str(styles)),
        *("--pairs", str(pairs), "--size", str(size_px), "--sheet", str(sheet), "--overwrite", "--json"),
    ]
