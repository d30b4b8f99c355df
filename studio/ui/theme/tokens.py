"""The colours of each theme by the part they play: plain values, so that their contrast can be measured."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """What the person chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as ``#rrggbb``; ``*_text`` is what is written on the colour of that name."""

    window: str  # panels, dialogs, the bars
    canvas: str  # around the picture
    field: str  # inputs, lists
    field_alternate: str
    button: str
    border: str  # of inputs and buttons: at least 3:1 against window and field
    line: str  # separators, which carry no meaning
    scroll: str  # the handle of a scroll bar at rest: there, and no more than that
    handle: str  # of a slider
    text: str
    text_muted: str
    text_disabled: str
    accent: str
    accent_text: str
    selection: str  # under selected rows, which are wide: quieter than the accent
    selection_text: str
    link: str
    info: str
    success: str
    warning: str
    error: str


LIGHT = Tokens(
    window="#f4f3f1",
    canvas="#e2e0dc",
    field="#ffffff",
    field_alternate="#f7f6f4",
    button="#ffffff",
    border="#85817a",
    line="#d6d3cd",
    scroll="#b9b5ae",
    handle="#ffffff",
    text="#1d1b19",
    text_muted="#5a564f",
    text_disabled="#96928a",
    accent="#a8431f",
    accent_text="#ffffff",
    selection="#f3d5c7",
    selection_text="#1d1b19",
    link="#9a3c1a",
    info="#25609c",
    success="#1f6f3d",
    warning="#855300",
    error="#b3261e",
)

DARK = Tokens(
    window="#242321",
    canvas="#171615",
    field="#1b1a19",
    field_alternate="#211f1e",
    button="#343230",
    border="#817c74",
    line="#3d3a37",
    scroll="#56524d",
    handle="#d9d5ce",
    text="#f0eeea",
    text_muted="#b9b4ab",
    text_disabled="#7b766f",
    accent="#f08a5d",
    accent_text="#1d1410",
    selection="#5b3c2d",
    selection_text="#f7f3ee",
    link="#f5a583",
    info="#8fbdf2",
    success="#7fcb98",
    warning="#e9b95c",
    error="#ff9b91",
)
