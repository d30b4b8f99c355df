"""What MkDocs does besides: the texts at the root of the repository become pages, and formulae become MathML.

Formulae stand between dollar signs, as GitHub shows them too; browsers draw MathML without any script.
"""

from __future__ import annotations

import re
from pathlib import Path

from latex2mathml.converter import convert
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[2]
ROOT_PAGES = {
    "ARCHITECTURE.md": "architecture.md",
    "CONVENTIONS.md": "conventions.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
}
_LINK = re.compile(r"\]\((?P<target>[^)#\s]+)(?P<anchor>#[^)\s]*)?\)")
_FENCE = re.compile(r"^(```.*?^```$)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(`[^`\n]+`)")
_DISPLAYED = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
_INLINE = re.compile(r"(?<![\\\w$])\$(?!\s)([^$\n]+?)(?<!\s)\$(?!\w)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that lie at the root; their links into ``docs`` and to each other are those of the site."""
    for name, page in ROOT_PAGES.items():
        text = _LINK.sub(_moved, (ROOT / name).read_text(encoding="utf-8"))
        files.append(File.generated(config, page, content=text))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Turn formulae outside of code into MathML."""
    parts = _FENCE.split(markdown)
    return "".join(part if part.startswith("```") else _with_formulae(part) for part in parts)


def _moved(link: re.Match[str]) -> str:
    target = link["target"]
    moved = ROOT_PAGES.get(target, target.removeprefix("docs/"))
    return f"]({moved}{link['anchor'] or ''})"


def _with_formulae(text: str) -> str:
    text = _DISPLAYED.sub(lambda found: f"\n\n{convert(found[1].strip(), display='block')}\n\n", text)
    parts = _CODE.split(text)
    return "".join(part if part.startswith("`") else _INLINE.sub(_converted, part) for part in parts)


def _converted(found: re.Match[str]) -> str:
    return f"<span>{convert(found[1])}</span>"  # a line that begins with <math> would be a block of its own
