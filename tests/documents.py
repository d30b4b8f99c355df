"""The documents of the repository and the examples in them, for the tests that try them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AT_ROOT = ("README.md", "ARCHITECTURE.md", "CONVENTIONS.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
DOCUMENTS = (*(ROOT / name for name in AT_ROOT), *sorted((ROOT / "docs").rglob("*.md")))
_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_WRITTEN_BY_SCRIPT = ROOT / "docs" / "reference"  # whose blocks are signatures


@dataclass(frozen=True)
class Example:
    """A fenced block: its document (from the root), its language, and what stands in it."""

    document: str
    language: str
    text: str

    @property
    def lines(self) -> list[str]:
        """Without empty lines."""
        return [line for line in self.text.splitlines() if line.strip()]


def examples(*languages: str) -> Iterator[Example]:
    """Every example in one of ``languages`` (none named: in any), document by document, from top to bottom."""
    for document in DOCUMENTS:
        if document.is_relative_to(_WRITTEN_BY_SCRIPT):
            continue
        for found in _FENCE.finditer(document.read_text(encoding="utf-8")):
            if not languages or found["language"] in languages:
                yield Example(document.relative_to(ROOT).as_posix(), found["language"], found["text"])


def by_document(*languages: str) -> dict[str, list[Example]]:
    """The same, under their documents."""
    found: dict[str, list[Example]] = {}
    for example in examples(*languages):
        found.setdefault(example.document, []).append(example)
    return found
