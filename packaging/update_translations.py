"""Bring the translations up to date with the code: collect texts, keep what is translated, compile it.

    python packaging/update_translations.py          # or: make translations

Texts wait for a translator in `resources/translations/gigastyle_<code>.ts` (XML; Qt Linguist edits it). The window
loads the compiled `.qm` beside it. English is the language of the code: its file lists the texts and is not compiled.
A new language begins with its code as the argument:

    python packaging/update_translations.py fr

Exits with 1 while a text has no translation.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
SOURCE_LANGUAGE = "en"


def main(new_languages: Sequence[str]) -> int:
    codes = {path.stem.removeprefix("gigastyle_") for path in FOLDER.glob("gigastyle_*.ts")}
    missing = 0
    for code in sorted({SOURCE_LANGUAGE, *codes, *new_languages}):
        texts = FOLDER / f"gigastyle_{code}.ts"
        collect(texts, code)
        if code != SOURCE_LANGUAGE:
            unfinished = unfinished_texts(texts)
            missing += len(unfinished)
            run_tool("pyside6-lrelease", "-silent", str(texts), "-qm", str(texts.with_suffix(".qm")))
            print(f"{code}: {len(unfinished)} texts without a translation", *unfinished, sep="\n    ")
    return 1 if missing else 0


def collect(texts: Path, code: str) -> None:
    """Write every text of the window's code into ``texts``; translations that are there stay."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "studio" / "ui").rglob("*.py"))
    languages = ("-source-language", SOURCE_LANGUAGE, "-target-language", code)
    run_tool(
        "pyside6-lupdate", "-silent", "-locations", "none", "-no-obsolete", *languages, *sources, "-ts", str(texts)
    )


def unfinished_texts(texts: Path) -> list[str]:
    """Those that are shown in English because nobody translated them."""
    messages = ET.parse(texts).getroot().iter("message")
    return [
        message.findtext("source", "")
        for message in messages
        if message.find("translation[@type='unfinished']") is not None
    ]


def run_tool(name: str, *arguments: str) -> None:
    """Run one of the tools that come with PySide6, from the environment this runs in."""
    tool = shutil.which(name, path=str(Path(sys.executable).parent))
    if tool is None:
        raise SystemExit(f"{name} is missing: it comes with PySide6-Essentials; run `make setup`")
    subprocess.run([tool, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
