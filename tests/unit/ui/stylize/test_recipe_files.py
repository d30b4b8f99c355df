from pathlib import Path

import pytest

from studio.errors import InputError
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.stylize.recipe_files import missing_pictures, read_recipe, recipe_beside, write_recipe

SPEC = StylizeSpec(
    (StyleChoice(Path("/styles/a.jpg"), 0.25),),
    method=Method.OT,
    strength=0.5,
    level_strength={3: 0.1},
    detail=0.7,
    level_detail={2: 0.3},
)


def test_a_recipe_comes_back_as_it_was(tmp_path: Path) -> None:
    write_recipe(tmp_path / "my.recipe.json", SPEC)
    assert read_recipe(tmp_path / "my.recipe.json") == SPEC
    assert [path.name for path in tmp_path.iterdir()] == ["my.recipe.json"]


def test_a_recipe_goes_where_its_link_leads(tmp_path: Path) -> None:
    (tmp_path / "link.recipe.json").symlink_to("kept.recipe.json")
    write_recipe(tmp_path / "link.recipe.json", SPEC)
    assert (tmp_path / "link.recipe.json").is_symlink() and read_recipe(tmp_path / "kept.recipe.json") == SPEC


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "damaged or another kind"),
        ("[]", "damaged or another kind"),
        ('{"id": 1}', "another kind of JSON"),
        ('{"recipe": 99}', "format 99"),
        ('{"recipe": 1, "styles": 5}', "damaged"),
        ("[" * 100_000, "damaged or another kind"),
    ],
)
def test_what_is_wrong_is_said_with_the_name_of_the_file(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text)
    with pytest.raises(InputError, match=f"odd.json.*{why}"):
        read_recipe(path)


def test_files_that_cannot_be_opened_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.json cannot be read"):
        read_recipe(tmp_path / "absent.json")
    with pytest.raises(InputError, match="choose another folder"):
        write_recipe(tmp_path / "absent" / "new.json", SPEC)


def test_the_recipe_of_a_picture_lies_beside_it() -> None:
    assert recipe_beside(Path("/out/cat-night.png")) == Path("/out/cat-night.recipe.json")


def test_styles_that_are_gone_are_found(tmp_path: Path) -> None:
    (tmp_path / "here.jpg").write_bytes(b"")
    spec = StylizeSpec((StyleChoice(tmp_path / "here.jpg"), StyleChoice(tmp_path / "gone.jpg")))
    assert missing_pictures(spec) == (tmp_path / "gone.jpg",)
