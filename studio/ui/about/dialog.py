"""About Gigastyle: version, licence, and whose work it builds on."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from studio.bundles.catalog import list_bundles
from studio.bundles.manifest import Manifest
from studio.paths import resources_dir
from studio.ui.theme import metrics
from studio.ui.translation import translated_shipped

translate = QCoreApplication.translate  # lupdate finds texts by this name

LIBRARIES = (
    "PySide6-Essentials", "torch", "numpy", "pyvips", "pillow", "tifffile", "safetensors", "platformdirs", "filelock",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """One piece of other people's (or our own) work: its name, its terms, and the text that goes with it."""

    title: str
    terms: str
    text: str


class AboutDialog(QDialog):
    """Lists the installed bundles first: their licences decide what may be done with a result."""

    def __init__(self, version: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Gigastyle"))
        self._works: Sequence[Attribution] = (
            *bundle_attributions(), *picture_attributions(), *library_attributions(),
        )  # fmt: skip
        self._names = QListWidget(self)
        self._names.setAccessibleName(self.tr("What Gigastyle builds on"))
        self._names.addItems([work.title for work in self._works])
        self._text = QPlainTextEdit(self, readOnly=True)
        self._text.setAccessibleName(self.tr("Licence and attributions"))
        self._text.setTabChangesFocus(True)
        self._lay_out(version)
        self._names.currentRowChanged.connect(self._show_work)
        self._names.setCurrentRow(0)

    def _lay_out(self, version: str) -> None:
        title = QLabel(f"Gigastyle {version}", self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * metrics.FONT_TITLE_SCALE)
        font.setBold(True)
        title.setFont(font)
        what = self.tr(
            "Repaint photographs in the style of any picture, at any size.\n"
            "Free software under the MIT licence. It builds on the following work, each under its own terms:"
        )
        both = QSplitter(self)
        both.addWidget(self._names)
        both.addWidget(self._text)
        both.setStretchFactor(1, 1)
        both.setSizes([metrics.DIALOG_WIDTH_PX // 3, metrics.DIALOG_WIDTH_PX])
        both.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(metrics.GAP_LARGE_PX)
        column.addWidget(title)
        column.addWidget(QLabel(what, self, wordWrap=True))
        column.addWidget(both, 1)
        column.addWidget(buttons)
        self.resize(round(1.5 * metrics.DIALOG_WIDTH_PX), metrics.DIALOG_WIDTH_PX)

    @Slot(int)
    def _show_work(self, row: int) -> None:
        if 0 <= row < len(self._works):
            work = self._works[row]
            terms = self.tr("Terms: {terms}").format(terms=work.terms)
            self._text.setPlainText(f"{work.title}\n{terms}\n\n{work.text}".rstrip())


def bundle_attributions() -> tuple[Attribution, ...]:
    """One for each installed bundle, with its NOTICE; read anew each time, since bundles come and go."""
    return tuple(_of_bundle(folder, manifest) for folder, manifest in list_bundles())


def picture_attributions() -> tuple[Attribution, ...]:
    """The sample photographs' and style pictures' own statements."""
    photos = _text(resources_dir() / "photos" / "ATTRIBUTIONS.md")
    title, terms = translate("Attributions", "Sample photographs"), translate("Attributions", "public domain and CC0")
    return (Attribution(title, terms, photos),) if photos else ()


def library_attributions(names: Sequence[str] = LIBRARIES) -> tuple[Attribution, ...]:
    """Version and licence that each installed library states of itself; importing none of them."""
    return tuple(_of_libraries(names))


def _of_bundle(folder: Path, manifest: Manifest) -> Attribution:
    lines = [
        translated_shipped("ShippedBundles", manifest.description),
        "",
        *(f"· {line}" for line in manifest.attributions),
    ]
    return Attribution(
        f"{manifest.title} ({manifest.id})", manifest.licence, _text(folder / "NOTICE") or "\n".join(lines)
    )


def _of_libraries(names: Sequence[str]) -> Iterator[Attribution]:
    for name in names:
        try:
            facts = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        stated = [facts[key] for key in ("License-Expression", "License") if key in facts]
        terms = stated[0].splitlines()[0].strip() if stated and stated[0] else ""
        terms = terms or translate("Attributions", "see its own documentation")
        yield Attribution(f"{name} {facts['Version']}", terms, facts["Summary"] or "")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
