"""Take the pictures of the README and the documents anew, from the sample photos and styles alone; needs no screen.

    python packaging/screenshots/documents_pictures.py
    python packaging/screenshots/documents_pictures.py --output demo/pictures split mix

Four of them, training-run-curves, training-run-samples, training-compared and bundles, show runs that have really
trained, which takes some minutes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from take import use_own_folders

if TYPE_CHECKING:
    from camera import Camera
    from PySide6.QtWidgets import QPushButton, QWidget
    from scenes import Scenes

    from studio.ui.start import Studio

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
SIZE = (1280, 800)
PIXELS_PER_POINT = "1.5"  # sharp on good screens, small in the repository
RESULT_SIDE_PX = 900
SHOWN_ITERATION, OPTIMISING_TAKES_S = 60, 600.0
THUMBNAILS_TAKE = 10  # times as long as anything else that comes in by itself
FROM_SCENES = {
    "empty": "light",
    "export": "light",
    "panel": "light",
    "texture": "light",
    "contact-sheet": "dark",
    "film": "dark",
    "film-queue": "light",
    "training-run-curves": "light",
    "training-run-samples": "light",
    "training-compared": "dark",
    "bundles": "light",
}
"""Pictures that scenes take, each in the theme that the documents show."""
OF_TRAINED_RUNS = {"training-run-curves", "training-run-samples", "training-compared", "bundles"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=FOLDER)
    parser.add_argument("names", nargs="*", help="only these, such as split (default: all)")
    arguments = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = PIXELS_PER_POINT
    with tempfile.TemporaryDirectory() as home:
        use_own_folders(Path(home))
        arguments.output.mkdir(parents=True, exist_ok=True)
        take_all(Path(home), arguments.output, set(arguments.names))
    return 0


def take_all(home: Path, output: Path, only: set[str]) -> None:
    from camera import Camera  # noqa: PLC0415 — the folders must be set before
    from scenes import Scenes, photo  # noqa: PLC0415
    from trained import trained  # noqa: PLC0415

    from studio.ui.start import Studio, application  # noqa: PLC0415
    from studio.ui.theme.tokens import Theme  # noqa: PLC0415
    from studio.ui.training.tab import TrainingTab  # noqa: PLC0415

    class FewPictures(Camera):
        """Of scenes that are photographed from all sides, those that the documents show."""

        def take(self, name: str, themes: tuple[Theme, ...] = ()) -> None:
            clear_notices(studio)  # they name folders of this machine
            if only and name not in only:
                return
            if len(themes) == 1 or name in FROM_SCENES:
                super().take(name, themes if len(themes) == 1 else (Theme(FROM_SCENES[name]),))

    studio = Studio(application(), log_file=home / "log", version="")
    try:
        studio.show()
        studio.window.resize(*SIZE)
        camera = FewPictures(studio, output, (SIZE,), "webp")
        scenes = Scenes(studio, camera, home)
        for _ in range(THUMBNAILS_TAKE):
            camera.settle()
        scenes.empty()
        studio.session.document.edit(
            replace(studio.session.document.recipe, content_size_px=RESULT_SIDE_PX), "Result size"
        )
        results = home / "painted"
        results.mkdir()
        if not only or only & {"split", "optimise"}:
            take_split(studio, camera, scenes, results)
        if not only or "optimise" in only:
            take_optimise(studio, camera, results)
        if not only or "panel" in only:
            scenes.creative()
        if not only or "contact-sheet" in only:
            scenes.stylize(content=photo("mountain_lake.jpg"))
            scenes.sheet()
        if not only or "masks" in only:
            take_masks(studio, camera, scenes)
        if not only or only & {"mix", "export"}:
            take_mix(studio, camera, scenes, home / "Pictures")
            scenes.dialogs()
        take_scenes(scenes, only)
        if not only or "queue" in only:
            take_queue(studio, camera, results)
        if not only or "wizard" in only:
            take_wizard(studio, camera)
        camera.close_dialogs()
        tab = studio.window.findChild(TrainingTab)
        assert tab is not None
        if not only or only & OF_TRAINED_RUNS:
            camera.command("show_training")
            trained(tab, camera)
    finally:
        studio.end()


def take_scenes(scenes: Scenes, only: set[str]) -> None:
    """Those that the documents show as they are."""
    for names, take in (({"texture"}, scenes.texture), ({"film", "film-queue"}, scenes.film)):
        if not only or only & names:
            take()


def take_split(studio: Studio, camera: Camera, scenes: Scenes, results: Path) -> None:
    """Rendered before, so that the window shows the very picture that an export has."""
    from scenes import photo, style  # noqa: PLC0415

    from studio.jobs.job import RenderJob  # noqa: PLC0415
    from studio.ui.queue.tab import QueueTab  # noqa: PLC0415
    from studio.ui.theme.tokens import Theme  # noqa: PLC0415
    from studio.ui.viewer.canvas_viewer import CanvasViewer  # noqa: PLC0415

    scenes.stylize(content=photo("bridge_night.jpg"), styles=[style("blue_night.jpg")])
    spec, tab = studio.session.document.recipe.spec(), studio.window.findChild(QueueTab)
    viewer = studio.window.findChild(CanvasViewer)
    assert spec is not None and tab is not None and viewer is not None
    tab.enqueue([RenderJob(photo("bridge_night.jpg"), results / "bridge_night.png", spec)])
    camera.wait_until(lambda: (results / "bridge_night.png").exists() and not viewer.after_label)
    camera.settle()
    camera.take("split", (Theme.DARK,))


def take_optimise(studio: Studio, camera: Camera, results: Path) -> None:
    """The same photo, at an iteration that looks finished; it is given up then."""
    from scenes import photo  # noqa: PLC0415

    from studio.jobs.job import RenderJob  # noqa: PLC0415
    from studio.jobs.scheduler import JobCommand  # noqa: PLC0415
    from studio.specs.optimize import OptimizeSettings  # noqa: PLC0415
    from studio.ui.queue.tab import QueueTab  # noqa: PLC0415
    from studio.ui.theme.tokens import Theme  # noqa: PLC0415

    document, tab = studio.session.document, studio.window.findChild(QueueTab)
    document.edit(replace(document.recipe, optimize=OptimizeSettings()), "Method")
    camera.settle()
    spec = document.recipe.spec()
    assert spec is not None and tab is not None
    tab.enqueue([RenderJob(photo("bridge_night.jpg"), results / "optimised.png", spec)])
    camera.wait_until(lambda: f"Iteration {SHOWN_ITERATION} " in camera.status(), timeout_s=OPTIMISING_TAKES_S)
    camera.take("optimise", (Theme.DARK,))
    studio.session.queue.ask(JobCommand.CANCEL, [studio.session.queue.records[-1].id])
    document.undo_stack.undo()
    camera.settle()


def clear_notices(studio: Studio) -> None:
    from studio.ui.notices.notices import Notices  # noqa: PLC0415

    notices = studio.window.findChild(Notices)
    assert notices is not None
    notices.clear()


def wait_for_full_size(camera: Camera) -> None:
    """Until what is seen is painted as finely as the screen shows it."""
    camera.wait_until(lambda: "full size" in camera.status())
    camera.settle()


def take_mix(studio: Studio, camera: Camera, scenes: Scenes, folder: Path) -> None:
    """Of a copy in ``folder``, whose name the export dialog shows."""
    from scenes import photo, style  # noqa: PLC0415

    from studio.ui.theme.tokens import Theme  # noqa: PLC0415
    from studio.ui.widgets.section import Section  # noqa: PLC0415

    folder.mkdir()
    content = Path(shutil.copy(photo("mountain_lake.jpg"), folder))
    scenes.stylize(content=content, styles=[style("reading_girl.jpg", 2.0), style("ocean_waves.jpg")])
    for section in studio.window.findChildren(Section):
        section.set_open(True)
    wait_for_full_size(camera)
    camera.take("mix", (Theme.LIGHT,))


def take_masks(studio: Studio, camera: Camera, scenes: Scenes) -> None:
    """A style that paints the sky alone, with the mask that says so."""
    from painting import MaskPainter  # noqa: PLC0415
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from scenes import photo, style  # noqa: PLC0415

    from studio.ui.theme.tokens import Theme  # noqa: PLC0415

    scenes.stylize(content=photo("mountain_lake.jpg"), styles=[style("sea_ranks.jpg")])
    camera.command("paint_mask")
    painter = MaskPainter(studio.window)
    for stroke in (((4, 6), (35, 5), (65, 6), (96, 5)), ((5, 18), (30, 20), (55, 16), (70, 18), (96, 14))):
        painter.stroke(*stroke)
        camera.settle()
    wait_for_full_size(camera)
    camera.take("masks", (Theme.LIGHT,))
    painter.press(Qt.Key.Key_Escape)


def take_queue(studio: Studio, camera: Camera, results: Path) -> None:
    """Four photos, one of which is being painted."""
    from scenes import photo  # noqa: PLC0415

    from studio.jobs.job import RenderJob  # noqa: PLC0415
    from studio.ui.queue.tab import QueueTab  # noqa: PLC0415
    from studio.ui.theme.tokens import Theme  # noqa: PLC0415

    spec, tab = studio.session.document.recipe.spec(), studio.window.findChild(QueueTab)
    assert spec is not None and tab is not None
    camera.command("show_queue")
    tab.enqueue([RenderJob(one, results / one.name, spec) for one in sorted(photo().parent.glob("*.jpg"))[:4]])
    camera.wait_until(lambda: any(0.4 < one.fraction < 0.8 for one in studio.session.jobs.records()[2:]))
    camera.take("queue", (Theme.DARK,))


def take_wizard(studio: Studio, camera: Camera) -> None:
    """How small a new bundle shall become."""
    from studio.ui.theme.tokens import Theme  # noqa: PLC0415
    from studio.ui.training.tab import TrainingTab  # noqa: PLC0415
    from studio.ui.training.wizard.pages import PAGES, Page  # noqa: PLC0415
    from studio.ui.training.wizard.wizard import TrainingWizard  # noqa: PLC0415
    from studio.ui.widgets.section import Section  # noqa: PLC0415

    camera.command("show_training")
    tab = studio.window.findChild(TrainingTab)
    assert tab is not None
    tab.new_run()
    (wizard,) = studio.window.findChildren(TrainingWizard)
    for page in PAGES[: PAGES.index(Page.PICTURES) + 1]:
        wizard.go_to(page)
    button(wizard, "Use the sample pictures").click()
    camera.settle()
    wizard.go_to(Page.SIZE)
    camera.settle()
    button(wizard, "Cancel the trial").click()  # it takes minutes
    for section in wizard.findChildren(Section):
        section.set_open(True)
    camera.settle()
    camera.take("wizard", (Theme.LIGHT,))


def button(parent: QWidget, name: str) -> QPushButton:
    """The visible one with this accessible name."""
    from PySide6.QtWidgets import QPushButton  # noqa: PLC0415

    (found,) = [one for one in parent.findChildren(QPushButton) if one.isVisible() and one.accessibleName() == name]
    return found


if __name__ == "__main__":
    raise SystemExit(main())
