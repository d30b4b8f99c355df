"""What the menu of Krita starts: questions, painting with its progress, and the layer that comes of it."""

from __future__ import annotations

from pathlib import Path

from krita import Extension, Krita
from PyQt5.QtCore import QLocale, Qt
from PyQt5.QtWidgets import QApplication, QMessageBox, QProgressDialog, QWidget

from . import dialog, layer_files
from .gigastyle_shared import program
from .gigastyle_shared.texts import text, use_language

_WAIT_S = 0.05
_STEPS = 1000


class Gigastyle(Extension):  # type: ignore[misc]  # Krita's own class has no types
    """The plug-in: one action, in the menu of scripts."""

    def setup(self) -> None:
        """Krita calls it once, before there are windows."""
        use_language(QLocale().uiLanguages()[0])

    def createActions(self, window: object) -> None:  # noqa: N802 — Krita's name
        """Krita calls it for each window."""
        action = window.createAction("gigastyle", text("Gigastyle…"), "tools/scripts")  # type: ignore[attr-defined]
        action.triggered.connect(self.start)

    def start(self, *_: object) -> None:
        """Ask what to do with the chosen layer, do it, and say what hinders it."""
        app = Krita.instance()
        window = app.activeWindow()
        parent = None if window is None else window.qwindow()
        try:
            part = layer_files.part_to_paint(app.activeDocument())
            executable, styles = program.open_program(dialog.kept("program"), lambda: dialog.ask_for_program(parent))
            dialog.keep("program", str(executable))
            look = dialog.ask_for_look(parent, styles)
            with program.working_folder() as folder:
                paint(part, look, executable, folder=folder, parent=parent)
        except program.Stopped:
            return
        except (program.ProgramError, layer_files.LayerError) as error:
            QMessageBox.critical(parent, text("Gigastyle"), str(error))


def paint(
    part: layer_files.LayerPart, look: program.Look, executable: Path, *, folder: Path, parent: QWidget | None
) -> None:
    """Paint that part of a layer, by files in ``folder``, while a dialog shows how far it is."""
    content, output = folder / "layer.tif", folder / "painted.tif"
    layer_files.write_layer(part, content)
    shown = QProgressDialog(text("Painting after {style}", style=look.style.title), text("Cancel"), 0, _STEPS, parent)
    shown.setWindowModality(Qt.ApplicationModal)
    shown.setMinimumDuration(0)
    shown.setAutoClose(False)
    shown.setAutoReset(False)
    try:
        with program.PaintingRun(program.stylize_command(executable, content, output, look), folder) as painting:
            while painting.wait(_WAIT_S):
                shown.setValue(round(painting.fraction * _STEPS))
                QApplication.processEvents()
                if shown.wasCanceled():
                    painting.ask_to_stop()
            painting.check()
        layer_files.add_layer(part, output, look.style.title)
    finally:
        shown.close()
    if painting.notes:
        QMessageBox.information(parent, text("Gigastyle"), "\n".join(painting.notes))
