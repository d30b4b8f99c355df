"""Style cards from the gallery: made of a picture by a child of the program, and renamed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from studio.gallery import StylePicture
from studio.jobs.training.command import card_command
from studio.specs.style_card import CARD_SUFFIX, LONGEST_TITLE
from studio.ui.background.background import Background
from studio.ui.background.program_run import ProgramRun
from studio.ui.desktop.path_sorting import card_patterns
from studio.ui.notices.notice import Notice, NoticeKind


class StyleCards(QWidget):
    """Asks for names in dialogs over its parent, and shows nothing itself."""

    made = Signal(object)  # Path of a card that is written
    renamed = Signal(object)  # Path
    notified = Signal(object)  # Notice

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._child, self._output = ProgramRun(self), Path()
        self._child.ended.connect(self._tell_made)
        self._child.failed.connect(self._tell_failed)
        self._background, self._renamings = Background(self), dict[int, Path]()
        self._background.finished.connect(self._tell_renamed)
        self._background.failed.connect(self._tell_not_renamed)

    def save(self, style: StylePicture, bundle: str | None) -> None:
        """Ask where the card of ``style`` goes, and make it with the encoders of ``bundle`` (None: the default)."""
        if self._child.is_running:
            self.notified.emit(Notice(self.tr("A style card is being made; wait until it is done.")))
            return
        folder = Path.home() if style.is_shipped else style.path.parent
        start = str(folder / f"{style.path.stem}{CARD_SUFFIX}")
        dialog = QFileDialog(self.parentWidget(), self.tr("Save as style card"), start, ";;".join(card_patterns()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(CARD_SUFFIX)
        dialog.selectFile(start)
        dialog.fileSelected.connect(lambda chosen: self.make(style, Path(chosen), bundle))
        dialog.open()

    def make(self, style: StylePicture, output: Path, bundle: str | None) -> None:
        """Make the card ``output`` of ``style``, replacing what is there."""
        self._output = output.absolute()
        title = style.title[:LONGEST_TITLE]
        self._child.start(card_command(style.path, self._output, title=title, bundle=bundle))

    def rename(self, card: StylePicture) -> None:
        """Ask for another title of ``card``, and write it into the file."""
        dialog = QInputDialog(self.parentWidget())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename the style card"))
        dialog.setLabelText(self.tr("Title"))
        dialog.setTextValue(card.title)
        dialog.textValueSelected.connect(lambda title: self.write_title(card.path, title))
        dialog.open()

    def write_title(self, card: Path, title: str) -> None:
        """Give the card at ``card`` another title; `renamed` or a notice tells how it went."""
        self._renamings[self._background.start(lambda: _write_title(card, title.strip()))] = card

    def close_down(self) -> None:
        """Make and rename nothing more."""
        self._child.cancel()
        self._background.close()

    @Slot(int, str)
    def _tell_made(self, _code: int, _output: str) -> None:
        text = self.tr("{name} is written, and in the gallery.").format(name=self._output.name)
        self.made.emit(self._output)
        self.notified.emit(Notice(text, NoticeKind.SUCCESS))

    @Slot(str)
    def _tell_failed(self, text: str) -> None:
        self.notified.emit(Notice(text, NoticeKind.ERROR))

    @Slot(int, object)
    def _tell_renamed(self, number: int, _answer: object) -> None:
        self.renamed.emit(self._renamings.pop(number))

    @Slot(int, str)
    def _tell_not_renamed(self, number: int, text: str) -> None:
        del self._renamings[number]
        self.notified.emit(Notice(text, NoticeKind.WARNING))


def _write_title(path: Path, title: str) -> None:
    from studio.images.style_card import read_card, write_card  # noqa: PLC0415 — libvips is loaded off the window's thread

    write_card(path, read_card(path).renamed(title))
