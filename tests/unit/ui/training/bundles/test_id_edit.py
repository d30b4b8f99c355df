from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from studio.bundles.manifest import check_bundle_id
from studio.ui.theme.controller import ThemeController
from studio.ui.theme.tokens import DARK, LIGHT, Theme
from studio.ui.training.bundles.id_edit import IdEdit, ToneLabel, id_problem, suggested_id


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


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Coffee house, half the width", "coffee-house-half-the-width"),
        ("Größe 25 %", "groe-25"),
        ("日本", "bundle"),
        ("", "bundle"),
    ],
)
def test_an_id_reads_like_the_title(title: str, expected: str) -> None:
    assert suggested_id(title, ()) == expected


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert suggested_id("Swift", {"swift", "swift-2"}) == "swift-3"


@given(st.text(max_size=80), st.sets(st.sampled_from(["bundle", "a", "a-2"])))
def test_every_suggestion_can_be_used(title: str, taken: set[str]) -> None:
    suggestion = suggested_id(title, taken)
    check_bundle_id(suggestion)
    assert id_problem(suggestion, taken) == ""


@pytest.mark.parametrize("bundle_id", ["", "swift", "Has Spaces", "-a", "ä"])
def test_what_cannot_be_used_says_why(bundle_id: str) -> None:
    assert id_problem(bundle_id, {"swift"})


def colours(image: QImage) -> set[str]:
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def test_the_colour_follows_every_change_of_theme(qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.palette(), qapp.styleSheet()
    theme = ThemeController(qapp, Theme.DARK)
    label = ToneLabel("█ █", "error")
    qtbot.addWidget(label)
    label.show()
    try:
        for chosen, tokens in ((Theme.LIGHT, LIGHT), (Theme.DARK, DARK), (Theme.LIGHT, LIGHT)):
            theme.apply(chosen)
            assert tokens.error in colours(label.grab().toImage())
    finally:
        qapp.setPalette(before[0])
        qapp.setStyleSheet(before[1])
