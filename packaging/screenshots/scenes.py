"""What a person sees from the first start to a full queue, state by state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from camera import Camera
from clips import write_clip
from painting import MaskPainter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from trained import trained

from studio.jobs.job import RenderJob
from studio.jobs.scheduler import JobCommand
from studio.paths import resources_dir
from studio.specs.colour import ColourSettings, ColourSource, Mixing
from studio.specs.edges import EdgeSettings
from studio.specs.optimize import OptimizeSettings
from studio.specs.regions import RegionSettings
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.masks.layer import MaskLayer
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.notices.notices import Notices
from studio.ui.queue.actions import QueueAction
from studio.ui.queue.tab import QueueTab
from studio.ui.sheet.page import SheetPage
from studio.ui.start import Studio
from studio.ui.styles.texture_dialog import PREVIEW_PX, TextureDialog
from studio.ui.stylize.film_bar import FilmBar
from studio.ui.training.tab import TrainingTab
from studio.ui.training.wizard.pages import PAGES
from studio.ui.training.wizard.wizard import TrainingWizard
from studio.ui.viewer.region_layer import RegionLayer
from studio.ui.widgets.section import Section
from studio.ui.widgets.upright_scroll import UprightScroll

FILMED, FILMED_AT_S = "mountain_lake.jpg", 1.2
PHOTO, STYLE, SECOND_STYLE = "fig_bowl.jpg", "blue_night.jpg", "harbour_sunset.jpg"
PAINTED = ("full size", "voller Größe", "512", "Finished", "Fertig")  # in the status bar, once all is painted
FACES_PHOTO = "astronaut.jpg"
REGIONS_PHOTO = "mountain_lake.jpg"
OPTIMISED_PX = 512  # in minutes, on two cores
CREATIVE_SECTIONS = ("colours", "edges", "mixing", "strokes")
DIALOGS = ("preferences", "shortcuts", "log", "about", "palette", "export")


def photo(name: str = PHOTO) -> Path:
    return resources_dir() / "photos" / name


def style(name: str = STYLE, weight: float = 1.0) -> StyleChoice:
    return StyleChoice(resources_dir() / "styles" / name, weight)


class Scenes:
    """Each method brings the window into a state and photographs it; later ones build on earlier ones."""

    def __init__(self, studio: Studio, camera: Camera, home: Path) -> None:
        self._studio, self._camera, self._home = studio, camera, home
        self._document, self._window = studio.session.document, studio.window

    def empty(self) -> None:
        self._camera.settle()
        self._camera.take("empty")

    def stylize(
        self, *, content: Path | None = None, styles: Sequence[StyleChoice] = (), strength: float = 1.0
    ) -> None:
        """Open a photo, pick a style, and wait for the part that is looked at as the result will be."""
        self._window.open_paths([content or photo()])
        self._camera.wait_until(lambda: self._document.content == (content or photo()))
        self._document.edit(
            replace(self._document.recipe, styles=tuple(styles) or (style(),), strength=strength), "Style"
        )
        self._wait_for_paint()

    def modes(self) -> None:
        self._camera.take("split")
        for mode in ("side_by_side", "before", "after"):
            self._camera.command(f"mode_{mode}")
            self._camera.settle()
            self._camera.take(mode)
        self._camera.command("mode_split")

    def mix(self) -> None:
        self._document.edit(
            replace(self._document.recipe, styles=(style(weight=2.0), style(SECOND_STYLE)), level_strength={5: 0.6}),
            "Mix",
        )
        for section in self._window.findChildren(Section):
            section.set_open(True)
        self._wait_for_paint()
        self._camera.take("mix")

    def masks(self) -> None:
        """A style on the sky alone: painted, with a gradient under the hand, and of two styles."""
        lake, sky = photo("mountain_lake.jpg"), style("sea_ranks.jpg")
        self.stylize(content=lake, styles=(sky,))
        self._camera.command("paint_mask")
        painter = MaskPainter(self._window)
        painter.stroke((4, 6), (35, 5), (65, 6), (96, 5))
        painter.stroke((5, 18), (30, 20), (55, 16), (70, 18), (96, 14))
        self._wait_for_paint()
        self._camera.take("masks")
        painter.press(Qt.Key.Key_G)
        painter.hold((50, 30), (50, 60))
        self._camera.take("masks-gradient")
        painter.release((50, 60))
        self._document.edit(replace(self._document.recipe, styles=(*self._document.recipe.styles, style())), "Mix")
        self._wait_for_paint()
        self._camera.take("masks-mix")
        painter.press(Qt.Key.Key_Escape)
        self.stylize()

    def creative(self) -> None:
        """Colours, edges, mixing and strokes, with the dialog for a table; then all as it was."""
        before = self._document.recipe
        styles = before.styles if len(before.styles) > 1 else (style(weight=2.0), style(SECOND_STYLE))
        colour = ColourSettings(0.6, ColourSource.STATISTICS)
        strokes = StrokeSettings(512, 0.3)
        changed = replace(
            before,
            styles=styles,
            colour=colour,
            edges=EdgeSettings(0.7),
            mixing=Mixing.BARYCENTRE,
            strokes=strokes,
        )
        self._document.edit(changed, "Creative")
        sections = {section.name: section for section in self._window.findChildren(Section)}
        for name, section in sections.items():
            section.set_open(name in CREATIVE_SECTIONS)
        self._camera.settle()
        self._wait_for_paint()  # where the window is small, a preview of 512 px is all that it can show
        panel = self._window.findChild(UprightScroll)
        assert panel is not None
        panel.ensureWidgetVisible(sections[CREATIVE_SECTIONS[-1]])
        self._camera.take("panel")
        self._camera.command("export_table")
        self._camera.settle()
        self._camera.take("lut")
        self._camera.close_dialogs()
        self._document.edit(before, "Back")
        self._wait_for_paint()

    def regions(self) -> None:
        """Shown over the photo, one with its own style, one left as it is, and the menu of one; then all as it was."""
        before = self._document.recipe
        self.stylize(content=photo(REGIONS_PHOTO), styles=(style("sea_ranks.jpg"),))
        settings = RegionSettings(3, {3: 0.0})
        styles = (style("sea_ranks.jpg"), replace(style(), region=1))
        self._document.edit(replace(self._document.recipe, styles=styles, regions=settings), "Regions")
        for section in self._window.findChildren(Section):
            section.set_open(section.name == "regions")
        self._wait_for_paint()
        layer = self._window.findChild(RegionLayer)
        assert layer is not None
        (show,) = [each for each in self._window.findChildren(QPushButton) if each.isCheckable() and each.isVisible()]
        show.click()
        self._camera.wait_until(layer.isVisible)
        panel = self._window.findChild(UprightScroll)
        assert panel is not None
        panel.ensureWidgetVisible(show.parentWidget())
        self._camera.take("regions")
        layer.region_clicked.emit(2, layer.mapToGlobal(layer.rect().center()))
        self._camera.settle()
        self._camera.take("regions-menu")
        self._camera.close_dialogs()
        show.click()
        self._document.edit(before, "Back")
        self.stylize()

    def faces(self) -> None:
        """Found and left as they are, with the tools on their mask; then all as it was."""
        self.stylize(content=photo(FACES_PHOTO))
        layer, notices = self._window.findChild(MaskLayer), self._window.findChild(Notices)
        assert layer is not None and notices is not None
        self._camera.command("mask_faces")
        self._camera.wait_until(layer.isVisible)
        self._wait_for_paint()
        self._camera.take("faces")
        notices.clear()
        self._camera.command("paint_mask")
        self.stylize()

    def sheet(self) -> None:
        """The contact sheet of what is open, once all of it is painted."""
        page = self._window.findChild(SheetPage)
        assert page is not None
        (save,) = page.findChildren(QPushButton)
        self._camera.command("contact_sheet")
        self._camera.settle()
        self._camera.wait_until(save.isEnabled)
        self._camera.take("contact-sheet")
        self._camera.command("contact_sheet")

    def refused(self) -> None:
        """A bundle that cannot do what the recipe asks for."""
        self._document.edit(replace(self._document.recipe, bundle="swift"), "Bundle")
        self._camera.settle()
        self._camera.take("reasons")
        self._camera.command("undo")

    def dialogs(self) -> None:
        for name in DIALOGS:
            self._camera.command(name)
            self._camera.settle()
            self._camera.take(name)
            self._camera.close_dialogs()

    def texture(self) -> None:
        """The dialog that makes one, with its preview."""
        self._camera.command("new_texture")
        dialog = self._window.findChild(TextureDialog)
        assert dialog is not None
        shown = next(label for label in dialog.findChildren(QLabel) if label.width() == PREVIEW_PX)
        self._camera.wait_until(lambda: not shown.pixmap().isNull())
        self._camera.take("texture")
        self._camera.close_dialogs()

    def notices(self) -> None:
        broken = self._home / "broken.jpg"
        broken.write_bytes(b"no picture")
        self._window.tell(Notice("The recipe is saved as blue_night.recipe.json", NoticeKind.SUCCESS))
        self._window.tell(Notice("astronaut_stylized.jpg: in the queue", action=("Show the queue", lambda: None)))
        self._window.open_paths([broken])
        self._camera.settle()
        self._camera.take("notices")
        notices = self._window.findChild(Notices)
        assert notices is not None
        notices.clear()

    def optimising(self) -> None:
        """Chosen, at an iteration with its curve, and stopped with the picture kept."""
        self._document.edit(replace(self._document.recipe, content_size_px=OPTIMISED_PX), "Result size")
        self._camera.settle()
        settings = OptimizeSettings(iterations=100, smallest_px=256)
        self._document.edit(replace(self._document.recipe, optimize=settings), "Method")
        self._camera.settle()
        self._camera.take("optimise-chosen")
        job = self._optimisation()
        self._camera.wait_until(lambda: "40" in self._camera.status())
        self._camera.take("optimise-running")
        self._camera.command("show_queue")
        self._camera.settle()
        self._camera.take("optimise-queue")
        self._camera.command("show_stylize")
        self._camera.command("keep_render")
        self._camera.wait_until(job.output.exists)
        self._camera.settle()
        self._camera.take("optimise-kept")
        self._camera.command("undo")
        self._camera.command("undo")
        self._wait_for_paint()

    def _optimisation(self) -> RenderJob:
        """Have what is looked at rendered beside nothing of the person's."""
        tab, spec = self._window.findChild(QueueTab), self._document.recipe.spec()
        assert tab is not None and spec is not None
        job = RenderJob(photo(), self._home / "optimised.png", spec)
        tab.enqueue([job])
        return job

    def film(self) -> None:
        """A film, the dialog that exports it, and its row while it is painted; the photo comes back at the end."""
        clip = write_clip(photo(FILMED), self._home / "mountain_lake.mp4")
        before, number = self._document.content, len(self._studio.session.queue.records)
        self._window.open_paths([clip])
        self._camera.wait_until(lambda: self._document.content != before)
        if not self._document.recipe.styles:
            self._document.edit(replace(self._document.recipe, styles=(style(),)), "Style")
        bar = self._window.findChild(FilmBar)
        assert bar is not None
        bar.go_to(FILMED_AT_S)
        self._camera.wait_until(lambda: f"{FILMED_AT_S:.2f}s" in str(self._document.content))
        self._wait_for_paint()
        self._camera.take("film")
        self._camera.command("export")
        self._camera.settle()
        self._camera.take("film-export")
        self._camera.close_dialogs()
        self._camera.command("render")
        self._camera.command("show_queue")
        self._camera.wait_until(lambda: self._studio.session.queue.records[number].fraction > 0.15, timeout_s=600.0)
        self._camera.take("film-queue")
        self._studio.session.queue.ask(JobCommand.REMOVE, [self._studio.session.queue.records[number].id])
        self._camera.command("show_stylize")
        self._window.open_paths([photo()])
        self._wait_for_paint()

    def queue(self) -> None:
        """Rows in every state: done, failed, paused, painting, waiting."""
        self._camera.command("show_queue")
        self._camera.take("queue-empty")
        tab = self._window.findChild(QueueTab)
        spec = self._document.recipe.spec()
        assert tab is not None and spec is not None
        results = self._home / "results"
        results.mkdir()
        tab.enqueue(self._jobs(spec, results))
        self._camera.wait_until(lambda: len(list(results.iterdir())) >= 1)
        tab.commands()[list(QueueAction).index(QueueAction.PAUSE)].trigger()
        self._camera.settle()
        self._camera.take("queue")

    def training(self) -> None:
        self._camera.command("show_training")
        self._camera.settle()
        self._camera.take("training-empty")
        tab = self._window.findChild(TrainingTab)
        assert tab is not None
        tab.new_run()
        (wizard,) = self._window.findChildren(TrainingWizard)
        for number, page in enumerate(PAGES):
            wizard.go_to(page)
            self._camera.settle()
            self._camera.take(f"wizard-{number + 1}-{page}")
        self._camera.close_dialogs()

    def trained(self) -> None:
        self._camera.command("show_training")
        tab = self._window.findChild(TrainingTab)
        assert tab is not None
        trained(tab, self._camera)

    def _wait_for_paint(self) -> None:
        self._camera.settle()
        self._camera.wait_until(lambda: any(word in self._camera.status() for word in PAINTED))
        self._camera.settle()

    def _jobs(self, spec: StylizeSpec, results: Path) -> list[RenderJob]:
        gone = RenderJob(self._home / "holiday.jpg", results / "holiday.jpg", spec)
        return [gone, *(RenderJob(one, results / one.name, spec) for one in sorted(photo().parent.glob("*.jpg"))[:4])]
