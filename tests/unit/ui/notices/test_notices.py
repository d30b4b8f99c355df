import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.notices.notices import MOST_SHOWN, Notices
from studio.ui.theme.tokens import DARK


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


@pytest.fixture
def notices(window: QWidget) -> Notices:
    return Notices(window)


def texts(notices: Notices) -> list[str]:
    return [notice.text for notice in notices.notices()]


def test_a_notice_is_seen_in_the_lower_right_corner(window: QWidget, notices: Notices) -> None:
    notices.tell(Notice("hello"))
    assert notices.isVisible() and texts(notices) == ["hello"]
    window.resize(1200, 800)
    area = notices.geometry()
    assert window.rect().contains(area) and area.right() > 1150 and area.bottom() > 750


def test_the_same_words_are_shown_once_and_old_ones_give_way(notices: Notices) -> None:
    for text in ("a", "b", "a"):
        notices.tell(Notice(text))
    assert texts(notices) == ["b", "a"]
    for text in "cdef":
        notices.tell(Notice(text))
    assert len(texts(notices)) == MOST_SHOWN and texts(notices)[-1] == "f"


def test_its_button_acts_and_closes_it(qtbot: QtBot, notices: Notices) -> None:
    pressed = list[str]()
    notices.tell(Notice("deleted", action=("Undo", lambda: pressed.append("undo"))))
    button = notices.findChild(QPushButton)
    assert button is not None and button.accessibleName() == "Undo"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["undo"] and texts(notices) == [] and not notices.isVisible()


def test_it_can_be_closed_by_hand(qtbot: QtBot, notices: Notices) -> None:
    notices.tell(Notice("broken", kind=NoticeKind.ERROR))
    notices.set_tokens(DARK)
    close = notices.findChild(QToolButton)
    assert close is not None
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert texts(notices) == []


def test_going_it_takes_the_focus_from_nobody_who_passed_it(qtbot: QtBot, window: QWidget, notices: Notices) -> None:
    elsewhere = QPushButton("elsewhere", window)
    elsewhere.show()
    window.activateWindow()
    notices.tell(Notice("saved"))
    close = notices.findChild(QToolButton)
    assert close is not None
    close.setFocus()
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)
    notices.clear()
    assert elsewhere.hasFocus()


def test_going_with_the_focus_it_leaves_that_to_the_window(qtbot: QtBot, window: QWidget, notices: Notices) -> None:
    window.activateWindow()
    notices.tell(Notice("saved"))
    close = notices.findChild(QToolButton)
    assert close is not None
    close.setFocus()
    qtbot.waitUntil(close.hasFocus)
    notices.clear()
    assert window.hasFocus()


@pytest.mark.parametrize(
    ("notice", "least_s", "most_s"),
    [
        (Notice("saved"), 5, 6),
        (Notice(" ".join(["word"] * 100)), 15, 15),
        (Notice("deleted", action=("Undo", lambda: None)), 10, 12),
    ],
)
def test_time_to_read_grows_with_the_words(notice: Notice, least_s: float, most_s: float) -> None:
    assert notice.shown_for_s is not None and least_s <= notice.shown_for_s <= most_s


@pytest.mark.parametrize("kind", [NoticeKind.WARNING, NoticeKind.ERROR])
def test_what_is_serious_stays(kind: NoticeKind) -> None:
    assert Notice("the disk is full", kind).shown_for_s is None


def test_a_notice_goes_once_what_it_is_about_is_over(notices: Notices) -> None:
    notices.tell(Notice("the disk is full", kind=NoticeKind.ERROR, topic="disk"))
    notices.tell(Notice("something else", kind=NoticeKind.ERROR))
    notices.tell(Notice("the disk is still full", kind=NoticeKind.ERROR, topic="disk"))
    assert texts(notices) == ["something else", "the disk is still full"]
    notices.settle("")
    notices.settle("disk")
    assert texts(notices) == ["something else"]
