from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from studio.ui.training.bundles.id_edit import IdEdit


def an_edit(qtbot: QtBot) -> tuple[IdEdit, QLineEdit, QLineEdit]:
    edit = IdEdit({"swift"})
    qtbot.addWidget(edit)
    edit.show()
    title, bundle_id = edit.findChildren(QLineEdit)
    return edit, title, bundle_id


def typed(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_the_id_follows_the_title_until_it_is_edited(qtbot: QtBot) -> None:
    edit, title, bundle_id = an_edit(qtbot)
    edit.suggest("Swift")
    assert edit.bundle_id == "swift-2"
    typed(qtbot, title, "Half width")
    assert edit.bundle_id == "half-width"
    typed(qtbot, bundle_id, "mine")
    typed(qtbot, title, "Another")
    assert (edit.bundle_id, edit.title) == ("mine", "Another")


def test_an_id_that_is_taken_says_so(qtbot: QtBot) -> None:
    edit, _, bundle_id = an_edit(qtbot)
    edit.suggest("Mine")
    assert edit.is_valid
    typed(qtbot, bundle_id, "swift")
    assert not edit.is_valid
    shown = [label.text() for label in edit.findChildren(QLabel) if label.isVisible()]
    assert any("installed already" in text for text in shown)


def test_without_a_title_the_id_stands_in(qtbot: QtBot) -> None:
    edit, title, bundle_id = an_edit(qtbot)
    edit.suggest("Mine")
    typed(qtbot, bundle_id, "mine")
    title.clear()
    assert edit.title == "mine"
