"""What is installed into GIMP and Krita: the files, in Python as old as theirs, with all texts in German."""

from __future__ import annotations

import ast
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.plugins.installed import ROOT, build_script

SOURCES = sorted((ROOT / "packaging" / "plugins").glob("[!b]*/**/*.py"))
OLDEST_PYTHON = (3, 8)


def test_each_zip_holds_its_plugin_what_both_share_and_the_licence(tmp_path: Path) -> None:
    build = build_script()
    names = {}
    for host in build.HOSTS:
        with zipfile.ZipFile(build.write_plugin(host, tmp_path, "1")) as archive:
            names[host] = set(archive.namelist())
            modes = {entry.filename: entry.external_attr >> 16 & 0o777 for entry in archive.infolist()}
        assert (modes.pop("gigastyle/gigastyle.py", None), set(modes.values())) == (
            0o755 if host == "gimp" else None,
            {0o644},
        )
    both = {"gigastyle/LICENSE"} | {
        f"gigastyle/gigastyle_shared/{name}.py" for name in ("__init__", "program", "texts")
    }
    assert names["gimp"] - both == {
        f"gigastyle/{name}.py" for name in ("gigastyle", "dialog", "layer_files", "watched_folder")
    }
    extension = {f"gigastyle/{name}.py" for name in ("__init__", "dialog", "extension", "layer_files")}
    assert names["krita"] - both == extension | {"gigastyle.desktop", "gigastyle/Manual.html"}


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    build = build_script()
    one, other = (build.write_plugin("krita", tmp_path / name, "1") for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: "/".join(path.parts[-2:]))
def test_sources_are_python_as_old_as_the_hosts(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=OLDEST_PYTHON)
    later = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    assert later or path.name == "__init__.py", "annotations are newer than that Python"


def called_texts() -> Iterator[str]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="text"), args=[ast.Constant(value=str(english)), *_]):
                    yield english


def test_every_text_is_in_german_and_no_other() -> None:
    source = (ROOT / "packaging" / "plugins" / "shared" / "texts.py").read_text(encoding="utf-8")
    tables = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Dict)]
    german = max((ast.literal_eval(table) for table in tables if len(table.keys) > 1), key=len)
    presets = {"balanced", "gentle", "bold", "plain"}
    assert set(german) == set(called_texts()) | presets
    assert all(set(part_names(text)) == set(part_names(german[text])) for text in german)


def part_names(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{")[1:]]
