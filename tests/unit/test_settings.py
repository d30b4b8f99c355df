import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.codec import save_record
from studio.errors import InputError, SpecError
from studio.settings import Settings, load_settings, settings_file
from studio.specs.stylize import DEVICES, Resources

some_settings = st.builds(
    Settings,
    device=st.sampled_from(DEVICES),
    threads=st.integers(0, 256),
    memory_budget_bytes=st.integers(64 << 20, 1 << 45),
    scratch_dir=st.none() | st.sampled_from([Path("/scratch"), Path("größe/ü")]),
    bundle=st.none() | st.sampled_from(["compact", "räume"]),
)


@given(settings=some_settings)
def test_what_was_saved_is_loaded(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("settings") / "new folder" / "settings.json"
    save_record(path, settings)
    loaded = load_settings(path)
    assert (loaded.settings, loaded.notes) == (settings, ())
    assert [file.name for file in path.parent.iterdir()] == [path.name], "no half-written file stays"


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "settings.json")
    assert (loaded.settings, loaded.notes) == (Settings(), ())
    assert Settings().resources() == Resources()


def test_unknown_keys_are_left_out_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"threads": 3, "theme": "dark"}))
    loaded = load_settings(path)
    assert loaded.settings == Settings(threads=3)
    assert len(loaded.notes) == 1 and "theme" in loaded.notes[0]
    assert path.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        b'{"threads": "many"}',
        b'{"threads": true}',
        b'{"threads": -1}',
        b'{"device": "toaster"}',
        b'{"device": null}',
        b'{"scratch_dir": 5}',
        b'{"memory_budget_bytes": 12}',
    ],
)
def test_an_unusable_file_is_kept_aside_and_the_defaults_serve(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    loaded = load_settings(path)
    assert loaded.settings == Settings()
    assert len(loaded.notes) == 1 and str(path) in loaded.notes[0]
    assert (tmp_path / "settings.broken-1.json").read_bytes() == content
    assert not path.exists()


def test_a_second_unusable_file_does_not_replace_the_first(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for content in ("first", "second"):
        path.write_text(content)
        load_settings(path)
    assert (tmp_path / "settings.broken-1.json").read_text() == "first"
    assert (tmp_path / "settings.broken-2.json").read_text() == "second"


def test_settings_are_checked_like_any_request() -> None:
    with pytest.raises(SpecError):
        Settings(threads=-2)


def test_saving_where_nothing_can_be_written_says_so_and_keeps_the_old(tmp_path: Path) -> None:
    blocker = tmp_path / "config"
    blocker.write_text("a file where a folder should be")
    with pytest.raises(InputError, match=r"settings\.json"):
        save_record(blocker / "settings.json", Settings())
    assert blocker.read_text() == "a file where a folder should be"


def test_the_file_lies_in_the_persons_configuration_folder(own_folders: Path) -> None:
    assert settings_file().is_relative_to(own_folders)
    assert (settings_file().parent.name, settings_file().name) == ("gigastyle", "settings.json")
