"""What Fusion does not draw from the palette: flat controls, slim scroll bars, quiet bars, a focus that can be seen."""

from __future__ import annotations

from studio.paths import resources_dir
from studio.ui.theme import metrics
from studio.ui.theme.tokens import DARK, Tokens

_RADIUS, _SMALL, _GAP = metrics.RADIUS_PX, metrics.GAP_SMALL_PX, metrics.GAP_PX
_FIELDS = "QLineEdit, QAbstractSpinBox, QComboBox"


def style_sheet(tokens: Tokens) -> str:
    """The rules of a theme for the whole program."""
    parts = (_bars, _tabs, _buttons, _fields, _arrows, _check_boxes, _sliders, _scroll_bars, _groups)
    return "\n".join(part(tokens) for part in parts)


def mark(tokens: Tokens, name: str) -> str:
    """``url(…)`` of a small mark in the colours of a theme; the file is among the resources."""
    folder = resources_dir() / "themes" / ("dark" if tokens is DARK else "light")
    return f'url("{(folder / f"{name}.svg").as_posix()}")'


def _bars(tokens: Tokens) -> str:
    return f"""
QMainWindow::separator {{ background: {tokens.line}; width: 1px; height: 1px; }}
QToolBar {{ border: 0; padding: {_SMALL}px {_GAP}px; spacing: {_SMALL}px; }}
QToolBar QToolButton {{ border: 1px solid transparent; border-radius: {_RADIUS}px; padding: 4px {_GAP}px; }}
QToolBar QToolButton:hover {{ background: {tokens.button}; border-color: {tokens.line}; }}
QToolBar QToolButton:pressed {{ background: {tokens.line}; }}
QToolBar QToolButton:focus {{ border-color: {tokens.accent}; }}
QToolBar QToolButton#primary {{ background: {tokens.accent}; color: {tokens.accent_text};
    padding: 4px {2 * _GAP}px; margin-left: {_GAP}px; }}
QToolBar QToolButton#primary:hover {{ border-color: {tokens.text}; }}
QToolBar QToolButton#primary:focus {{ border-color: {tokens.text}; }}
QToolBar QToolButton#primary:disabled {{ background: {tokens.line}; color: {tokens.text_disabled}; }}
QToolButton#qt_toolbar_ext_button {{ qproperty-icon: {mark(tokens, "more")}; padding: 2px; }}
QToolBar::separator {{ background: {tokens.line}; width: 1px; margin: 4px {_GAP}px; }}
QStatusBar {{ border-top: 1px solid {tokens.line}; }}
QStatusBar::item {{ border: 0; }}
QSplitter::handle {{ background: {tokens.line}; }}
QToolTip {{ color: {tokens.text}; background: {tokens.field}; border: 1px solid {tokens.border}; padding: 4px; }}
"""


def _tabs(tokens: Tokens) -> str:
    return f"""
QTabWidget::pane {{ border: 0; border-top: 1px solid {tokens.line}; }}
QTabWidget > QTabBar {{ qproperty-drawBase: 0; }}
QTabWidget > QTabBar::tab {{ padding: 7px {2 * _GAP}px; border: 0; border-bottom: 2px solid transparent;
    color: {tokens.text_muted}; background: transparent; }}
QTabWidget > QTabBar::tab:selected {{ color: {tokens.text}; border-bottom-color: {tokens.accent}; }}
QTabWidget > QTabBar::tab:hover {{ color: {tokens.text}; }}
QTabWidget > QTabBar::tab:focus {{ color: {tokens.link}; }}
"""


_WHAT_AGREES_STANDS_LAST = 3  # Qt's number for the order of GNOME: cancel, then what the dialog is for


def _buttons(tokens: Tokens) -> str:
    return f"""
QDialogButtonBox, QMessageBox {{ button-layout: {_WHAT_AGREES_STANDS_LAST}; }}
QPushButton {{ background: {tokens.button}; color: {tokens.text}; border: 1px solid {tokens.border};
    border-radius: {_RADIUS}px; padding: 5px {2 * _GAP}px; }}
QPushButton:hover {{ background: {tokens.field_alternate}; border-color: {tokens.text_muted}; }}
QPushButton:pressed {{ background: {tokens.line}; }}
QPushButton:checked {{ background: {tokens.selection}; color: {tokens.selection_text}; border-color: {tokens.accent}; }}
QPushButton:focus {{ border-color: {tokens.accent}; }}
QPushButton:default {{ border-color: {tokens.accent}; }}
QPushButton:disabled {{ background: transparent; color: {tokens.text_disabled}; border-color: {tokens.line}; }}
QPushButton::menu-indicator {{ image: {mark(tokens, "down")}; subcontrol-origin: padding;
    subcontrol-position: right center; right: {_GAP}px; }}
QToolButton {{ border: 1px solid transparent; border-radius: {_RADIUS}px; padding: 3px; }}
QToolButton:hover {{ background: {tokens.button}; border-color: {tokens.line}; }}
QToolButton:pressed {{ background: {tokens.line}; }}
QToolButton:focus {{ border-color: {tokens.accent}; }}
QToolButton:checked {{ background: {tokens.selection}; border-color: {tokens.accent}; }}
QToolButton:disabled {{ color: {tokens.text_disabled}; }}
"""


