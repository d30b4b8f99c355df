"""``gigastyle sheet``: photos painted in many styles, small and side by side in one picture."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.cli.batch import tells_failure
from studio.cli.colour_options import add_colour_options, colour_settings_from
from studio.cli.command import Command, ExitCode
from studio.cli.edge_options import add_edge_options, edge_settings_from
from studio.cli.interrupts import cancelled_by_interrupt
from studio.cli.recipe_options import add_look_options, add_network_options, spec_of_styles
from studio.cli.reporting import JsonReporter, Reporter, Summary, TextReporter
from studio.cli.resource_options import add_compute_options, on_present_device, resources_from
from studio.cli.tasks import Task, check_file, check_output, find_pictures, without_repetition
from studio.cli.values import path, positive_count
from studio.errors import ByteCount, Cancelled, InputError, PictureError, SpaceError, SpecError, StudioError
from studio.gallery import (
    StylePicture,
    arranged,
    collection_path,
    listed_styles,
    own_style,
    read_collection,
    shipped_styles_dir,
)
from studio.images.destination import check_format_limits
from studio.images.formats import styles_in
from studio.networks.layout import RGB_CHANNELS
from studio.progress import Cancellation, Progress
from studio.settings import Settings
from studio.specs.looks import DEFAULT_LOOK
from studio.specs.preview import DEFAULT_CELL_PX
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from studio.system_errors import as_studio_error

if TYPE_CHECKING:  # torch and Pillow come later, and usage errors must not wait for them
    from studio.engine.contact_sheet import SheetOptions, SheetPhoto
    from studio.engine.stylize import StylizeResult
    from studio.images.contact_sheet import Cell, CellLayout

SMALLEST_CELL_PX, LARGEST_CELL_PX = 64, 2048
_COPIES = 4  # of the sheet's pixels: cells, the picture made of them, its array, the raster that is written


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """Everything one ``sheet`` command line says; ``spec`` has the first of ``styles``, and each takes its place."""

    photos: tuple[Path, ...]
    styles: tuple[StylePicture, ...]
    spec: StylizeSpec
    output: Path
    cell_px: int
    resources: Resources
    is_overwrite: bool
    notes: tuple[str, ...]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``sheet``."""
    parser.add_argument("content", type=path, nargs="+", metavar="CONTENT", help="photo, or a folder of photos")
    parser.add_argument(
        "--output",
        type=path,
        required=True,
        metavar="OUT",
        help="the file to write, of the format that its suffix says",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace a sheet that is there already")
    parser.add_argument("--json", action="store_true", help="tell what happens as JSON lines on stdout")
    parser.add_argument(
        "--cell",
        type=positive_count,
        default=DEFAULT_CELL_PX,
        metavar="PX",
        help=f"longer side of the pictures in it, {SMALLEST_CELL_PX} to {LARGEST_CELL_PX} (default: {DEFAULT_CELL_PX})",
    )
    group = parser.add_argument_group("recipe")
    group.add_argument(
        "--styles",
        type=path,
        nargs="+",
        action="extend",
        metavar="STYLE",
        help="style pictures, and folders of them (default: the gallery of the window, with your own pictures in it)",
    )
    add_network_options(group)
    add_look_options(parser, default=DEFAULT_LOOK)
    add_colour_options(parser)
    add_edge_options(parser)
    add_compute_options(parser)


def request_from(arguments: Namespace, settings: Settings) -> SheetRequest:
    """The request behind the arguments; raises `SpecError` for a value out of range, `InputError` without pictures."""
    if not SMALLEST_CELL_PX <= arguments.cell <= LARGEST_CELL_PX:
        raise SpecError(f"--cell is {SMALLEST_CELL_PX} to {LARGEST_CELL_PX}, not {arguments.cell}")
    photos, notes = find_pictures(arguments.content)
    styles = gallery_styles() if arguments.styles is None else styles_at(arguments.styles)
    return SheetRequest(
        photos=tuple(photos),
        styles=styles,
        spec=replace(
            spec_of_styles((StyleChoice(styles[0].path),), arguments, default_bundle=settings.bundle),
            colour=colour_settings_from(arguments),
            edges=edge_settings_from(arguments),
        ),
        output=arguments.output,
        cell_px=arguments.cell,
        resources=resources_from(arguments, settings.resources()),
        is_overwrite=arguments.overwrite,
        notes=notes,
    )


def gallery_styles() -> tuple[StylePicture, ...]:
    """What the window's gallery shows, in its order; raises `InputError` where everything was taken out of it."""
    shipped_dir = shipped_styles_dir()
    styles = arranged(read_collection(collection_path(), shipped_dir), listed_styles(shipped_dir))
    if not styles:
        raise InputError("the gallery is empty; name styles with --styles")
    return styles


def styles_at(paths: Sequence[Path]) -> tuple[StylePicture, ...]:
    """Pictures and style cards at ``paths`` and in folders among them, each once; `InputError` for an empty folder."""
    found: list[Path] = []
    for given in paths:
        files = styles_in(given) if given.is_dir() else [given]
        if not files:
            raise InputError(f"{given} holds no pictures")
        found += files
    listed = {style.path: style for style in listed_styles(shipped_styles_dir())}
    return tuple(listed.get(file.absolute(), own_style(file)) for file in without_repetition(found))


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Paint and write the sheet and tell about it; raises `StudioError` where nothing could be begun."""
    reporter: Reporter = JsonReporter() if arguments.json else TextReporter()
    try:
        with cancelled_by_interrupt() as cancellation:
            request, failures = _with_files(request_from(arguments, settings))
            bundle_dir = _check(request)
            resources, notes = on_present_device(request.resources, arguments)
            for note in (*notes, *request.notes):
                reporter.noted(note)
            sheet = _Sheet(replace(request, resources=resources), bundle_dir, reporter)
            for file, error in failures:
                sheet.leave_out(file, error)
            return sheet.make(cancellation)
    except Exception as error:
        if not tells_failure(reporter, error, is_json=arguments.json):
            raise
        return ExitCode.BAD_INPUT


def _with_files(request: SheetRequest) -> tuple[SheetRequest, list[tuple[Path, StudioError]]]:
    """``request`` without the photos and styles that are no files, and why; raises the first reason without others."""
    failures: list[tuple[Path, StudioError]] = []

    def is_file(file: Path, what: str) -> bool:
        try:
            check_file(file, what)
        except (PictureError, OSError) as error:
            studio_error = error if isinstance(error, PictureError) else as_studio_error(error)
            failures.append((file, studio_error or PictureError(str(error))))
            return False
        return True

    photos = tuple(file for file in request.photos if is_file(file, "picture"))
    if not photos:
        raise failures[0][1]
    styles = tuple(style for style in request.styles if is_file(style.path, "style picture"))
    if not styles:
        raise failures[-1][1]
    return replace(request, photos=photos, styles=styles), failures


def _check(request: SheetRequest) -> Path:
    """Find what else would leave no sheet while torch is not loaded yet; returns the bundle's folder."""
    sources = (*request.photos, *(style.path for style in request.styles))
    check_output(request.output, content=None, sources=sources, is_overwrite=request.is_overwrite)
    bundle_dir = find_bundle(request.spec.bundle)
    manifest = read_manifest(bundle_dir)
    manifest.require_method(request.spec.method)
    for level in request.spec.levels or ():
        manifest.entry(level)
    return bundle_dir


class _Sheet:
    """One sheet being made; what cannot be used is told and left out."""

    def __init__(self, request: SheetRequest, bundle_dir: Path, reporter: Reporter) -> None:
        self._request, self._bundle_dir, self._reporter = request, bundle_dir, reporter
        self._failed: list[StudioError] = []
        self._painted = 0

    def leave_out(self, file: Path, error: StudioError) -> None:
        """Tell that ``file`` cannot be used, and why."""
        self._failed.append(error)
        self._reporter.noted(f"left out: {error}", Task(file, self._request.output))

    def _left_out_of(self, pictures: Sized) -> Callable[[Path, StudioError], None]:
        """What is done with those of ``pictures`` that cannot be used: the only one ends the work."""
        return self.leave_out if len(pictures) > 1 else _refuse

    def make(self, cancellation: Cancellation) -> ExitCode:
        """Paint and write it, and tell how it ended; raises what is a fault of the program."""
        started_s, task = time.monotonic(), Task(self._request.photos[0], self._request.output)
        self._reporter.started(task, index=1, count=1)
        progress = Progress(on_report=lambda report: self._reporter.progressed(task, report), cancellation=cancellation)
        try:
            self._reporter.finished(task, self._written(progress, started_s))
            exit_code = ExitCode.SOME_FAILED if self._failed else ExitCode.DONE
        except Cancelled:
            exit_code = ExitCode.CANCELLED
        except Exception as error:
            studio_error = error if isinstance(error, StudioError) else as_studio_error(error)
            if studio_error is None:
                raise
            if studio_error not in self._failed:
                self._failed.append(studio_error)
            self._reporter.failed(studio_error, task)
            exit_code = ExitCode.BAD_INPUT
        self._reporter.summarised(
            Summary(
                finished=self._painted,
                failed=len(self._failed),
                skipped=0,
                elapsed_s=time.monotonic() - started_s,
                exit_code=exit_code,
            )
        )
        return exit_code

    def _written(self, progress: Progress, started_s: float) -> StylizeResult:
        from studio.bundles.loader import load_bundle  # noqa: PLC0415 — loads torch
        from studio.engine.contact_sheet import SheetOptions, read_photos  # noqa: PLC0415 — loads torch
        from studio.engine.stylize import StylizeResult  # noqa: PLC0415 — loads torch
        from studio.images.sheet_file import write_sheet  # noqa: PLC0415 — loads Pillow and libvips

        request = self._request
        options = SheetOptions(load_bundle(self._bundle_dir), request.resources, request.cell_px)
        photos = read_photos(request.photos, request.spec, options, progress, self._left_out_of(request.photos))
        if not photos:
            raise self._failed[-1]
        layout = self._layout(photos)
        rows = self._rows(photos, layout, options, progress)
        size = write_sheet(
            rows, layout, request.output, overwrite=request.is_overwrite, cancellation=progress.cancellation
        )
        progress.complete("written")
        plan = {"columns": max(map(len, rows)), "rows": len(rows), "cell_px": request.cell_px}
        return StylizeResult(request.output, size, time.monotonic() - started_s, plan, ())

    def _layout(self, photos: Sequence[SheetPhoto]) -> CellLayout:
        """Cells as large as the largest photo; raises what would keep the whole sheet from being written."""
        from studio.images.sheet_file import sheet_layout  # noqa: PLC0415 — loads Pillow and libvips

        request = self._request
        layout = sheet_layout([photo.canvas.size for photo in photos], request.cell_px)
        columns, rows = _arranged(len(photos), len(request.styles), layout)
        size, granted_bytes = layout.sheet_size(columns, rows), request.resources.memory_budget_bytes
        needed_bytes = _COPIES * RGB_CHANNELS * size.pixels
        if needed_bytes > granted_bytes:
            raise SpaceError(
                f"the sheet would be {size} px, which takes about {ByteCount(needed_bytes)}, and "
                f"{ByteCount(granted_bytes)} are granted; ask for smaller cells (--cell) or fewer pictures, or allow "
                "more memory with --memory-budget"
            )
        check_format_limits(request.output, size)
        return layout

    def _rows(
        self, photos: Sequence[SheetPhoto], layout: CellLayout, options: SheetOptions, progress: Progress
    ) -> list[list[Cell]]:
        from studio.engine.contact_sheet import paint_sheet, read_style_cell  # noqa: PLC0415 — loads torch
        from studio.images.contact_sheet import cell  # noqa: PLC0415 — loads Pillow
        from studio.images.sheet_file import in_rows  # noqa: PLC0415

        request, titles = self._request, {style.path: style.title for style in self._request.styles}
        has_one_style = len(titles) == 1 and len(photos) > 1
        left_out, notes = self._left_out_of(titles), dict[str, None]()
        columns_of_cells: list[list[Cell]] = []
        for style in paint_sheet(photos, list(titles), request.spec, options, progress, left_out):
            captions = [photo.path.name if has_one_style else titles[style.path] for photo in photos]
            columns_of_cells.append([cell(*each, layout.size) for each in zip(captions, style.pictures, strict=True)])
            notes.update(dict.fromkeys(style.notes))
            self._painted += len(photos)
        for note in notes:
            self._reporter.noted(note)
        if not columns_of_cells:
            raise self._failed[-1]
        if has_one_style:
            path, title = next(iter(titles.items()))
            cells = [cell(title, read_style_cell(path, options), layout.size), *columns_of_cells[0]]
        else:
            heads = [cell(photo.path.name, photo.pixels_hwc, layout.size) for photo in photos]
            rows = [list(row) for row in zip(heads, *columns_of_cells, strict=True)]
            if len(rows) > 1:
                return rows
            cells = rows[0]
        return in_rows(cells, layout)


def _refuse(_file: Path, error: StudioError) -> None:
    raise error


def _arranged(photos: int, styles: int, layout: CellLayout) -> tuple[int, int]:
    """Columns and rows: a photo or style and what comes of it, else a row for each photo, which comes first."""
    if photos > 1 and styles > 1:
        return 1 + styles, photos
    columns = layout.columns_for(1 + photos * styles)
    return columns, -(-(1 + photos * styles) // columns)


COMMAND = Command("sheet", "paint photos in many styles, small, side by side in one picture", add_arguments, run)
