"""What a person without a mouse and one without a screen meet: names of widgets, and where Tab leads."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from studio.ui.viewer.view_surface import ViewSurface

_KINDS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTabBar, ViewSurface,
)  # fmt: skip
_OWNERS = QAbstractSpinBox | QComboBox | QLineEdit | QTabBar | QAbstractItemView
_MOST_STOPS = 300


def interactive(root: QWidget) -> list[QWidget]:
    """Visible widgets of ``root``'s own window that react to a person; parts that Qt itself is made of are left out."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, _KINDS)
        and not isinstance(widget, QScrollBar | QHeaderView)
        and not isinstance(widget.parent(), _OWNERS)
        and not widget.objectName().startswith("qt_")
        and widget.isVisible()
        and widget.window() is root.window()
    ]


def spoken(widget: QWidget) -> str:
    """What a screen reader says it is."""
    heard = QAccessible.queryAccessibleInterface(widget)
    return "" if heard is None else heard.text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    """For the message of a failing test."""
    owner = widget.parent()
    return f"{type(widget).__name__} “{spoken(widget)}” {widget.objectName()!r} in {type(owner).__name__}"


def nameless(root: QWidget) -> list[str]:
    """Those that are silent."""
    return [described(widget) for widget in interactive(root) if not spoken(widget).strip()]


def tab_round(root: QWidget) -> list[QWidget]:
    """Every stop of Tab from the first one until it comes round; fails where it never does."""
    first = root.focusWidget() or root.nextInFocusChain()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    stops = list[QWidget]()
    for _ in range(_MOST_STOPS):
        QTest.keyClick(root.focusWidget() or root, Qt.Key.Key_Tab)
        now = root.focusWidget()
        assert now is not None, "Tab led nowhere"
        if now in stops:
            way = "\n".join(described(stop) for stop in (*stops, now))
            assert now is stops[0], f"Tab is caught:\n{way}"
            return _from_the_top(root, stops)
        stops.append(now)
    raise AssertionError("Tab never comes round")


def unreachable(root: QWidget) -> list[str]:
    """Enabled widgets that Tab does not reach; of buttons that exclude each other one is enough, arrows do the rest."""
    stops = {id(stop) for stop in tab_round(root)}
    missed = []
    for widget in interactive(root):
        if not widget.isEnabled() or id(widget) in stops or _follows_another(widget, stops):
            continue
        missed.append(described(widget))
    return missed


def jumps(root: QWidget) -> list[str]:
    """Steps of Tab that lead upwards or backwards within one part of the window."""
    stops, found = tab_round(root), []
    for before, after in pairwise(stops):
        part = _part_with_both(before, after)
        if part is None or _is_read_in_order(_place(before, part), _place(after, part)):
            continue
        found.append(f"{described(before)} → {described(after)}")
    return found


def twice(menu: QMenu | QWidget) -> set[str]:
    """Letters that stand for more than one entry of a menu, or of a menu bar."""
    letters = [letter for action in menu.actions() if (letter := mnemonic(action.text()))]
    return {letter for letter in letters if letters.count(letter) > 1}


def mnemonic(text: str) -> str:
    """The letter behind the ampersand, empty where there is none."""
    _, found, rest = text.replace("&&", "").partition("&")
    return rest[:1].casefold() if found else ""


def _from_the_top(root: QWidget, stops: list[QWidget]) -> list[QWidget]:
    """The same round, begun where it begins for somebody who opens the window."""
    first = root.nextInFocusChain()
    while first not in stops:
        first = first.nextInFocusChain()
    begin = stops.index(first)
    return [*stops[begin:], *stops[:begin]]


def _follows_another(widget: QWidget, stops: set[int]) -> bool:
    proxy = widget.focusProxy()
    if proxy is not None and id(proxy) in stops:
        return True
    if isinstance(widget, QAbstractButton):
        if widget.autoExclusive():
            beside = widget.parentWidget().findChildren(
                QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            return any(id(button) in stops for button in beside if button.autoExclusive())
        group = widget.group()
        if group is not None and group.exclusive():
            return any(id(button) in stops for button in group.buttons())
    return False


def _part_with_both(first: QWidget, second: QWidget) -> QWidget | None:
    """The smallest widget that holds both, None where that is the whole window: its parts stand side by side."""
    part = first.parentWidget()
    while part is not None and not part.isAncestorOf(second):
        part = part.parentWidget()
    if part is None or (part.isWindow() and part.parentWidget() is None) or isinstance(part, QLabel):
        return None
    return part


def _place(widget: QWidget, part: QWidget) -> QRect:
    return QRect(widget.mapTo(part, QPoint(0, 0)), widget.size())


def _is_read_in_order(before: QRect, after: QRect) -> bool:
    """Further down, or on the same line further to the right, or in a column further to the right."""
    is_right, is_below = after.center().x() > before.center().x(), after.top() >= before.bottom()
    is_on_line = (
        before.top() <= after.center().y() <= before.bottom() or after.top() <= before.center().y() <= after.bottom()
    )
    is_next_column = after.left() >= before.right()
    return is_below or (is_on_line and is_right) or is_next_column
