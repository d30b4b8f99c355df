"""Presets on disk."""

import json
from pathlib import Path

import pytest

from studio.errors import InputError
from studio.ui.controls.preset import preset_of, preset_to_json
from studio.ui.controls.preset_file import read_presets, with_preset, without_preset, write_presets
from studio.ui.document.recipe import Recipe

SOFT, HARD = preset_of("soft", Recipe(strength=0.3)), preset_of("Hard", Recipe(strength=0.9))


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
    path.write_text(json.dumps([{"name": "odd"}, 7, preset_to_json(SOFT)]))
    assert read_presets(path) == (SOFT,)


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file"):
        write_presets(tmp_path / "file" / "presets.json", (SOFT,))


def test_a_preset_takes_the_place_of_its_namesake() -> None:
    louder = preset_of("soft", Recipe(strength=0.5))
    assert with_preset((HARD, SOFT), louder) == (HARD, louder)
    assert without_preset((HARD, SOFT), "Hard") == (SOFT,)
