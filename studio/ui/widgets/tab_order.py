"""The order of Tab over the parts of a window: Qt's default is the order in which widgets were made."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_tabs(window: QWidget, parts: Sequence[QWidget]) -> None:
    """Let Tab go through ``parts`` in this order; within each of them the order stays.

    A widget that hands the focus to a child must not be among them: left behind the child, it would send Tab back.
    """
    stops = _stops(window)
    ordered = [stop for part in parts for stop in stops if part is stop or part.isAncestorOf(stop)]
    for before, after in pairwise(ordered):
        QWidget.setTabOrder(before, after)


def _stops(window: QWidget) -> list[QWidget]:
    """Where Tab may stop, shown or not; inner parts that hand the focus on are moved by Qt with their owner."""
    found = list[QWidget]()
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
