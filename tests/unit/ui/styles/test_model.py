"""The rows of the gallery and what they say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from studio.gallery import StylePicture
from studio.ui.styles.model import StyleListModel, StyleRole

WAVES = StylePicture(Path("waves.jpg"), "Waves", "woodblock", "Blue claws", True)
CAT = StylePicture(Path("cat.jpg"), "Cat", detail="/home/cat.jpg")


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[StyleListModel]:  # noqa: ARG001 — the application
    model = StyleListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_styles((WAVES, CAT), frozenset({CAT.path}))
    yield model
    tester.deleteLater()


def test_rows_answer_by_role(model: StyleListModel) -> None:
    first, second = model.index(0), model.index(1)
    assert (first.data(), second.data()) == ("Waves", "Cat")
    assert first.data(StyleRole.PATH) == WAVES.path
    assert [index.data(StyleRole.IS_FAVOURITE) for index in (first, second)] == [False, True]
    assert first.data(Qt.ItemDataRole.ToolTipRole) == "Waves (woodblock)\nBlue claws"
    assert first.data(Qt.ItemDataRole.DecorationRole) is None


def test_a_screen_reader_hears_what_is_seen(model: StyleListModel) -> None:
    model.show_shares({CAT.path: 40, WAVES.path: 60})
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Cat, favourite, chosen, 40 percent"
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Waves, woodblock, chosen, 60 percent"


def test_only_rows_whose_share_changed_are_drawn_again(model: StyleListModel, qtbot: QtBot) -> None:
    model.show_shares({WAVES.path: 100})
    with qtbot.waitSignal(model.dataChanged) as emitted:
        model.show_shares({WAVES.path: 100, CAT.path: 1})
    assert emitted.args[0].row() == 1
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show_shares({WAVES.path: 100, CAT.path: 1})


def test_a_style_is_found_by_its_path(model: StyleListModel) -> None:
    assert model.index_of(CAT.path).row() == 1
    assert not model.index_of(Path("else.jpg")).isValid()
    assert model.style_at(model.index(1)) == CAT
    assert model.style_at(model.index(9)) is None
