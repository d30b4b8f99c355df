import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import SpecError
from studio.specs.method import Method
from studio.specs.recipe import (
    RECIPE_FORMAT,
    EmbeddedStyle,
    embedded_recipe_from_spec,
    embedded_styles,
    recipe_from_spec,
    spec_from_embedded_recipe,
    spec_from_recipe,
)
from studio.specs.stylize import LEVELS, StyleChoice, StylizeSpec

shares = st.floats(0, 1)
levels = st.sets(st.sampled_from(LEVELS), min_size=1).map(lambda found: tuple(sorted(found, reverse=True)))
specs = st.builds(
    StylizeSpec,
    styles=st.lists(
        st.builds(
            StyleChoice,
            st.sampled_from([Path("/a.jpg"), Path("/ü/b.png")]),
            st.floats(0.01, 100),
            st.none() | st.integers(1, 9),
            st.none() | st.sampled_from([Path("/sky.png"), Path("/ü/face.png")]),
            shares,
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    bundle=st.none() | st.just("compact"),
    method=st.none() | st.sampled_from(Method),
    strength=shares,
    level_strength=st.dictionaries(st.sampled_from(LEVELS), shares),
    detail=shares,
    level_detail=st.dictionaries(st.sampled_from(LEVELS), shares),
    levels=st.none()
    | st.sets(st.sampled_from(LEVELS), min_size=1).map(lambda found: tuple(sorted(found, reverse=True))),
    style_size_px=st.none() | st.integers(32, 10_000),
    content_size_px=st.none() | st.integers(32, 100_000),
    seed=st.integers(0, 1 << 62),
    page=st.none() | st.integers(1, 500),
)


@given(specs)
def test_a_spec_survives_its_recipe_file(spec: StylizeSpec) -> None:
    recipe = recipe_from_spec(spec)
    assert json.loads(json.dumps(recipe)) == recipe, "what a job recorded is compared with what is asked for"
    assert spec_from_recipe(recipe) == spec


def test_a_recipe_without_detail_is_that_of_a_version_without_it() -> None:
    recipe = recipe_from_spec(StylizeSpec(styles=(StyleChoice(Path("/style.jpg")),)))
    assert not {"detail", "level_detail"} & set(recipe)
    assert spec_from_recipe(recipe).detail_at(5) == 0.0


def test_a_recipe_without_a_page_is_that_of_a_version_without_pages() -> None:
    recipe = recipe_from_spec(StylizeSpec(styles=(StyleChoice(Path("/style.jpg")),)))
    assert "page" not in recipe and set(recipe["styles"][0]) == {"path", "weight"}


def test_a_recipe_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    recipe = recipe_from_spec(StylizeSpec(styles=(StyleChoice(Path("style.jpg")),)))
    assert recipe["styles"][0]["path"] == str(tmp_path / "style.jpg")


@pytest.mark.parametrize(
    "change",
    [
        {"recipe": RECIPE_FORMAT + 1},
        {"recipe": None},
        {"styles": []},
        {"styles": [{"weight": 1.0}]},
        {"styles": [{"path": ""}]},
        {"styles": None},
        {"method": "gram"},
        {"strength": 2.0},
        {"strength": "strong"},
        {"levels": [1, 2]},
        {"level_strength": {"five": 1.0}},
        {"level_strength": []},
        {"detail": 1.5},
        {"detail": "much"},
        {"detail": 1.0, "level_detail": {"6": 1.0}},
    ],
)
def test_another_format_or_a_damaged_recipe_is_refused(change: dict[str, Any]) -> None:
    recipe = recipe_from_spec(StylizeSpec(styles=(StyleChoice(Path("/a.jpg")),)))
    with pytest.raises(SpecError):
        spec_from_recipe({**recipe, **change})


@pytest.mark.parametrize("name", ["recipe", "styles"])
def test_a_recipe_has_a_format_and_styles(name: str) -> None:
    recipe = recipe_from_spec(StylizeSpec(styles=(StyleChoice(Path("/a.jpg")),)))
    with pytest.raises(SpecError):
        spec_from_recipe({key: value for key, value in recipe.items() if key != name})


SPEC = StylizeSpec(
    (StyleChoice(Path("/home/ann/secret plans/wave.jpg"), 0.5), StyleChoice(Path("/opt/styles/blue.jpg"), 2.0, 3)),
    bundle="/home/ann/nets/mine",
    method=Method.ADAIN,
    strength=0.75,
    level_strength={5: 0.5},
    detail=0.6,
    level_detail={2: 0.0},
    levels=(4, 3),
    style_size_px=512,
    content_size_px=2000,
    seed=3,
    page=2,
)
STYLES = (EmbeddedStyle("wave.jpg", "a" * 64, 0.5), EmbeddedStyle("blue.jpg", "b" * 64, 2.0, "blue", 3))


def test_every_choice_comes_back_with_styles_where_they_are_now() -> None:
    recipe = json.loads(json.dumps(embedded_recipe_from_spec(SPEC, STYLES, bundle_id="mine")))
    assert embedded_styles(recipe) == STYLES
    here = tuple(StyleChoice(Path("/now") / style.name, style.weight, style.page) for style in STYLES)
    assert spec_from_embedded_recipe(recipe, here) == replace(SPEC, styles=here, bundle="mine")


def test_no_folder_of_the_person_is_told() -> None:
    text = json.dumps(embedded_recipe_from_spec(SPEC, STYLES, bundle_id="mine"))
    assert "ann" not in text and "secret" not in text and "/opt" not in text and "wave.jpg" in text


@pytest.mark.parametrize(
    "styles",
    [
        None,
        [{"name": "../../etc/passwd", "sha256": "a" * 64, "weight": 1, "shipped": None}],
        [{"name": "c:\\a.jpg", "sha256": "a" * 64, "weight": 1, "shipped": None}],
        [{"name": "a.jpg", "sha256": "a", "weight": 1, "shipped": None}],
        [{"name": "a.jpg", "sha256": "a" * 64, "weight": "much", "shipped": None}],
        [{"name": "a.jpg"}],
    ],
)
def test_damaged_styles_of_an_embedded_recipe_are_refused(styles: object) -> None:
    with pytest.raises(SpecError):
        embedded_styles({"recipe": 1, "styles": styles})
