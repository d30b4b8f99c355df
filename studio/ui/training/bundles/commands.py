"""The command lines that check and import bundles."""

from __future__ import annotations

from pathlib import Path

from studio.jobs.training.command import program_command


def verify_command(bundle: Path) -> list[str]:
    """Check every file of the bundle in this folder: exit code 0 where it is sound, 3 where it is not."""
    return [*program_command(), "bundles", "verify", str(bundle)]


def import_command(source: Path, *, bundle_id: str, title: str, drop_dead: bool) -> list[str]:
    """Make the person's own bundle ``bundle_id`` of published weights."""
    slimming = ["--drop-dead"] if drop_dead else []
    named = f"--title={title}"  # in one word: a title may begin with a dash
    return [*program_command(), "bundles", "import", str(source), "--id", bundle_id, named, *slimming]
