from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.stylize.export_choice import ExportChoice
from studio.ui.stylize.export_dialog import ExportDialog


@pytest.fixture
def content(tmp_path: Path) -> Path:
    path = tmp_path / "cat.jpg"
    path.write_bytes(b"x")
    return path


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    return owner


@pytest.fixture
def dialog(owner: QWidget, content: Path) -> ExportDialog:
    dialog = ExportDialog(ExportChoice(content.with_name("cat-night.jpg")), content, owner)
    dialog.show()
    return dialog


def button(dialog: ExportDialog, text: str) -> QPushButton:
    (found,) = [button for button in dialog.findChildren(QPushButton) if button.text() == text]
    return found


def type_name(qtbot: QtBot, dialog: ExportDialog, name: str) -> None:
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, name)


def test_slider_and_number_are_one_quality(dialog: ExportDialog) -> None:
    slider, number = dialog.findChild(QSlider), dialog.findChild(QSpinBox)
    assert slider is not None and number is not None
    slider.setValue(50)
    assert number.value() == dialog.choice.quality == 50
    number.setValue(70)
    assert slider.value() == dialog.choice.quality == 70


def test_the_format_follows_the_name_and_the_name_the_format(qtbot: QtBot, dialog: ExportDialog, content: Path) -> None:
    formats, slider = dialog.findChild(QComboBox), dialog.findChild(QSlider)
    assert formats is not None and slider is not None
    type_name(qtbot, dialog, str(content.with_name("new.png")))
    assert formats.currentText() == "PNG" and not slider.isEnabled()
    formats.activated.emit(formats.findText("WebP"))
    assert dialog.choice.output == content.with_name("new.webp") and slider.isEnabled()


def test_a_name_that_cannot_be_written_stops_the_export(qtbot: QtBot, dialog: ExportDialog, content: Path) -> None:
    type_name(qtbot, dialog, str(content))
    assert not button(dialog, "Export").isEnabled()
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.accept()


def test_a_file_that_exists_is_replaced_only_when_that_is_ticked(
    qtbot: QtBot, dialog: ExportDialog, content: Path
) -> None:
    old = content.with_name("old.jpg")
    old.write_bytes(b"x")
    type_name(qtbot, dialog, str(old))
    (replace,) = [box for box in dialog.findChildren(QCheckBox) if box.text().startswith("Replace")]
    assert replace.isVisible() and not button(dialog, "Export").isEnabled()
    replace.setChecked(True)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(button(dialog, "Export"), Qt.MouseButton.LeftButton)
    assert chosen.args == [ExportChoice(old, overwrite=True)]
