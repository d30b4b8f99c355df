"""Presets keep settings and leave styles alone."""

import json
from pathlib import Path

import pytest

from studio.errors import InputError, SpecError
from studio.specs.looks import LOOKS
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice
from studio.ui.controls.preset import (
    Preset,
    preset_of,
    read_presets,
    shipped_presets,
    with_preset,
    without_preset,
    write_presets,
)
from studio.ui.document.recipe import Recipe, first_recipe

STYLES = (StyleChoice(Path("waves.jpg"), 0.5),)
SOFT, HARD = preset_of("soft", Recipe(strength=0.3)), preset_of("Hard", Recipe(strength=0.9))
SET = Recipe(STYLES, "compact", Method.OT, 0.5, {4: 0.2}, 0.7, {3: 0.5}, 640, 2000)


def test_a_saved_preset_brings_back_everything_but_the_styles() -> None:
    other = Recipe(styles=(StyleChoice(Path("night.jpg")),))
    applied = preset_of(" Soft ", SET).applied_to(other)
    assert applied.styles == other.styles
    assert applied == Recipe(other.styles, "compact", Method.OT, 0.5, {4: 0.2}, 0.7, {3: 0.5}, 640, 2000)


def test_a_shipped_preset_leaves_bundle_method_and_result_size_alone() -> None:
    for preset in shipped_presets():
        applied = preset.applied_to(SET)
        assert (applied.styles, applied.bundle, applied.method, applied.content_size_px) == (
            STYLES,
            "compact",
            Method.OT,
            2000,
        )
        assert (applied.strength, applied.level_strength) == (preset.recipe.strength, preset.recipe.level_strength)
        assert (applied.detail, applied.level_detail) == (preset.recipe.detail, preset.recipe.level_detail)


def test_the_first_preset_is_how_everything_starts_and_every_look_is_there() -> None:
    shipped = [preset.recipe for preset in shipped_presets()]
    assert shipped[0] == first_recipe()
    assert shipped[: len(LOOKS)] == [Recipe().with_look(look) for look in LOOKS]
    assert len({preset.name for preset in shipped_presets()}) == len(shipped)


def test_a_preset_from_before_there_was_detail_paints_without_it(tmp_path: Path) -> None:
    write_presets(tmp_path / "presets.json", (SOFT,))
    (entry,) = json.loads((tmp_path / "presets.json").read_text())
    assert "detail" not in entry, "so it was written then"
    (preset,) = read_presets(tmp_path / "presets.json")
    assert preset.applied_to(first_recipe()) == Recipe(strength=0.3)


def test_a_preset_survives_being_written_down(tmp_path: Path) -> None:
    write_presets(tmp_path / "presets.json", (preset_of("Soft", SET),))
    assert read_presets(tmp_path / "presets.json") == (preset_of("Soft", SET),)


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_preset_needs_a_name(name: str) -> None:
    with pytest.raises(SpecError, match="name"):
        Preset(name, Recipe())


def test_presets_come_back_by_name(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "presets.json"
    write_presets(path, (SOFT, HARD))
    assert read_presets(path) == (HARD, SOFT)


def test_no_file_means_no_presets(tmp_path: Path) -> None:
    assert read_presets(tmp_path / "presets.json") == ()


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"
    path.write_text("{ half")
    assert read_presets(path) == ()
    assert not path.exists()
    assert path.with_name("presets.json.damaged").read_text() == "{ half"


def test_one_damaged_preset_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"
    write_presets(path, (SOFT,))
    (entry,) = json.loads(path.read_text())
    damaged = [{"name": "odd"}, 7, None, {**entry, "name": 3}, {**entry, "name": "loud", "strength": "much"}]
    path.write_text(json.dumps([*damaged, {"recipe": 1}, entry]))
    assert read_presets(path) == (SOFT,)


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file"):
        write_presets(tmp_path / "file" / "presets.json", (SOFT,))


def test_a_preset_takes_the_place_of_its_namesake() -> None:
    louder = preset_of("soft", Recipe(strength=0.5))
    assert with_preset((HARD, SOFT), louder) == (HARD, louder)
    assert without_preset((HARD, SOFT), "Hard") == (SOFT,)
