"""A plain-text report of failed renders, to be passed on for support."""

from __future__ import annotations

import importlib.metadata
import platform
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from studio.jobs.job import JobRecord
from studio.specs.stylize import LEVELS, StylizeSpec


def failure_report(records: Iterable[JobRecord], *, home: Path | None = None) -> str:
    """What was asked for and what went wrong, one render after another; the name of the home folder is left out."""
    head = f"gigastyle {_version()}, Python {sys.version.split()[0]}, {platform.platform()}"
    text = "\n\n".join([head, *(_report_entry(record) for record in records)]) + "\n"
    return text.replace(str(home or Path.home()), "~")


def _report_entry(record: JobRecord) -> str:
    job, spec, export = record.job, record.job.spec, record.job.export
    styles = ", ".join(f"{style.path} × {style.weight:g}" for style in spec.styles)
    depth = "as the photo" if export.depth is None else f"{export.depth} bits"
    lines = [
        f"{record.state.value}: {record.message or 'no reason given'}",
        f"photo: {job.content}",
        f"result: {job.output} (quality {export.quality}, {depth}, compression {export.compression})",
        f"styles: {styles}",
        f"bundle: {spec.bundle or 'default'}, method: {spec.method or 'default'}",
        f"strengths: {_by_level(spec, spec.strength_at)}; details: {_by_level(spec, spec.detail_at)}",
        f"sizes: result {spec.content_size_px or 'as the photo'}, style {spec.style_size_px or 'default'}",
        f"done: {record.fraction:.0%} after {record.elapsed_s:.1f} s",
    ]
    return "\n".join(lines)


def _by_level(spec: StylizeSpec, share_at: Callable[[int], float]) -> str:
    return " ".join(f"{level}={share_at(level):g}" for level in spec.levels or LEVELS)


def _version() -> str:
    try:
        return importlib.metadata.version("gigastyle")
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
