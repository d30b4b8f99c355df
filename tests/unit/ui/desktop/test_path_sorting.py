import os
from pathlib import Path

import pytest

from studio.images.style_card import write_card
from studio.ui.desktop.path_sorting import SortedPaths, sort_paths
from tests.style_cards import small_card


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.PNG", "a.jpg", "notes.txt", "recipe.json"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "empty").mkdir()
    return tmp_path


def test_folders_are_unfolded_and_nothing_comes_twice(folder: Path) -> None:
    found = sort_paths([folder / "b.PNG", folder])
    assert found == SortedPaths(pictures=(folder / "b.PNG", folder / "a.jpg"), unnamed=(folder / "a.jpg",))


def test_recipes_and_unsupported_files_are_told_apart(folder: Path) -> None:
    found = sort_paths([folder / "notes.txt", folder / "recipe.json", folder / "empty"])
    assert found == SortedPaths(recipe=folder / "recipe.json", unsupported=(folder / "notes.txt", folder / "empty"))


def test_a_picture_without_its_suffix_is_known_by_its_first_bytes(folder: Path) -> None:
    kinds = {"scan": b"II*\0", "IMG_1": b"\xff\xd8\xff", "phone.heic": b"\0\0\0\x18ftypheic", "work.psd": b"8BPS"}
    for name, first_bytes in kinds.items():
        (folder / name).write_bytes(first_bytes + bytes(60))
    os.mkfifo(folder / "pipe")
    found = sort_paths([*(folder / name for name in kinds), folder / "notes.txt", folder / "pipe", folder / "gone"])
    assert found.pictures == tuple(folder / name for name in kinds)
    assert found.unsupported == (folder / "notes.txt", folder / "pipe", folder / "gone")


def test_nothing_is_nothing() -> None:
    assert sort_paths([]) == SortedPaths()


def test_style_cards_are_styles(folder: Path, tmp_path: Path) -> None:
    cards = tmp_path / "cards"
    cards.mkdir()
    for name in ("a.style", "b.style"):
        write_card(cards / name, small_card())
    write_card(folder / "c.style", small_card())
    found = sort_paths([folder, cards, cards / "a.style", folder / "b.PNG"])
    assert found.cards == (cards / "a.style", cards / "b.style")
    assert (found.pictures, found.unsupported) == ((folder / "a.jpg", folder / "b.PNG"), ())


def test_the_last_film_is_one_and_no_picture(tmp_path: Path) -> None:
    for name in ("a.mp4", "b.MOV", "c.png"):
        (tmp_path / name).write_bytes(b"")
    found = sort_paths([tmp_path / "a.mp4", tmp_path / "c.png", tmp_path / "b.MOV"])
    assert (found.film, found.pictures, found.unsupported) == (tmp_path / "b.MOV", (tmp_path / "c.png",), ())