def _fields(tokens: Tokens) -> str:
    return f"""
{_FIELDS} {{ background: {tokens.field}; color: {tokens.text}; border: 1px solid {tokens.border};
    border-radius: {_RADIUS}px; padding: 3px {_GAP}px; min-height: 20px;
    selection-background-color: {tokens.accent}; selection-color: {tokens.accent_text}; }}
QAbstractSpinBox {{ padding: 2px 0 1px 0; qproperty-alignment: "AlignRight | AlignVCenter"; }}
{_each(":hover")} {{ border-color: {tokens.text_muted}; }}
{_each(":focus")} {{ border-color: {tokens.accent}; }}
{_each(":disabled")} {{ background: transparent; color: {tokens.text_disabled}; border-color: {tokens.line}; }}
QLineEdit:read-only {{ background: transparent; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractItemView QLineEdit {{ background: transparent; border: 0;
    padding: 0; min-height: 0; }}
"""


def _arrows(tokens: Tokens) -> str:
    up, down = mark(tokens, "up"), mark(tokens, "down")
    return f"""
QComboBox::drop-down {{ border: 0; width: 24px; }}
QComboBox::down-arrow {{ image: {down}; width: 12px; height: 12px; }}
QComboBox::down-arrow:disabled {{ image: {mark(tokens, "down-disabled")}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: 0; background: transparent; width: 18px;
    subcontrol-origin: border; border-radius: {_SMALL}px; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; margin: 2px 2px 0 0; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; margin: 0 2px 2px 0; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {tokens.line}; }}
QAbstractSpinBox::up-arrow {{ image: {up}; width: 9px; height: 9px; }}
QAbstractSpinBox::down-arrow {{ image: {down}; width: 9px; height: 9px; }}
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off {{ image: {mark(tokens, "up-disabled")}; }}
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off {{ image: {mark(tokens, "down-disabled")}; }}
"""


def _check_boxes(tokens: Tokens) -> str:
    return f"""
QCheckBox {{ spacing: {_GAP}px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {tokens.border}; border-radius: 3px;
    background: {tokens.field}; }}
QCheckBox::indicator:checked {{ background: {tokens.accent}; border-color: {tokens.accent};
    image: {mark(tokens, "check")}; }}
QCheckBox::indicator:focus {{ border-color: {tokens.text}; }}
QCheckBox::indicator:disabled {{ background: transparent; border-color: {tokens.line}; }}
QCheckBox::indicator:checked:disabled {{ image: {mark(tokens, "check-disabled")}; }}
"""


def _sliders(tokens: Tokens) -> str:
    handle_px, groove_px = metrics.ICON_PX - 2, metrics.GAP_SMALL_PX
    above_px = (handle_px - groove_px) // 2
    return f"""
QSlider:horizontal {{ min-height: {metrics.CONTROL_HEIGHT_PX}px; }}
QSlider::groove:horizontal {{ height: {groove_px}px; border-radius: {groove_px // 2}px; background: {tokens.line}; }}
QSlider::sub-page:horizontal {{ background: {tokens.accent}; border-radius: {groove_px // 2}px; }}
QSlider::sub-page:horizontal:disabled {{ background: {tokens.text_disabled}; }}
QSlider::handle:horizontal {{ width: {handle_px - 2}px; margin: -{above_px}px 0; border: 1px solid {tokens.border};
    border-radius: {handle_px // 2}px; background: {tokens.handle}; }}
QSlider::handle:horizontal:hover {{ border-color: {tokens.accent}; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {tokens.accent}; width: {handle_px - 4}px; }}
QSlider::handle:horizontal:disabled {{ background: {tokens.window}; border-color: {tokens.line}; }}
QProgressBar {{ border: 0; border-radius: {_SMALL}px; background: {tokens.line}; text-align: center; }}
QProgressBar::chunk {{ border-radius: {_SMALL}px; background: {tokens.accent}; }}
"""


def _scroll_bars(tokens: Tokens) -> str:
    return f"""
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {tokens.scroll}; border-radius: 3px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {tokens.border}; }}
QScrollBar::handle:vertical {{ margin: 2px 3px; min-height: {metrics.HANDLE_PX}px; }}
QScrollBar::handle:horizontal {{ margin: 3px 2px; min-width: {metrics.HANDLE_PX}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _groups(tokens: Tokens) -> str:
    return f"""
QGroupBox {{ font-weight: 600; border: 0; margin-top: {3 * _GAP}px; padding: 0; }}
QGroupBox::title {{ subcontrol-origin: margin; subcontrol-position: top left; padding: 0 0 {_SMALL}px 0; }}
QTreeWidget, QListWidget, QPlainTextEdit {{ border: 1px solid {tokens.line}; border-radius: {_RADIUS}px; }}
QPlainTextEdit {{ background: {tokens.field}; padding: {_SMALL}px; }}
QDialog QSplitter::handle {{ background: transparent; }}
QTreeWidget::item, QListWidget::item {{ padding: {_SMALL}px; }}
QHeaderView::section {{ background: {tokens.window}; color: {tokens.text_muted}; border: 0; padding: {_SMALL}px; }}
"""


def _each(state: str) -> str:
    return ", ".join(kind + state for kind in _FIELDS.split(", "))
