"""Every text of the window is in every translation, and a translation keeps what the code relies on."""

from __future__ import annotations

import ast
import inspect
import re
import runpy
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from studio import errors
from studio.errors import StudioError
from studio.paths import resources_dir

FOLDER = resources_dir() / "translations"
CODE = Path(__file__).parents[2] / "studio" / "ui"
CODES = sorted(path.stem.removeprefix("gigastyle_") for path in FOLDER.glob("*.ts"))
TRANSLATED = [code for code in CODES if code != "en"]
TEXTS = {code: ET.parse(FOLDER / f"gigastyle_{code}.ts").getroot() for code in CODES}
SCRIPT = runpy.run_path(str(CODE.parents[1] / "packaging" / "update_translations.py"))
OPENING_QUOTE = {"de": "„", "en": "“"}


class _Texts(ast.NodeVisitor):
    """Collects (context, text) of `self.tr` and `translate`; None where an argument is not written out."""

    def __init__(self) -> None:
        self.found = set[tuple[str | None, str | None]]()
        self._classes = list[str]()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        called = ast.unparse(node.func)
        if called == "self.tr":
            self.found.add((self._classes[-1], _written(node.args[0])))
        elif called in ("translate", "QCoreApplication.translate"):
            self.found.add((_written(node.args[0]), _written(node.args[1])))
        self.generic_visit(node)


def _written(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def texts_of_code() -> set[tuple[str | None, str | None]]:
    texts = _Texts()
    for path in CODE.rglob("*.py"):
        texts.visit(ast.parse(path.read_text(encoding="utf-8")))
    return texts.found | SCRIPT["other_texts"]()


def messages(code: str) -> Iterator[tuple[str, str, ET.Element]]:
    for context in TEXTS[code].findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            assert translation is not None
            yield context.findtext("name", ""), message.findtext("source", ""), translation


def differences(code: str, pattern: str) -> list[tuple[str, str]]:
    """Texts whose translation does not hold the same matches, in whatever order."""
    return [
        (source, translation.text or "")
        for _context, source, translation in messages(code)
        if sorted(re.findall(pattern, source)) != sorted(re.findall(pattern, translation.text or ""))
    ]


def test_there_is_german() -> None:
    assert "de" in TRANSLATED


@pytest.mark.parametrize("code", CODES)
def test_every_text_of_the_code_and_no_other_is_listed(code: str) -> None:
    listed = {(context, source) for context, source, _translation in messages(code)}
    assert texts_of_code() == listed, "run `make translations`"


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_is_left_to_translate(code: str) -> None:
    assert [
        source for _c, source, translation in messages(code) if translation.get("type") or not translation.text
    ] == []


@pytest.mark.parametrize("code", TRANSLATED)
@pytest.mark.parametrize(
    "pattern", [r"\{\w*(?::[^}]*)?\}", r"&(?=\w)", r"\A\s|\n", "…", " px| MB| %", r"\.pth|\.json|arXiv [\d.]+"], ids=str
)
def test_a_translation_keeps(code: str, pattern: str) -> None:
    assert differences(code, pattern) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_quotes_are_those_of_the_language(code: str) -> None:
    opening = OPENING_QUOTE[code]
    for _context, source, translation in messages(code):
        text = translation.text or ""
        assert '"' not in text and text.count(opening) >= source.count("“"), text


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_compiled_file_says_what_the_readable_one_says(code: str) -> None:
    compiled = QTranslator()
    assert compiled.load(str(FOLDER / f"gigastyle_{code}.qm"))
    stale = [
        source
        for context, source, translation in messages(code)
        if compiled.translate(context, source) != translation.text
    ]
    assert stale == [], "run `make translations`"


def test_every_message_has_a_code_that_can_be_translated() -> None:
    """A text that is put together where it is raised has none, and stays English for everyone."""
    found = ((path.name, *made) for path in SCRIPT["message_sources"]() for made in SCRIPT["codes_in"](path))
    assert [f"{name}:{line}" for name, code, line in found if code is None] == []


def test_every_kind_of_error_makes_messages() -> None:
    kinds = {kind.__name__ for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, StudioError)}
    assert SCRIPT["MESSAGE_MAKERS"] >= kinds | {"Message"}
