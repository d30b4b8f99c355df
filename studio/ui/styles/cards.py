"""Style cards from the gallery: made of a picture by a child of the program, and renamed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.gallery import StylePicture
from studio.jobs.training.command import card_command
from studio.specs.style_card import CARD_SUFFIX, LONGEST_TITLE, is_style_card
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
        self._looking, self._looked_at = Background(self), set[tuple[Path, str | None]]()
        self._looking.finished.connect(self._tell_measured_anew)

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

    def look_at(self, styles: Iterable[Path], bundle: str | None) -> None:
        """Say once of each card among ``styles`` whether ``bundle`` has to measure the copy in it."""
        for path in styles:
            if (path, bundle) not in self._looked_at:
                self._looked_at.add((path, bundle))
                self._looking.start(partial(_measured_anew, path, bundle))

    def close_down(self) -> None:
        """Make and rename nothing more."""
        self._child.cancel()
        self._looking.close()
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

    @Slot(int, object)
    def _tell_measured_anew(self, _number: int, found: tuple[str, str] | None) -> None:
        if found is not None:
            text = self.tr(
                "The style card “{card}” was not made for the bundle {bundle}: the small copy in it is used."
            )
            self.notified.emit(Notice(text.format(card=found[0], bundle=found[1])))


def _measured_anew(path: Path, bundle: str | None) -> tuple[str, str] | None:
    """Title and bundle where the bundle's encoders did not measure the card at ``path``, which has a source."""
    from studio.images.style_card import read_card  # noqa: PLC0415 — libvips is loaded off the window's thread

    if not is_style_card(path):
        return None
    card, manifest = read_card(path), read_manifest(find_bundle(bundle))
    known = {(each.level, each.encoder) for each in card.facts.levels}
    needed = {(level, manifest.sha256[manifest.entry(level).encoder_file]) for level in manifest.levels}
    return None if needed <= known or card.source is None else (card.facts.title, manifest.title)


def _write_title(path: Path, title: str) -> None:
    from studio.images.style_card import read_card, write_card  # noqa: PLC0415 — libvips is loaded off the window's thread

    write_card(path, read_card(path).renamed(title))
