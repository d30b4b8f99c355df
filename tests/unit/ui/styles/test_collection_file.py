"""The collection on disk."""

from pathlib import Path

import pytest

from studio.errors import InputError
from studio.ui.styles.collection import Collection
from studio.ui.styles.collection_file import read_collection, write_collection

SHIPPED_DIR = Path("/program/styles")
KEPT = Collection((Path("/home/cat.jpg"),), frozenset({SHIPPED_DIR / "waves.jpg"}))


def test_it_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "styles.json"
    write_collection(path, KEPT, SHIPPED_DIR)
    assert read_collection(path, SHIPPED_DIR) == KEPT
    assert [file.name for file in path.parent.iterdir()] == ["styles.json"]


def test_no_file_is_an_empty_collection(tmp_path: Path) -> None:
    assert read_collection(tmp_path / "styles.json", SHIPPED_DIR) == Collection()


@pytest.mark.parametrize("text", ["{ half", "[]", '{"format": 99}'])
def test_a_file_that_cannot_be_used_is_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "styles.json"
    path.write_text(text)
    assert read_collection(path, SHIPPED_DIR) == Collection()
    assert path.with_name("styles.json.damaged").read_text() == text


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file"):
        write_collection(tmp_path / "file" / "styles.json", KEPT, SHIPPED_DIR)
