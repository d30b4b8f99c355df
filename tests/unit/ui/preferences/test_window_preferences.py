import json
from pathlib import Path

import pytest

from studio.codec import save_record
from studio.errors import InputError
from studio.ui.preferences.window_preferences import (
    WindowPreferences,
    load_window_preferences,
)
from studio.ui.theme.tokens import Theme
from studio.ui.viewer.view_state import ViewMode


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    kept = WindowPreferences(theme=Theme.DARK, language="de", viewer_mode=ViewMode.AFTER, results_dir="/pictures")
    save_record(tmp_path / "new" / "window.json", kept)
    assert load_window_preferences(tmp_path / "new" / "window.json") == kept


@pytest.mark.parametrize(
    "text", ["", "[]", "nonsense", '{"theme": "pink"}', '{"language": 5}', '{"results_dir": 5}', '{"other": 1}']
)
def test_what_cannot_be_used_is_the_default(tmp_path: Path, text: str) -> None:
    path = tmp_path / "window.json"
    path.write_text(text)
    assert load_window_preferences(path) == WindowPreferences()


def test_one_bad_value_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text(json.dumps({"viewer_mode": "upside down", "theme": "light"}))
    assert load_window_preferences(path) == WindowPreferences(theme=Theme.LIGHT)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        save_record(tmp_path / "file" / "window.json", WindowPreferences())


def test_results_lie_beside_the_photo_unless_a_folder_is_chosen() -> None:
    assert WindowPreferences().results_folder is None
    assert WindowPreferences(results_dir="/pictures").results_folder == Path("/pictures")
