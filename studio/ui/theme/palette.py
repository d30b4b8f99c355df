"""The explicit Fusion palette of a theme."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

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
