"""Take the README's four pictures anew, from the sample photos and styles alone; needs no screen.

python packaging/screenshots/readme_pictures.py
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from take import use_own_folders

if TYPE_CHECKING:
    from camera import Camera
    from PySide6.QtWidgets import QPushButton, QWidget
    from scenes import Scenes

    from studio.ui.start import Studio

FOLDER = Path(__file__).parent / "pictures"
SIZE = (1280, 800)
PIXELS_PER_POINT = "1.5"  # sharp on good screens, small in the repository
RESULT_SIDE_PX = 900


def main() -> int:
    os.environ["QT_SCALE_FACTOR"] = PIXELS_PER_POINT
    with tempfile.TemporaryDirectory() as home:
        use_own_folders(Path(home))
        FOLDER.mkdir(exist_ok=True)
        take_all(Path(home))
    return 0


def take_all(home: Path) -> None:
    from camera import Camera  # noqa: PLC0415 — the folders must be set before
    from scenes import Scenes  # noqa: PLC0415

    from studio.ui.start import Studio, application  # noqa: PLC0415

    studio = Studio(application(), log_file=home / "log", version="")
    try:
        studio.show()
        studio.window.resize(*SIZE)
        camera = Camera(studio, FOLDER, (SIZE,), "webp")
        scenes = Scenes(studio, camera, home)
        studio.session.document.edit(text="Result size", content_size_px=RESULT_SIDE_PX)
        results = home / "painted"
        results.mkdir()
        take_split(studio, camera, scenes, results)
        take_mix(studio, camera, scenes)
        take_queue(studio, camera, results)
        take_wizard(studio, camera)
    finally:
        studio.end()


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
    camera.settle()  # the queue says that it has ended
    clear_notices(studio)
    camera.take("split", (Theme.DARK,))


def clear_notices(studio: Studio) -> None:
    from studio.ui.notices.notices import Notices  # noqa: PLC0415

    notices = studio.window.findChild(Notices)
    assert notices is not None
    notices.clear()


def wait_for_full_size(camera: Camera) -> None:
    """Until what is seen is painted as finely as the screen shows it."""
    camera.wait_until(lambda: "full size" in camera.status())
    camera.settle()


def take_mix(studio: Studio, camera: Camera, scenes: Scenes) -> None:
    from scenes import photo, style  # noqa: PLC0415

    from studio.ui.controls.section import Section  # noqa: PLC0415
    from studio.ui.theme.tokens import Theme  # noqa: PLC0415

    scenes.stylize(
        content=photo("mountain_lake.jpg"), styles=[style("reading_girl.jpg", 2.0), style("ocean_waves.jpg")]
    )
    for section in studio.window.findChildren(Section):
        section.set_open(True)
    wait_for_full_size(camera)
    camera.take("mix", (Theme.LIGHT,))


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
    from studio.ui.controls.section import Section  # noqa: PLC0415
    from studio.ui.theme.tokens import Theme  # noqa: PLC0415
    from studio.ui.training.tab import TrainingTab  # noqa: PLC0415
    from studio.ui.training.wizard.pages import PAGES, Page  # noqa: PLC0415
    from studio.ui.training.wizard.wizard import TrainingWizard  # noqa: PLC0415

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
    clear_notices(studio)
    camera.take("wizard", (Theme.LIGHT,))


def button(parent: QWidget, name: str) -> QPushButton:
    """The visible one with this accessible name."""
    from PySide6.QtWidgets import QPushButton  # noqa: PLC0415

    (found,) = [one for one in parent.findChildren(QPushButton) if one.isVisible() and one.accessibleName() == name]
    return found


if __name__ == "__main__":
    raise SystemExit(main())
