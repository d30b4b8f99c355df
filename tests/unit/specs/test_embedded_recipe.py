import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.errors import SpecError
from studio.specs.embedded_recipe import (
    EmbeddedStyle,
    embedded_recipe_from_spec,
    embedded_styles,
    spec_from_embedded_recipe,
)
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice, StylizeSpec

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
def test_damaged_styles_are_refused(styles: object) -> None:
    with pytest.raises(SpecError):
        embedded_styles({"recipe": 1, "styles": styles})
