"""Checks that the disks have free space for a render's result and scratch, added up where both lie on one disk."""

from __future__ import annotations

from pathlib import Path

from studio.engine.temporary_workspace import scratch_parent
from studio.images.disk import ensure_free_space
from studio.images.formats import output_format
from studio.paths import followed
from studio.specs.stylize import Resources
from studio.streaming.budget import StreamPlan


def ensure_render_space(output: Path, result_bytes: int, plan: StreamPlan, resources: Resources) -> None:
    """Raise SpaceError unless the result fits beside the scratch that is still to be made.

    A resumed job has its scratch already; scratch on a disk of its own is checked when the job is opened.
    """
    folder, scratch = followed(output).absolute().parent, resources.job_dir or scratch_parent(resources)
    if plan.is_in_memory or resources.resume or not on_one_disk(folder, scratch):
        ensure_result_space(output, result_bytes)
    else:
        ensure_free_space(folder, result_bytes + plan.scratch_bytes, f"{_result(output)} beside its scratch")


def ensure_result_space(output: Path, result_bytes: int) -> None:
    """Raise SpaceError unless the result alone fits."""
    ensure_free_space(followed(output).absolute().parent, result_bytes, _result(output))


def _result(output: Path) -> str:
    """What needs the space. How small JPEG, WebP and DeepZoom compress pixels is not known beforehand."""
    wanted = output_format(output)
    if not wanted.has_quality:
        return "the result"
    return f"the result, counted as raw pixels since how small {wanted.name} makes them shows in the end,"


def on_one_disk(one: Path, other: Path) -> bool:
    """Whether two folders, which may not exist yet, lie or will lie on one disk."""
    return _existing(one).stat().st_dev == _existing(other).stat().st_dev


def _existing(folder: Path) -> Path:
    folder = folder.absolute()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder
