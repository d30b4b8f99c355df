from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.widgets.elided_label import ElidedLabel


def test_it_needs_no_room_and_says_all_of_it_in_its_tool_tip(qtbot: QtBot) -> None:
    label = ElidedLabel(align=Qt.AlignmentFlag.AlignRight)
    qtbot.addWidget(label)
    label.set_text("Renders to ~/a", tip="Renders to /home/somebody/a")
    assert (label.text, label.toolTip()) == ("Renders to ~/a", "Renders to /home/somebody/a")
    assert label.minimumSizeHint().width() == 0 < label.sizeHint().width()
    label.resize(label.sizeHint())
    whole = label.grab().toImage()
    label.resize(label.sizeHint().width() // 2, label.height())
    assert label.grab().toImage() != whole.copy(0, 0, label.width(), label.height())
