"""A finished result written once more, in its own or in another format, from its own pixels."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from studio.errors import PictureError, SpaceError
from studio.images.destination import check_destination, check_export
from studio.images.disk import storage_error
from studio.images.embedded_recipe import embedded_recipe
from studio.images.export import resolved_export
from studio.images.file_part import FilePart
from studio.images.formats import READ_SUFFIXES, output_format
from studio.images.rasters import FileRaster, MemoryRaster, Raster, raster_bytes
from studio.images.sink import Exported, write_picture
from studio.images.source import ImageFacts, open_source
from studio.progress import Cancellation, Progress
from studio.specs.export import ExportSpec

_NEARLY_LOSSLESS = 90
"""From this quality on, the pixels of a format that loses something may go into one that loses nothing."""

_BAND_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class Rewriting:
    """``finished`` was painted from ``content`` and written as ``made`` asks; ``output`` is wanted as ``wanted`` asks.

    ``content_size_px`` is the longer side that was asked for, None for that of the content itself.
    """

    content: Path
    finished: Path
    made: ExportSpec
    output: Path
    wanted: ExportSpec
    content_size_px: int | None = None
    overwrite: bool = False


def rewrite(
    task: Rewriting, *, scratch_dir: Path, memory_budget_bytes: int, cancellation: Cancellation
) -> Exported | None:
    """Write ``task.output`` from the finished file; None where that holds less than is wanted, so that it is painted.

    Raises PictureError and SpaceError as a render does, Cancelled when asked to stop.
    """
    check_destination(task.output, content_path=task.content, overwrite=task.overwrite)
    check_export(task.output, task.wanted)
    with open_source(
        task.content, decode_budget_bytes=memory_budget_bytes, longer_side_px=task.content_size_px
    ) as content:
        recipe = embedded_recipe(task.finished) if task.wanted.with_recipe else None
        lacks_recipe = task.wanted.with_recipe and recipe is None
        if lacks_recipe or not stands_for(task, content.facts):
            return None
        if is_same_file_content(task, content.facts):
            return _copied(task)
        options = resolved_export(task.output, task.wanted, content.facts.bit_depth)
        metadata = replace(content.metadata, recipe=None if recipe is None else json.dumps(recipe, ensure_ascii=False))
    with open_source(task.finished, decode_budget_bytes=memory_budget_bytes) as source:
        facts, progress = source.facts, Progress(cancellation=cancellation)
        with _raster_for(facts, scratch_dir, memory_budget_bytes) as raster:
            for region, pixels_hwc in source.bands(_BAND_BYTES):
                raster.write(region, pixels_hwc)
                progress.check()
            return write_picture(
                task.output, raster, options, metadata, cancellation=cancellation, overwrite=task.overwrite
            )


def stands_for(task: Rewriting, content: ImageFacts) -> bool:
    """Whether the finished file holds all that a render of ``content`` would write."""
    if task.finished.suffix.lower() not in READ_SUFFIXES:
        return False
    made, wanted = output_format(task.finished), output_format(task.output)
    made_bits = resolved_export(task.finished, task.made, content.bit_depth).bit_depth
    wanted_bits = resolved_export(task.output, task.wanted, content.bit_depth).bit_depth
    if made_bits < wanted_bits or (content.has_alpha and wanted.has_alpha and not made.has_alpha):
        return False
    if not made.has_quality:
        return True
    return task.made.quality >= (task.wanted.quality if wanted.has_quality else _NEARLY_LOSSLESS)


def is_same_file_content(task: Rewriting, content: ImageFacts) -> bool:
    """Whether the file wanted is the finished one, byte for byte."""
    is_same_format = output_format(task.finished) == output_format(task.output)
    made = resolved_export(task.finished, task.made, content.bit_depth)
    wanted = resolved_export(task.output, task.wanted, content.bit_depth)
    return is_same_format and made == wanted


def _copied(task: Rewriting) -> Exported:
    part = FilePart(task.output, is_new=not task.overwrite)
    try:
        part.prepare()
        shutil.copyfile(task.finished, part.path)
        return Exported(task.output, part.commit())
    except FileExistsError as error:
        raise PictureError(
            "{path} appeared meanwhile; choose another name or allow overwriting", path=task.output
        ) from error
    except OSError as error:
        raise storage_error(error, task.output) from error
    finally:
        part.discard()


@contextmanager
def _raster_for(facts: ImageFacts, scratch_dir: Path, memory_budget_bytes: int) -> Iterator[Raster]:
    """A raster for all pixels of a file: in memory within half the budget, else in a file of its own."""
    dtype = f"uint{facts.bit_depth}"
    if raster_bytes(facts.size, facts.channels, dtype) <= memory_budget_bytes // 2:
        yield MemoryRaster(facts.size, facts.channels, dtype)
        return
    try:
        scratch_dir.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix="export-", dir=scratch_dir)
    except OSError as error:
        raise SpaceError(
            "cannot make a scratch folder in {folder}: {reason}", folder=scratch_dir, reason=error.strerror
        ) from error
    with folder as name:
        raster = FileRaster.create(Path(name) / "pixels", facts.size, facts.channels, dtype)
        try:
            yield raster
        finally:
            raster.close()
