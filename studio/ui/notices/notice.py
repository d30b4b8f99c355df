"""A notice to the person, as a value: text, severity, and an action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

_SHORTEST_S, _LONGEST_S, _WORDS_PER_S = 5.0, 15.0, 2.5


class NoticeKind(StrEnum):
    """How serious a notice is; the values are names of icons and of colours."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """One message; ``action`` is the text of a button and what it does.

    ``topic`` names what it is about, where that may be over before the person closes it; see `Notices.settle`.
    """

    text: str
    kind: NoticeKind = NoticeKind.INFO
    action: tuple[str, Callable[[], object]] | None = None
    topic: str = ""

    @property
    def shown_for_s(self) -> float | None:
        """Seconds until it goes by itself, time to read included; None where it stays until it is closed."""
        if self.kind in (NoticeKind.WARNING, NoticeKind.ERROR):
            return None
        read_s = _SHORTEST_S + len(self.text.split()) / _WORDS_PER_S
        return min(_LONGEST_S, read_s if self.action is None else 2 * read_s)
