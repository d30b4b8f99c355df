"""The explicit Fusion palette of a theme, and the few rules that a palette cannot state."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from studio.ui.theme import metrics
from studio.ui.theme.tokens import DARK, LIGHT, Tokens

_Role, _Group = QPalette.ColorRole, QPalette.ColorGroup


def palette_for(tokens: Tokens) -> QPalette:
    """Every role that Fusion draws with, so that nothing of the desktop's own colours shows through."""
    palette = QPalette()
    for role, colour in _roles(tokens).items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.BrightText):
        palette.setColor(_Group.Disabled, role, QColor(tokens.text_disabled))
    palette.setColor(_Group.Disabled, _Role.Highlight, QColor(tokens.line))
    palette.setColor(_Group.Disabled, _Role.HighlightedText, QColor(tokens.text_disabled))
    return palette


def palette_of_rows(tokens: Tokens) -> QPalette:
    """The same for tables and trees."""
    palette = palette_for(tokens)
    palette.setColor(_Role.Highlight, QColor(tokens.selection))
    palette.setColor(_Role.HighlightedText, QColor(tokens.selection_text))
    return palette


def tokens_of(palette: QPalette) -> Tokens:
    """The theme that a palette belongs to, for painters that need colours a palette has no role for."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: tokens.window,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.field,
        _Role.AlternateBase: tokens.field_alternate,
        _Role.Text: tokens.text,
        _Role.PlaceholderText: tokens.text_muted,
        _Role.Button: tokens.button,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.accent_text,
        _Role.Highlight: tokens.accent,
        _Role.HighlightedText: tokens.accent_text,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.link,
        _Role.LinkVisited: tokens.link,
        _Role.ToolTipBase: tokens.field,
        _Role.ToolTipText: tokens.text,
        _Role.Light: tokens.button,
        _Role.Midlight: tokens.field_alternate,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.border,
        _Role.Shadow: tokens.canvas,
    }


def style_sheet(tokens: Tokens) -> str:
    """What Fusion does not draw from the palette: flat bars, tabs, tool tips, a visible focus."""
    radius, gap = metrics.RADIUS_PX, metrics.GAP_PX
    return f"""
QMainWindow::separator {{ background: {tokens.line}; width: 1px; height: 1px; }}
QToolBar {{ border: 0; border-bottom: 1px solid {tokens.line}; padding: {metrics.GAP_SMALL_PX}px {gap}px;
    spacing: {metrics.GAP_SMALL_PX}px; }}
QToolBar QToolButton {{ border: 1px solid transparent; border-radius: {radius}px; padding: 4px {gap}px; }}
QToolBar QToolButton:hover {{ background: {tokens.button}; border-color: {tokens.line}; }}
QToolBar QToolButton:pressed {{ background: {tokens.line}; }}
QToolBar QToolButton:focus {{ border-color: {tokens.accent}; }}
QToolBar QToolButton#primary {{ background: {tokens.accent}; color: {tokens.accent_text};
    padding: 4px {2 * gap}px; margin-left: {gap}px; }}
QToolBar QToolButton#primary:hover {{ border-color: {tokens.text}; }}
QToolBar QToolButton#primary:focus {{ border-color: {tokens.text}; }}
QToolBar QToolButton#primary:disabled {{ background: {tokens.line}; color: {tokens.text_disabled}; }}
QToolBar::separator {{ background: {tokens.line}; width: 1px; margin: 4px {gap}px; }}
QStatusBar {{ border-top: 1px solid {tokens.line}; }}
QStatusBar::item {{ border: 0; }}
QTabWidget#tabs::pane {{ border: 0; border-top: 1px solid {tokens.line}; }}
QTabWidget#tabs > QTabBar::tab {{ padding: 7px {2 * gap}px; border: 0; border-bottom: 2px solid transparent;
    color: {tokens.text_muted}; background: transparent; }}
QTabWidget#tabs > QTabBar::tab:selected {{ color: {tokens.text}; border-bottom-color: {tokens.accent}; }}
QTabWidget#tabs > QTabBar::tab:hover {{ color: {tokens.text}; }}
QTabWidget#tabs > QTabBar::tab:focus {{ color: {tokens.link}; }}
QSplitter::handle {{ background: {tokens.line}; }}
QToolButton:checked {{ background: {tokens.selection}; border: 1px solid {tokens.accent}; border-radius: 3px;
    padding: 2px; }}
QCheckBox::indicator:unchecked {{ width: 13px; height: 13px; border: 1px solid {tokens.border}; border-radius: 2px;
    background: {tokens.field}; }}
QCheckBox::indicator:unchecked:focus {{ border-color: {tokens.accent}; }}
QToolTip {{ color: {tokens.text}; background: {tokens.field}; border: 1px solid {tokens.border}; padding: 4px; }}
"""
