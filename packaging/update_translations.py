"""Bring the translations up to date with the code: collect texts, keep what is translated, compile it.

    python packaging/update_translations.py          # or: make translations

Texts wait for a translator in `resources/translations/gigastyle_<code>.ts` (XML; Qt Linguist edits it). The window
loads the compiled `.qm` beside it. English is the language of the code: its file lists the texts and is not compiled.
Beside the texts of the window's own code these are the messages of everything below it, by their codes, and the names
of styles and bundles that ship. A new language begins with its code as the argument:

    python packaging/update_translations.py fr

Exits with 1 while a text has no translation.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
SOURCE_LANGUAGE = "en"
# The command line, the door for programs and what they alone do speak English.
ENGLISH_ALONE = ("api.py", "images/arrays.py", "cli", "bench", "compression/experiments", "compression/evaluation")
MESSAGE_MAKERS = frozenset(
    {
        "Message", "StudioError", "InputError", "SpecError", "RecordError", "PictureError", "BundleError", "SpaceError",
        "JobError", "DeviceError", "QueueInUseError", "Cancelled",
    }
)  # fmt: skip


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
    options = ("-silent", "-locations", "none", "-no-obsolete", "-source-language", SOURCE_LANGUAGE)
    with tempfile.TemporaryDirectory() as folder:
        others = Path(folder) / "others.py"
        calls = (
            f"translate({json.dumps(context)}, {json.dumps(text, ensure_ascii=False)})"
            for context, text in sorted(other_texts())
        )
        others.write_text("\n".join(calls), encoding="utf-8")
        run_tool("pyside6-lupdate", *options, "-target-language", code, *sources, str(others), "-ts", str(texts))


def other_texts() -> set[tuple[str, str]]:
    """Context and text of what the window shows and its code does not hold."""
    return {("Messages", code) for code in message_codes()} | set(shipped_texts())


def message_codes() -> set[str]:
    """The codes of all messages: first arguments of `Message` and of errors, where they are written out."""
    return {code for path in message_sources() for code, _line in codes_in(path) if code is not None}


def message_sources() -> list[Path]:
    """The files whose messages the window may show."""
    studio = ROOT / "studio"
    left_out = tuple(studio / name for name in ENGLISH_ALONE)
    return sorted(path for path in studio.rglob("*.py") if not any(path.is_relative_to(each) for each in left_out))


def codes_in(path: Path) -> Iterator[tuple[str | None, int]]:
    """Code and line of each message made in ``path``; None where the text is put together there, and has no code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in MESSAGE_MAKERS:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, node.lineno
            elif isinstance(first, ast.JoinedStr | ast.BinOp):
                yield None, node.lineno


def shipped_texts() -> Iterator[tuple[str, str]]:
    """What styles and bundles that ship are called, and what is said of them."""
    for entry in json.loads((ROOT / "resources" / "styles" / "styles.json").read_text(encoding="utf-8")):
        yield from (("Styles", entry[name]) for name in ("title", "technique", "description"))
    for path in sorted((ROOT / "weights").glob("*/bundle.json")):
        manifest = json.loads(path.read_text(encoding="utf-8"))
        yield from (("ShippedBundles", manifest[name]) for name in ("title", "description"))
        yield "ShippedBundles", manifest["origin"]["description"]


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
