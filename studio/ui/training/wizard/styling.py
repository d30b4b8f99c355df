"""The one rule of the wizard that a palette cannot state: its main button is filled with the accent."""

from studio.ui.theme import metrics

PRIMARY_BUTTON = f"""
QPushButton {{ background: palette(highlight); color: palette(highlighted-text);
    border: {2 * metrics.BORDER_PX}px solid palette(highlight); border-radius: {metrics.RADIUS_PX}px;
    padding: 0 {metrics.GAP_LARGE_PX}px; }}
QPushButton:focus, QPushButton:hover {{ border-color: palette(window-text); }}
QPushButton:disabled {{ background: palette(mid); border-color: palette(mid); color: palette(placeholder-text); }}
"""
