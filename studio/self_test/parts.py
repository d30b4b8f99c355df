"""The parts that are tried: what each needs is loaded when its turn comes. Each has an empty folder to work in."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from studio.codec import read_record
from studio.paths import resources_dir, shipped_bundles_dir
from studio.self_test.sample import SIZE_PX, TOLERANCE, Sample, distance, painted_cells, sample_file

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

_TIMEOUT_S = 300.0
_LOOK_S = 0.05
_FRAMES, _FRAME_PX = 3, 64
_TEACHER, _LEVEL = "swift", 1
_FACE = "photos/astronaut.jpg"
_ICON_PX = 24
_FEWEST_COLOURS = 100  # of a window that shows a painted photo


class PartFailedError(Exception):
    """A part of the program does not do what it should."""


def check_translations(_folder: Path) -> str:
    """Every language has the program's own texts and those of Qt."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415

    from studio.ui.preferences.languages import Translation, languages, translations_dir  # noqa: PLC0415

    app = _offscreen_application()
    codes = [code for code, _name in languages(translations_dir()) if code != "en"]
    if not codes:
        raise PartFailedError("there are no translations")
    for code in codes:
        translation = Translation(app, translations_dir())
        translation.use(code)
        own, of_qt = (
            QCoreApplication.translate(context, text)
            for context, text in (("MainWindow", "Queue"), ("QPlatformTheme", "Cancel"))
        )
        translation.close()
        if own == "Queue" or of_qt == "Cancel":
            raise PartFailedError(f"the texts of {code} are missing")
    return ", ".join(codes)


