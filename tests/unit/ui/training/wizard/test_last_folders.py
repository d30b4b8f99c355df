"""The folders used last are remembered while they exist."""

from pathlib import Path

import pytest

from studio.ui.training.wizard.last_folders import LastFolders, load_last_folders, save_last_folders


def test_folders_come_back(tmp_path: Path) -> None:
    folders = LastFolders(tmp_path / "photos", tmp_path / "styles")
    for folder in (tmp_path / "photos", tmp_path / "styles"):
        folder.mkdir()
    save_last_folders(folders, tmp_path / "deep" / "training.json")
    assert load_last_folders(tmp_path / "deep" / "training.json") == folders


def test_folders_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    save_last_folders(LastFolders(tmp_path / "photos", tmp_path / "styles"), tmp_path / "training.json")
    assert load_last_folders(tmp_path / "training.json") == LastFolders()


@pytest.mark.parametrize("text", ["", "[]", '{"contents": 3}', "{"])
def test_a_broken_file_is_no_question(tmp_path: Path, text: str) -> None:
    (tmp_path / "training.json").write_text(text)
    assert load_last_folders(tmp_path / "training.json") == LastFolders()


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save_last_folders(LastFolders(tmp_path), tmp_path / "file" / "training.json")
    assert load_last_folders(tmp_path / "file" / "training.json") == LastFolders()
