from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.training.bundles.dialog import DETAIL, BundleDialog, BundleRows, InlineNotice
from tests.tiny_bundles import write_tiny_bundle

TIMEOUT_MS = 60_000


@pytest.fixture
def dialog(own_bundles: Path, qtbot: QtBot) -> Iterator[BundleDialog]:
    write_tiny_bundle(own_bundles / "a-small", levels=(1,))
    made = BundleDialog()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def button(dialog: BundleDialog, text: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text() == text)


def chosen_id(dialog: BundleDialog) -> str:
    bundle = dialog.chosen()
    assert bundle is not None
    return bundle.id


def choose(dialog: BundleDialog, bundle_id: str) -> None:
    dialog.list_anew(bundle_id)
    assert chosen_id(dialog) == bundle_id


def test_facts_and_licence_of_the_chosen_bundle_are_shown(dialog: BundleDialog) -> None:
    choose(dialog, "compact")
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "Compact" in texts
    assert any("CC BY 4.0" in text for text in texts)


def test_a_bundle_that_ships_cannot_be_removed(dialog: BundleDialog) -> None:
    choose(dialog, "swift")
    assert not button(dialog, "Remove").isEnabled()
    choose(dialog, "a-small")
    assert button(dialog, "Remove").isEnabled()


def test_delete_removes_and_undo_brings_back(dialog: BundleDialog, own_bundles: Path, qtbot: QtBot) -> None:
    found = dialog.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    found.setFocus()
    with qtbot.waitSignal(dialog.changed):
        qtbot.keyClick(found, Qt.Key.Key_Delete)
    assert not (own_bundles / "a-small").exists()
    assert chosen_id(dialog) != "a-small"
    with qtbot.waitSignal(dialog.changed):
        button(dialog, "Undo").click()
    assert (own_bundles / "a-small").is_dir()
    assert chosen_id(dialog) == "a-small"


def test_delete_leaves_a_shipped_bundle_alone(dialog: BundleDialog, qtbot: QtBot) -> None:
    choose(dialog, "swift")
    found = dialog.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    with qtbot.assertNotEmitted(dialog.changed):
        qtbot.keyClick(found, Qt.Key.Key_Delete)
    assert chosen_id(dialog) == "swift"


def test_an_export_is_told_when_it_is_there(dialog: BundleDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.export_to_zip(tmp_path / "out.zip")
    qtbot.waitUntil(lambda: dialog._notice.notice is not None)
    notice = dialog._notice.notice
    assert notice is not None
    assert notice.kind is NoticeKind.SUCCESS
    assert "out.zip" in notice.text
    assert (tmp_path / "out.zip").is_file()


def test_verifying_tells_sound_from_damaged(dialog: BundleDialog, own_bundles: Path, qtbot: QtBot) -> None:
    (own_bundles / "a-small" / "encoder1.safetensors").write_bytes(b"damage")
    button(dialog, "Verify").click()
    assert not button(dialog, "Verify").isEnabled()
    qtbot.waitUntil(lambda: dialog._notice.notice is not None, timeout=TIMEOUT_MS)
    notice = dialog._notice.notice
    assert notice is not None
    assert notice.kind is NoticeKind.ERROR
    assert "encoder1.safetensors" in notice.text
    assert button(dialog, "Verify").isEnabled()


def test_a_bundle_can_be_painted_with(dialog: BundleDialog, qtbot: QtBot) -> None:
    choose(dialog, "swift")
    with qtbot.waitSignal(dialog.paint_wanted) as emitted:
        button(dialog, "Paint with it").click()
    assert emitted.args == ["swift"]


def test_every_button_and_list_can_be_named(dialog: BundleDialog) -> None:
    assert all(found.accessibleName() for found in dialog.findChildren(QPushButton))


def test_a_new_notice_replaces_the_one_before(qtbot: QtBot) -> None:
    place = InlineNotice()
    qtbot.addWidget(place)
    assert place.isHidden()
    place.show_notice(Notice("first"))
    place.show_notice(Notice("second"))
    assert place.notice == Notice("second")
    assert not place.isHidden()


def test_its_action_is_done_and_closes_it(qtbot: QtBot) -> None:
    place = InlineNotice()
    qtbot.addWidget(place)
    done: list[str] = []
    place.show_notice(Notice("gone", action=("Undo", lambda: done.append("undone"))))
    button = place.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    assert done == ["undone"]
    assert place.notice is None
    assert place.isHidden()


def test_it_can_be_closed(qtbot: QtBot) -> None:
    place = InlineNotice()
    qtbot.addWidget(place)
    place.show_notice(Notice("told"))
    button = place.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    button.click()
    assert place.notice is None


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
