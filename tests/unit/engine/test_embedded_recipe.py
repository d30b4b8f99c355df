import hashlib
import json
from pathlib import Path

import pytest

from studio.engine.stylize import recipe_to_embed
from studio.errors import PictureError
from studio.paths import resources_dir
from studio.specs.recipe import EmbeddedStyle, embedded_styles
from studio.specs.stylize import StyleChoice, StylizeSpec


def test_styles_are_told_by_name_and_digest_and_shipped_ones_by_id(tmp_path: Path) -> None:
    own, shipped = tmp_path / "été.jpg", resources_dir() / "styles" / "blue_night.jpg"
    own.write_bytes(b"a picture")
    spec = StylizeSpec((StyleChoice(own, 0.5), StyleChoice(shipped)), bundle=str(tmp_path))
    recipe = json.loads(recipe_to_embed(spec, "mine"))
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (own, shipped)]
    assert embedded_styles(recipe) == (
        EmbeddedStyle("été.jpg", digests[0], 0.5, None),
        EmbeddedStyle("blue_night.jpg", digests[1], 1.0, "blue_night"),
    )
    assert recipe["bundle"] == "mine" and str(tmp_path) not in json.dumps(recipe)


def test_a_vanished_style_is_named(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"gone\.jpg cannot be read"):
        recipe_to_embed(StylizeSpec((StyleChoice(tmp_path / "gone.jpg"),)), "mine")
