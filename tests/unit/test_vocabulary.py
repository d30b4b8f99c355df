"""Names and docstrings use the words of the field: those that CONVENTIONS.md bans occur nowhere in the program."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import studio

STUDIO = Path(studio.__file__).parent
CONVENTIONS = STUDIO.parent / "CONVENTIONS.md"

BANNED_NAMES = (
    # the engine, streaming, compression, bundles, images, bench and the command line
    "Ground",
    "Rung",
    "rung",
    "Lesson",
    "lesson",
    "lessons",
    "lesson_of",
    "prune_lesson",
    "Outcome",
    "Side",
    "Trial",
    "trial",
    "side_by_side",
    "raster_stream",
    "RasterStream",
    "Exercise",
    "exercise",
    "RenderWatcher",
    "throwaway",
    "throwaway_workspace",
    "ensure_room",
    "ShrinkingRender",
    "Shelf",
    "shelf",
    "Shelves",
    "shelves",
    "kept_content",
    "kept_maps",
    "KeptContent",
    "KeptMaps",
    "recipe_to_carry",
    "told_error",
    "PairInHand",
    "compression/kinds.py",
    "compression/preparing.py",
    "compression/runs.py",
    "engine/carrying.py",
    "engine/room.py",
    "engine/shrinking.py",
    "engine/watching.py",
    "specs/carried.py",
    # the window and the jobs
    "Glance",
    "glance",
    "sitting",
    "Errand",
    "errand",
    "errands",
    "ChildErrand",
    "RenderErrand",
    "Wish",
    "wish",
    "Doing",
    "Courier",
    "courier",
    "FairTurns",
    "fair_turns",
    "ReportPace",
    "report_pace",
    "Standing",
    "checking.py",
    "dropped.py",
    "growing.py",
    "looking.py",
    "standing.py",
    "told.py",
)
"""Identifiers, underscores around them aside, and names of files, which are also the modules of those names."""

BANNED_PHRASES = (
    "in the same breath",
    "brought to where",
    "with the clock in hand",
    "in hand",
    "finds nobody",
    "wears out",
    "worn out",
    "must hear of",
    "hears of",
    "holds it to",
    "in motion",
    "through its paces",
    "stand or fall",
    "over the shoulder",
    "one door",
    "making good",
    "looking over",
)
"""What docstrings paint instead of saying it, in lower case."""

FILES = sorted(STUDIO.rglob("*.py"))


def names_in(tree: ast.AST) -> Iterator[str]:
    """Every identifier that the code of a file defines or uses."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.keyword(arg=str(name)):
                yield name
            case ast.alias(name=name, asname=other):
                yield from (*name.split("."), *([other] if other else []))
            case ast.ImportFrom(module=str(name)):
                yield from name.split(".")


def docstrings_in(tree: ast.AST) -> Iterator[str]:
    """The docstrings of a file, also those of attributes and constants, in one line each."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield " ".join(node.value.value.split())


def banned_names(names: Iterator[str]) -> set[str]:
    return {name for name in names if name.strip("_") in BANNED_NAMES}


def banned_words(docstring: str) -> set[str]:
    cited = {name for quoted in re.findall(r"(`+)(.+?)\1", docstring) for name in re.findall(r"\w+", quoted[1])}
    text = docstring.lower()
    return banned_names(iter(cited)) | {
        phrase for phrase in BANNED_PHRASES if re.search(rf"\b{re.escape(phrase)}\b", text)
    }


def test_the_check_finds_names_and_phrases() -> None:
    head = 'from a.courier import x\nclass Glance:\n    """One `Errand` in\n    motion."""\n'
    tree = ast.parse(head + "    def f(self, wish=1): _rung = 2")
    assert banned_names(names_in(tree)) == {"courier", "Glance", "wish", "_rung"}
    assert [banned_words(text) for text in docstrings_in(tree)] == [{"Errand", "in motion"}]


def test_no_file_has_a_banned_name() -> None:
    paths = [f"/{path.relative_to(STUDIO).as_posix()}" for path in FILES]
    assert {path for path in paths if path.endswith(tuple(f"/{name}" for name in BANNED_NAMES))} == set()
    assert banned_names(path.stem for path in FILES) == set()


@pytest.mark.parametrize("find", ["names", "docstrings"])
def test_no_banned_words_are_used(find: str) -> None:
    found: dict[str, set[str]] = {}
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if find == "names":
            banned = banned_names(names_in(tree))
        else:
            banned = {word for text in docstrings_in(tree) for word in banned_words(text)}
        if banned:
            found[str(path.relative_to(STUDIO))] = banned
    assert found == {}


def test_the_conventions_list_the_same_words() -> None:
    listed = " ".join(CONVENTIONS.read_text(encoding="utf-8").partition("## Banned words")[2].split())
    assert {word for word in (*BANNED_NAMES, *BANNED_PHRASES) if word not in listed} == set()
