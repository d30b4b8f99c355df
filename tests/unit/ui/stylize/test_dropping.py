from pathlib import Path

import pytest

from studio.ui.stylize.dropping import HandedOver, sorted_out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.PNG", "a.jpg", "notes.txt", "recipe.json"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "empty").mkdir()
    return tmp_path


def test_folders_are_unfolded_and_nothing_comes_twice(folder: Path) -> None:
    found = sorted_out([folder / "b.PNG", folder])
    assert found == HandedOver(pictures=(folder / "b.PNG", folder / "a.jpg"), unnamed=(folder / "a.jpg",))


def test_recipes_and_strangers_are_told_apart(folder: Path) -> None:
    found = sorted_out([folder / "notes.txt", folder / "recipe.json", folder / "empty"])
    assert found == HandedOver(recipe=folder / "recipe.json", strangers=(folder / "notes.txt", folder / "empty"))


def test_nothing_is_nothing() -> None:
    assert sorted_out([]) == HandedOver()
