from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from studio.errors import InputError
from studio.specs.recipe import EmbeddedStyle, embedded_recipe_from_spec
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.document.recipe import Recipe
from studio.ui.stylize.recipe_restoring import StylePlaces, restored


def style_file(path: Path, text: str = "wave") -> EmbeddedStyle:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return EmbeddedStyle(path.name, hashlib.sha256(text.encode()).hexdigest(), 0.5)


def places(folder: Path, *, own: tuple[Path, ...] = (), shipped: tuple[Path, ...] = ()) -> StylePlaces:
    return StylePlaces(shipped, own, folder)


class TestFind:
    def test_among_the_persons_own_by_name_and_content(self, tmp_path: Path) -> None:
        style = style_file(tmp_path / "own" / "wave.jpg")
        style_file(tmp_path / "other" / "wave.jpg", "another wave")
        own = (tmp_path / "other" / "wave.jpg", tmp_path / "own" / "wave.jpg")
        assert places(tmp_path, own=own).find(style) == own[1]

    def test_under_another_name(self, tmp_path: Path) -> None:
        style = style_file(tmp_path / "wave.jpg")
        renamed = (tmp_path / "wave.jpg").rename(tmp_path / "sea.jpg")
        assert places(tmp_path / "elsewhere", own=(renamed,)).find(style) == renamed

    def test_beside_the_picture(self, tmp_path: Path) -> None:
        style = style_file(tmp_path / "wave.jpg")
        assert places(tmp_path).find(style) == tmp_path / "wave.jpg"

    def test_a_shipped_one_by_its_id_whatever_its_bytes_are_in_this_version(self, tmp_path: Path) -> None:
        style_file(tmp_path / "blue.jpg", "a later version")
        shipped = (tmp_path / "red.jpg", tmp_path / "blue.jpg")
        assert places(tmp_path, shipped=shipped).find(EmbeddedStyle("blue.jpg", "0" * 64, 1.0, "blue")) == shipped[1]

    def test_a_file_of_that_name_with_other_content_is_not_it(self, tmp_path: Path) -> None:
        style = style_file(tmp_path / "wave.jpg")
        (tmp_path / "wave.jpg").write_text("painted over")
        assert places(tmp_path, own=(tmp_path / "gone.jpg",)).find(style) is None


def test_controls_are_those_of_the_recipe_and_missing_styles_are_named(tmp_path: Path) -> None:
    here, gone = style_file(tmp_path / "here.jpg"), EmbeddedStyle("gone.jpg", "0" * 64, 2.0)
    spec = StylizeSpec((StyleChoice(Path("/a")), StyleChoice(Path("/b"))), strength=0.25, level_strength={3: 0.5})
    carried = embedded_recipe_from_spec(spec, (here, gone), bundle_id="swift")
    found = restored(tmp_path / "out.jpg", carried, places(tmp_path))
    expected = Recipe(
        (StyleChoice(tmp_path / "here.jpg", 0.5),),
        bundle="swift",
        strength=0.25,
        level_strength={3: 0.5},
        strokes=None,
    )
    assert (found.recipe, found.missing) == (expected, ("gone.jpg",))


def test_without_any_of_its_styles_the_rest_is_restored(tmp_path: Path) -> None:
    spec = StylizeSpec((StyleChoice(Path("/a")),), strength=0.25)
    carried = embedded_recipe_from_spec(spec, (EmbeddedStyle("gone.jpg", "0" * 64, 1.0),), bundle_id="swift")
    found = restored(tmp_path / "out.jpg", carried, places(tmp_path))
    assert (found.recipe, found.missing) == (Recipe(bundle="swift", strength=0.25, strokes=None), ("gone.jpg",))


@pytest.mark.parametrize(
    "carried", [{"recipe": 1}, {"recipe": 99, "styles": []}, {"recipe": 1, "styles": [], "seed": "x"}]
)
def test_a_damaged_recipe_is_told_with_the_name_of_the_picture(tmp_path: Path, carried: dict[str, object]) -> None:
    with pytest.raises(InputError, match=r"out\.jpg cannot be used"):
        restored(tmp_path / "out.jpg", carried, places(tmp_path))
