"""The state of a window, restored in its replacement when the language changes."""

from __future__ import annotations

from dataclasses import dataclass

from studio.ui.stylize.tab_state import TabState


@dataclass(frozen=True, slots=True, eq=False)
class WindowState:
    """The number of the tab in front, what the Stylize tab shows, and whether the preferences are open."""

    part: int
    tab_state: TabState
    has_preferences: bool
