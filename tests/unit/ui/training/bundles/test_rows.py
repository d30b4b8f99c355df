from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from studio.ui.training.bundles.rows import DETAIL, BundleRows


def painted(qtbot: QtBot, title: str, detail: str, *, is_selected: bool = False) -> QImage:
    view = QListWidget()
    qtbot.addWidget(view)
    view.setItemDelegate(BundleRows(view))
    item = QListWidgetItem(title)
    item.setData(DETAIL, detail)
    view.addItem(item)
    item.setSelected(is_selected)
    view.resize(240, 80)
    return view.grab().toImage()


def test_title_detail_and_selection_are_seen(qtbot: QtBot) -> None:
    plain = painted(qtbot, "Swift", "AdaIN")
    others = [
        painted(qtbot, "Compact", "AdaIN"),
        painted(qtbot, "Swift", "WCT"),
        painted(qtbot, "Swift", "AdaIN", is_selected=True),
    ]
    assert all(other != plain for other in others)
    assert painted(qtbot, "Swift", "AdaIN") == plain
