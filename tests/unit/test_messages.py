"""Messages are for people: none shows an object in Python's notation."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import studio
from studio.errors import in_words
from studio.geometry import Region, Size

STUDIO = Path(studio.__file__).parent


def raw_errors(tree: ast.AST) -> Iterator[str]:
    """Names of caught errors that an f-string shows by their repr."""
    for handler in ast.walk(tree):
        if isinstance(handler, ast.ExceptHandler) and handler.name is not None:
            for shown in ast.walk(handler):
                if isinstance(shown, ast.FormattedValue) and shown.conversion == ord("r"):
                    names = (name.id for name in ast.walk(shown.value) if isinstance(name, ast.Name))
                    yield from (name for name in names if name == handler.name)


def test_no_message_shows_a_caught_error_in_pythons_notation() -> None:
    found = {
        str(path.relative_to(STUDIO)): names
        for path in STUDIO.rglob("*.py")
        if (names := list(raw_errors(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert found == {}


@pytest.mark.parametrize("value", [Region(512, 0, 576, 64), Size(640, 480)])
def test_what_messages_are_made_with_has_words_of_its_own(value: object) -> None:
    assert type(value).__name__ not in str(value) and "=" not in str(value)


def test_errors_of_python_are_put_into_words() -> None:
    assert in_words(KeyError("styles")) == "styles is missing"
    assert in_words(ValueError("12 is too many")) == "12 is too many"
    assert in_words(TypeError()) != ""
