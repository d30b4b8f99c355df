"""What a command line of ``gigastyle sheet`` asks for."""

from argparse import ArgumentParser
from pathlib import Path

import pytest

from studio.cli.sheet import SheetRequest, add_arguments, gallery_styles, request_from, styles_at
from studio.errors import InputError, SpecError
from studio.gallery import Collection, collection_path, listed_styles, shipped_styles_dir, write_collection
from studio.settings import Settings
from studio.specs.looks import DEFAULT_LOOK
from studio.specs.method import Method


def request(*options: str | Path) -> SheetRequest:
    parser = ArgumentParser()
    add_arguments(parser)
    return request_from(parser.parse_args([*map(str, options), "--output", "sheet.png"]), Settings())


def test_without_styles_the_gallery_is_asked_for() -> None:
    asked = request("photo.jpg")
    assert [style.path for style in asked.styles] == [style.path for style in listed_styles(shipped_styles_dir())]
    assert len(asked.styles) >= 12
    assert asked.photos == (Path("photo.jpg"),) and asked.cell_px == 320
    assert (asked.spec.strength, asked.spec.detail) == (DEFAULT_LOOK.strength, DEFAULT_LOOK.detail)


def test_the_options_of_the_recipe_hold_for_all_cells() -> None:
    spec = request(
        "photo.jpg", "--styles", "a.png", "b.png", "--method", "adain", "--levels", "3,2", "--strength", "0.5",
        "--keep-detail", "0.25", "--style-size", "256", "--bundle", "swift",
    ).spec  # fmt: skip
    assert (spec.method, spec.levels, spec.strength, spec.detail) == (Method.ADAIN, (3, 2), 0.5, 0.25)
    assert (spec.style_size_px, spec.bundle) == (256, "swift")


def test_the_gallery_is_what_the_person_made_of_it(own_folders: Path) -> None:
    assert collection_path().is_relative_to(own_folders)
    shipped_dir, own = shipped_styles_dir(), own_folders / "my_own.jpg"
    first, second, *_ = listed_styles(shipped_dir)
    collection = Collection((own,), frozenset({second.path}), frozenset({first.path}))
    write_collection(collection_path(), collection, shipped_dir)
    try:
        assert [style.title for style in gallery_styles()][:2] == [second.title, "My own"]
        assert first.path not in [style.path for style in gallery_styles()]
        everything = frozenset(style.path for style in listed_styles(shipped_dir))
        write_collection(collection_path(), Collection(removed=everything), shipped_dir)
        with pytest.raises(InputError, match="--styles"):
            gallery_styles()
    finally:
        collection_path().unlink()


def test_styles_are_files_and_the_pictures_of_folders_each_once(tmp_path: Path) -> None:
    folder = tmp_path / "styles"
    folder.mkdir()
    for name in ("b_c.png", "a.jpg", "notes.txt"):
        (folder / name).touch()
    found = styles_at([folder / "b_c.png", folder])
    assert [(style.path.name, style.title) for style in found] == [("b_c.png", "B c"), ("a.jpg", "A")]
    shipped = shipped_styles_dir() / "harbour_sunset.jpg"
    assert styles_at([shipped])[0].title == "Harbour at sunset"
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="holds no pictures"):
        styles_at([folder, tmp_path / "empty"])


@pytest.mark.parametrize("side", ["63", "2049"])
def test_cells_are_neither_tiny_nor_huge(side: str) -> None:
    with pytest.raises(SpecError, match="64 to 2048"):
        request("photo.jpg", "--cell", side)
