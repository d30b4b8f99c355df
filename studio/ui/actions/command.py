"""The description of a window command, shared by menu, toolbar, palette and help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """The menus, in their order; the shortcut help and the palette group by them too."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    RENDER = "render"
    TRAINING = "training"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``text`` is already translated and may hold a mnemonic ``&``; ``shortcut`` is portable text such as
    ``Ctrl+O``, several separated by ``, ``; ``icon`` is a name of `studio.ui.icons`.
    """

    id: str
    text: str
    category: Category
    shortcut: str = ""
    tip: str = ""
    icon: str = ""
    is_checkable: bool = False
    starts_group: bool = False  # a separator before it in its menu

    @property
    def plain_text(self) -> str:
        """The text without mnemonic and ellipsis, for lists that are read."""
        return self.text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