def check_icons(_folder: Path) -> str:
    """Every icon of the window, and every drawing of a theme, has visible pixels."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415

    from studio.ui import icons  # noqa: PLC0415

    _offscreen_application()
    drawings = {name: icons.icon(name) for name in icons.names()}
    drawings |= {path.name: QIcon(str(path)) for path in (resources_dir() / "themes").rglob("*.svg")}
    empty = [name for name, icon in drawings.items() if not _is_drawn(icon.pixmap(_ICON_PX, _ICON_PX).toImage())]
    if empty:
        raise PartFailedError(f"nothing is drawn for {', '.join(empty)}")
    return f"{len(drawings)} drawn"


def check_window(folder: Path) -> str:
    """The window comes up with a photo and a style, its thread paints a preview, and the window shows it."""
    from studio.specs.stylize import StyleChoice  # noqa: PLC0415
    from studio.ui.document.recipe import first_recipe  # noqa: PLC0415
    from studio.ui.start import Studio  # noqa: PLC0415

    sample = read_record(sample_file(), Sample)
    app = _offscreen_application()
    studio = Studio(app, log_file=folder / "log", version="self-test")
    previews: list[object] = []
    failures: list[object] = []
    studio.session.worker.preview_painted.connect(previews.append)
    studio.session.worker.preview_failed.connect(lambda _number, why: failures.append(why))
    try:
        recipe = replace(first_recipe(), styles=(StyleChoice(sample.style_file),), style_size_px=SIZE_PX)
        studio.session.document.edit(recipe)
        studio.show([sample.photo_file])
        _wait_for("a preview", lambda: bool(previews or failures), app.processEvents)
        if failures:
            raise PartFailedError(f"no preview was painted: {failures[0]}")
        app.processEvents()
        image = studio.window.grab().toImage()
    finally:
        studio.end()
    log = (folder / "log").read_text(encoding="utf-8") if (folder / "log").exists() else ""
    if log.strip():
        raise PartFailedError(f"faults were logged:\n{log}")
    colours = {image.pixel(x, y) for y in range(0, image.height(), 7) for x in range(0, image.width(), 7)}
    if len(colours) < _FEWEST_COLOURS:
        raise PartFailedError(f"a window of {len(colours)} colours shows no picture")
    return f"{image.width()} × {image.height()} px"


def check_sample(folder: Path) -> str:
    """A picture is painted as it should be; tells what convolved, `studio.kernels` or torch."""
    from studio.kernels.library import kernels_in_use  # noqa: PLC0415 — loads torch

    sample = read_record(sample_file(), Sample)
    away = distance(sample, painted_cells(sample, folder))
    if away > TOLERANCE:
        raise PartFailedError(f"{sample.photo} in {sample.style} is {away:.1f} levels from what it should be")
    return f"at most {away:.2f} of 255 from what it should be, convolutions by {kernels_in_use()}"


def check_film(folder: Path) -> str:
    """Frames become a film that can be read again."""
    from studio.film.ffmpeg import open_input  # noqa: PLC0415
    from studio.film.paint_film import FilmTask, write_film  # noqa: PLC0415 — loads torch
    from studio.specs.stylize import StyleChoice, StylizeSpec  # noqa: PLC0415

    sample = read_record(sample_file(), Sample)
    frames, film = folder / "frames", folder / "film.mp4"
    frames.mkdir()
    with Image.open(sample.photo_file) as photo:
        for number in range(_FRAMES):
            photo.crop((number, 0, number + _FRAME_PX, _FRAME_PX)).save(frames / f"{number:03}.png")
    spec = StylizeSpec((StyleChoice(sample.style_file),), style_size_px=_FRAME_PX, strokes=None)
    write_film(FilmTask(frames, film, spec))
    with open_input(film) as container:
        count = sum(1 for _frame in container.decode(video=0))
    if count != _FRAMES:
        raise PartFailedError(f"{count} frames were read from a film of {_FRAMES}")
    return f"{count} frames"


def check_faces(_folder: Path) -> str:
    """A face is found where there is one."""
    from studio.images.faces import find_faces  # noqa: PLC0415

    with Image.open(resources_dir() / _FACE) as photo:
        found = find_faces(np.asarray(photo.convert("RGB"), np.float32) / np.float32(255))
    if not found:
        raise PartFailedError("no face was found in a portrait")
    return f"{len(found)} found"


def check_measures(_folder: Path) -> str:
    """A picture is as like itself as can be, by the measures of an evaluation."""
    from studio.compression.evaluation.panel import content_similarity  # noqa: PLC0415 — loads torch

    with Image.open(read_record(sample_file(), Sample).photo_file) as photo:
        pixels_hwc = np.asarray(photo.convert("RGB"))
    likeness = content_similarity(pixels_hwc, pixels_hwc)
    if abs(likeness - 1.0) > 1e-6:
        raise PartFailedError(f"a picture has the structural similarity {likeness} to itself")
    return "structural similarity 1 of a picture to itself"


def check_training(folder: Path) -> str:
    """A run is begun as the window begins it, in a process of its own, which takes a step and says that it is done."""
    from studio.jobs.training.record import RunState  # noqa: PLC0415
    from studio.jobs.training.training_runs import TrainingRuns  # noqa: PLC0415
    from studio.specs.training import DistillSpec, Schedule  # noqa: PLC0415

    photos = folder / "photos"
    photos.mkdir()
    for number in range(3):
        shutil.copy(read_record(sample_file(), Sample).photo_file, photos / f"{number}.jpg")
    schedule = Schedule(steps=2, batch=1, crop_px=64, warm_up_steps=0)
    spec = DistillSpec(
        teacher=shipped_bundles_dir() / _TEACHER,
        contents=photos,
        widths=0.5,
        levels=(_LEVEL,),
        schedule=schedule,
        device="cpu",
        title="self-test",
    )
    runs = TrainingRuns(folder / "runs")
    run = runs.start(spec)
    try:
        _wait_for("the end of a training run", lambda: not runs.record(run).state.is_live)
    except PartFailedError:
        runs.stop(run)
        runs.force(run)
        raise
    record = runs.record(run)
    if record.state is not RunState.FINISHED:
        raise PartFailedError(f"the run is {record.state}: {record.message}\n" + "\n".join(record.last_lines))
    return f"{record.step} steps in a process of its own"


CHECKS: Mapping[str, Callable[[Path], str]] = {
    "translations": check_translations,
    "icons": check_icons,
    "window": check_window,
    "sample": check_sample,
    "film": check_film,
    "faces": check_faces,
    "measures": check_measures,
    "training": check_training,
}
OF_THE_WINDOW = frozenset({"translations", "icons", "window"})


def _offscreen_application() -> QApplication:
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a test needs no display
    from studio.ui.start import application  # noqa: PLC0415

    return application()


def _wait_for(what: str, condition: Callable[[], bool], meanwhile: Callable[[], object] = lambda: None) -> None:
    until_s = time.monotonic() + _TIMEOUT_S
    while not condition():
        if time.monotonic() > until_s:
            raise PartFailedError(f"{what} did not come within {_TIMEOUT_S:g} s")
        meanwhile()
        time.sleep(_LOOK_S)


def _is_drawn(image: QImage) -> bool:
    return any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))
