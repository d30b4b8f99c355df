"""What of a window cannot be read or reached for want of room: cut off, covered by a neighbour, squeezed."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.e2e.window.walking import described

_KINDS = (
    QLabel, QAbstractButton, QAbstractSlider, QAbstractSpinBox, QAbstractScrollArea, QComboBox, QLineEdit, QProgressBar,
)  # fmt: skip
_MADE_OF_PARTS = QAbstractSpinBox | QComboBox | QLineEdit | QTabBar
_SLACK_PX = 1


def misfits(root: QWidget) -> list[str]:
    """Every fault of the window as it is shown now."""
    shown = [widget for widget in root.findChildren(QWidget) if _is_shown(widget, root)]
    faults = [f"{described(widget)} is cut off: {why}" for widget in shown if (why := _beyond(widget))]
    faults += [f"{_named(widget)} has no room: {why}" for widget in shown if (why := _squeezed(widget))]
    return faults + _overlaps(shown)


def _is_shown(widget: QWidget, root: QWidget) -> bool:
    parent = widget.parentWidget()
    return (
        isinstance(widget, _KINDS)
        and not isinstance(widget, QScrollBar)
        and not isinstance(parent, _MADE_OF_PARTS)
        and not widget.objectName().startswith("qt_")
        and widget.isVisible()
        and widget.window() is root.window()
    )


def _beyond(widget: QWidget) -> str:
    """How it sticks out of one of the widgets around it; what a scroll bar brings into view does not."""
    inner: QWidget = widget
    while (outer := inner.parentWidget()) is not None and not inner.isWindow():
        area = outer.parentWidget()
        place = QRect(inner.mapTo(outer, QPoint(0, 0)), inner.size())
        if isinstance(area, QScrollArea) and outer is area.viewport():
            policies = area.horizontalScrollBarPolicy(), area.verticalScrollBarPolicy()
            if policies[0] == Qt.ScrollBarPolicy.ScrollBarAlwaysOff and place.width() > outer.width() + _SLACK_PX:
                return f"{place.width()} px wide in a view of {outer.width()} px that does not scroll sideways"
            if policies[1] == Qt.ScrollBarPolicy.ScrollBarAlwaysOff and place.height() > outer.height() + _SLACK_PX:
                return f"{place.height()} px high in a view of {outer.height()} px that does not scroll"
        elif isinstance(area, QAbstractScrollArea) and outer is area.viewport():
            return ""  # a view's own business
        elif not outer.rect().adjusted(-_SLACK_PX, -_SLACK_PX, _SLACK_PX, _SLACK_PX).contains(place):
            return f"{_text(place)} in {type(outer).__name__} of {_text(outer.rect())}"
        inner = outer
    return ""


def _squeezed(widget: QWidget) -> str:
    """How much its text would need, where that is more than it has."""
    needed = _needed(widget)
    if needed.width() > widget.width() + _SLACK_PX:
        return f"{widget.width()} px of the {needed.width()} px that its text is wide"
    if needed.height() > widget.height() + _SLACK_PX:
        return f"{widget.height()} px of the {needed.height()} px that its text is high"
    return ""


def _needed(widget: QWidget) -> QSize:
    """The least it takes to read it; nothing where there is nothing to read."""
    needed = QSize(0, 0)
    if isinstance(widget, QLabel) and widget.text():
        wraps = QSize(_longest_word_px(widget), widget.heightForWidth(widget.width()))
        needed = wraps if widget.wordWrap() else widget.sizeHint()
    elif isinstance(widget, QComboBox):
        text_px = widget.fontMetrics().horizontalAdvance(widget.currentText())
        needed = QSize(text_px + widget.height() // 2, widget.minimumSizeHint().height())
    elif isinstance(widget, QCheckBox | QPushButton | QRadioButton) and widget.text():
        needed = widget.minimumSizeHint()
    elif isinstance(widget, QToolButton) and widget.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly:
        needed = widget.sizeHint()
    elif isinstance(widget, QLineEdit | QAbstractSpinBox):
        needed = QSize(0, widget.minimumSizeHint().height())
    return needed


def _longest_word_px(label: QLabel) -> int:
    if label.textFormat() == Qt.TextFormat.RichText or "<" in label.text():
        return 0
    margins = label.contentsMargins()
    words = label.text().split()
    longest = max((label.fontMetrics().horizontalAdvance(word) for word in words if "/" not in word), default=0)
    return longest + margins.left() + margins.right()


def _overlaps(shown: list[QWidget]) -> list[str]:
    by_parent: dict[int, list[QWidget]] = {}
    for widget in shown:
        by_parent.setdefault(id(widget.parentWidget()), []).append(widget)
    return [
        f"{_named(one)} and {_named(other)} overlap by {_text(one.geometry() & other.geometry())}"
        for beside in by_parent.values()
        for one, other in combinations(beside, 2)
        if (shared := one.geometry() & other.geometry()).width() > _SLACK_PX and shared.height() > _SLACK_PX
    ]


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return described(widget) + (f" ({text[:60]!r})" if text else "")


def _text(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}×{rect.height()}"
