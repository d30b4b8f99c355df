"""Line icons of our own on a grid of 24, drawn in the palette's text colour whatever the theme."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SHAPES: Mapping[str, str] = {
    "add": "<path d='M12 5v14M5 12h14'/>",
    "after": "<rect x='4' y='5' width='16' height='14' rx='1'/>"
    "<path d='M8 15c2 0 3-1 3-2l5-5 1 1-5 5M8 15c1-1 0-2 2-2'/>",
    "before": "<rect x='4' y='5' width='16' height='14' rx='1'/><circle cx='12' cy='12' r='3'/>",
    "brush": "<path d='M4 20c3 0 5-1 5-4l9-11 2 2-10 10M9 16c-1-1-2-1-3 0s-1 3-2 4'/>",
    "cancel": "<path d='M6 6l12 12M18 6L6 18'/>",
    "check": "<path d='M5 13l4 4L19 7'/>",
    "clock": "<circle cx='12' cy='12' r='8'/><path d='M12 7v5l3 2'/>",
    "compare": "<rect x='4' y='5' width='16' height='14' rx='1'/><path d='M12 3v18M7 15l3-4'/>",
    "copy": "<rect x='8' y='8' width='11' height='11' rx='1'/><path d='M5 16V6a1 1 0 0 1 1-1h9'/>",
    "delete": "<path d='M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5'/>",
    "down": "<path d='M12 5v14M6 13l6 6 6-6'/>",
    "eraser": "<path d='M4 16l9-10 7 6-8 8H8zM9 11l7 6M6 20h14'/>",
    "error": "<circle cx='12' cy='12' r='8'/><path d='M12 8v5M12 15.500v.5'/>",
    "export": "<path d='M12 15V4M8 8l4-4 4 4M5 13v6h14v-6'/>",
    "everywhere": "<rect x='4' y='5' width='16' height='14' rx='1'/><path d='M8 9h8v6H8z'/>",
    "eye": "<path d='M3 12c4-7 14-7 18 0-4 7-14 7-18 0z'/><circle cx='12' cy='12' r='2.500'/>",
    "fill": "<path d='M5 12l7-7 6 6-7 7zM12 5L9 2M19 14c2 3 2 4 0 5-2-1-2-2 0-5'/>",
    "fit": "<path d='M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5'/>",
    "folder": "<path d='M3 7a1 1 0 0 1 1-1h5l2 2h8a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z'/>",
    "gradient": "<rect x='4' y='5' width='16' height='14' rx='1'/><path d='M7 8v8M9.500 8v8M13 8v8M17.500 8v8'/>",
    "grid": "<path d='M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z'/>",
    "hand": "<path d='M8 12V6a1.200 1.200 0 0 1 2.400 0V4.800a1.200 1.200 0 0 1 2.400 0V6a1.200 1.200 0 0 1 2.400 0v2"
    "a1.200 1.200 0 0 1 2.400 0v6c0 4-2 6-5 6-4 0-5-3-8-8 1-1 2-1 3.400 1'/>",
    "help": "<circle cx='12' cy='12' r='8'/><path d='M9.500 10c0-3 5-3 5 0 0 2-2.500 1.800-2.500 4M12 16v.5'/>",
    "image": "<rect x='4' y='5' width='16' height='14' rx='1'/><circle cx='9' cy='10' r='1.500'/>"
    "<path d='M5 18l5-5 3 3 3-4 4 5'/>",
    "info": "<circle cx='12' cy='12' r='8'/><path d='M12 11v5M12 8v.5'/>",
    "invert": "<circle cx='12' cy='12' r='8'/><path d='M12 4v16M12 8l5-2M12 12h8M12 16l5 2'/>",
    "keep": "<circle cx='12' cy='12' r='8'/><path d='M9.500 9.500h5v5h-5z'/>",
    "mask": "<path d='M4 8V5h3M10 5h4M17 5h3v2M4 11v3M4 16v3h3'/><path d='M20 10l-7 7-3 1 1-3 7-7z'/>",
    "open": "<path d='M3 18V7a1 1 0 0 1 1-1h5l2 2h7v3M3 18l3-7h15l-3 7z'/>",
    "paste": "<rect x='5' y='5' width='14' height='15' rx='1'/><path d='M9 3h6v4H9zM9 12h6M9 16h4'/>",
    "pause": "<path d='M9 6v12M15 6v12'/>",
    "play": "<path d='M8 5l11 7-11 7z'/>",
    "queue": "<path d='M4 6h10M4 11h10M4 16h6M15 14l5 3-5 3z'/>",
    "recipe": "<path d='M7 3h8l4 4v14H7zM14 3v5h5M10 12h6M10 16h6'/>",
    "redo": "<path d='M19 9H9a4.500 4.500 0 0 0 0 9h4M15 5l4 4-4 4'/>",
    "retry": "<path d='M19 12a7 7 0 1 1-2-5M17 3v4h-4'/>",
    "reveal": "<path d='M3 7a1 1 0 0 1 1-1h5l2 2h8a1 1 0 0 1 1 1v3M3 7v11a1 1 0 0 0 1 1h7'/>"
    "<circle cx='16' cy='16' r='3'/><path d='M18.500 18.500L21 21'/>",
    "save": "<path d='M5 5h11l3 3v11H5zM8 5v4h6V5M8 19v-6h8v6'/>",
    "search": "<circle cx='11' cy='11' r='6'/><path d='M15.500 15.500L20 20'/>",
    "settings": "<path d='M4 7h9M17 7h3M4 17h3M11 17h9'/><circle cx='15' cy='7' r='2'/><circle cx='9' cy='17' r='2'/>",
    "side_by_side": "<rect x='3' y='6' width='8' height='12' rx='1'/><rect x='13' y='6' width='8' height='12' rx='1'/>",
    "star": "<path d='M12 4l2.500 5.200 5.500.8-4 4 1 5.700-5-2.700-5 2.700 1-5.700-4-4 5.500-.8z'/>",
    "success": "<circle cx='12' cy='12' r='8'/><path d='M8.500 12.500l2.500 2.500 5-5.500'/>",
    "training": "<path d='M4 4v16h16M7 7c1 6 4 9 12 9'/>",
    "undo": "<path d='M5 9h10a4.500 4.500 0 0 1 0 9h-4M9 5L5 9l4 4'/>",
    "up": "<path d='M12 19V5M6 11l6-6 6 6'/>",
    "warning": "<path d='M12 4l9 16H3zM12 10v5M12 17.500v.5'/>",
    "zoom_in": "<circle cx='11' cy='11' r='6'/><path d='M15.500 15.500L20 20M8.500 11h5M11 8.500v5'/>",
    "zoom_out": "<circle cx='11' cy='11' r='6'/><path d='M15.500 15.500L20 20M8.500 11h5'/>",
}
_TEMPLATE = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><g fill='none' stroke='{colour}' "
    "stroke-width='1.7' stroke-linecap='round' stroke-linejoin='round'>{shape}</g></svg>"
)


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(_SHAPES)


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> QIcon:
    """The icon called ``name`` in the palette's colour of ``role``; KeyError names one that does not exist."""
    if name not in _SHAPES:
        raise KeyError(f"there is no icon {name!r}; there are {', '.join(_SHAPES)}")
    return QIcon(_LineEngine(name, role))


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw the icon into ``rect`` in one colour, for painters that are no icon views."""
    _renderer(name, colour.name()).render(painter, rect)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(_TEMPLATE.format(colour=colour, shape=_SHAPES[name]).encode())


class _LineEngine(QIconEngine):
    """Draws at the moment of painting, so that a change of theme reaches every icon."""

    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name, self._role = name, role

    def clone(self) -> QIconEngine:
        return _LineEngine(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        group = QPalette.ColorGroup.Disabled if mode == QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        draw_icon(painter, self._name, QRectF(rect), QGuiApplication.palette().color(group, self._role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap
