"""How a window stands, for the one that takes its place when the language changes."""

from __future__ import annotations

from dataclasses import dataclass

from studio.ui.stylize.tab import Showing


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The number of the tab in front, what the Stylize tab shows, and whether the preferences are open."""

    part: int
    showing: Showing
    has_preferences: bool
