from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from studio.errors import SpaceError
from studio.ui.desktop.pasting import keep_image, local_paths, pasted_image


def test_files_of_this_machine_are_taken_others_not() -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/photos/a b.jpg"), QUrl("https://example.org/c.jpg")])
    assert local_paths(data) == [Path("/photos/a b.jpg")]
    assert pasted_image(data) is None


def test_an_empty_clipboard_holds_nothing() -> None:
    assert local_paths(None) == [] and pasted_image(None) is None


def test_a_pasted_picture_becomes_a_file(tmp_path: Path) -> None:
    image = QImage(5, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("#102030"))
    data = QMimeData()
    data.setImageData(image)
    pasted = pasted_image(data)
    assert pasted is not None
    kept = keep_image(pasted, tmp_path / "new")
    assert QImage(str(kept)).pixelColor(2, 2).name() == "#102030"


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(SpaceError, match="cannot be written"):
        keep_image(QImage(), tmp_path)
