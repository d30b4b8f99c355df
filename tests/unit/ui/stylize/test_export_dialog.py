from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from studio.geometry import Size
from studio.specs.export import ExportSpec
from studio.ui.stylize.export_choice import FORMATS, ExportChoice
from studio.ui.stylize.export_dialog import ExportDialog
from studio.ui.stylize.export_estimate import expected_text


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


def box(dialog: ExportDialog, text: str) -> QCheckBox:
    (found,) = [box for box in dialog.findChildren(QCheckBox) if box.text().startswith(text)]
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
    assert number.value() == dialog.choice.export.quality == 50
    number.setValue(70)
    assert slider.value() == dialog.choice.export.quality == 70


def choices(dialog: ExportDialog, name: str) -> QComboBox:
    (found,) = [box for box in dialog.findChildren(QComboBox) if box.accessibleName() == name]
    return found


def choose(box: QComboBox, index: int) -> None:
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_the_format_follows_the_name_and_the_name_the_format(qtbot: QtBot, dialog: ExportDialog, content: Path) -> None:
    formats, slider = choices(dialog, "Format"), dialog.findChild(QSlider)
    assert slider is not None
    type_name(qtbot, dialog, str(content.with_name("new.png")))
    assert formats.currentText() == "PNG" and not slider.isVisible()
    choose(formats, formats.findText("WebP"))
    assert dialog.choice.output == content.with_name("new.webp") and slider.isVisible()


def test_every_format_shows_what_it_lets_one_choose(dialog: ExportDialog) -> None:
    formats = choices(dialog, "Format")
    shown = {}
    for index, written in enumerate(FORMATS):
        choose(formats, index)
        names = ("Depth", "Compression", "Pyramid")
        shown[written.name] = [name for name in names if choices(dialog, name).isVisible()]
    assert shown == {
        "JPEG": [],
        "PNG": ["Depth", "Compression"],
        "TIFF": ["Depth", "Compression", "Pyramid"],
        "WebP": [],
        "DeepZoom": [],
    }


def test_depth_compression_and_pyramid_reach_the_export(qtbot: QtBot, dialog: ExportDialog) -> None:
    choose(choices(dialog, "Format"), 2)
    choose(choices(dialog, "Depth"), 2)
    choose(choices(dialog, "Compression"), 0)
    choose(choices(dialog, "Pyramid"), 1)
    box(dialog, "Keep the recipe").setChecked(False)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args[0].export == ExportSpec(depth=16, compression="none", pyramid=True, with_recipe=False)


def test_a_format_that_cannot_hold_the_result_cannot_be_chosen_and_says_why(owner: QWidget, content: Path) -> None:
    choice = ExportChoice(content.with_name("cat-night.webp"), size=Size(17_000, 300))
    dialog = ExportDialog(choice, content, owner)
    dialog.show()
    model = choices(dialog, "Format").model()
    assert isinstance(model, QStandardItemModel)
    items = {model.item(row).text(): model.item(row) for row in range(model.rowCount())}
    assert [name for name, item in items.items() if not item.isEnabled()] == ["WebP"]
    assert "16,383 px" in items["WebP"].toolTip() and items["JPEG"].toolTip() == ""
    assert not button(dialog, "Export").isEnabled(), "the name asks for it all the same"


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
    replace = box(dialog, "Replace")
    assert replace.isVisible() and not button(dialog, "Export").isEnabled()
    replace.setChecked(True)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(button(dialog, "Export"), Qt.MouseButton.LeftButton)
    assert chosen.args == [ExportChoice(old, overwrite=True)]


def test_it_says_what_to_expect_of_each_choice(owner: QWidget, content: Path) -> None:
    choice = ExportChoice(content.with_name("cat-night.jpg"), size=Size(400, 300))
    dialog = ExportDialog(choice, content, owner, estimate=lambda chosen: f"as {chosen.output.suffix}")
    dialog.show()
    (label,) = [label for label in dialog.findChildren(QLabel) if label.accessibleName() == "What to expect"]
    assert label.isVisible() and label.text() == "as .jpg"
    dialog.choose(content.with_name("cat-night.tif"))
    assert label.text() == "as .tif"


@pytest.mark.parametrize(
    ("seconds", "is_finished", "text"),
    [
        (None, False, "time not known before the first render"),
        (20.0, False, "less than a minute to paint"),
        (61.0, False, "about 2 min to paint"),
        (61.0, True, "painted already, written at once"),
    ],
)
def test_expectations_in_words(seconds: float | None, is_finished: bool, text: str) -> None:
    assert expected_text(1_234_567, seconds, is_finished=is_finished) == f"About 1.2 MB  ·  {text}"
