"""Pictures among what was dropped."""

from pathlib import Path

from studio.ui.styles.list_view import dropped_pictures


def test_folders_are_listed_and_other_files_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("b.png", "a.jpg", "notes.txt"):
        (folder / name).write_text("")
    (tmp_path / "scan").write_bytes(b"MM\0*" + bytes(20))
    assert dropped_pictures([tmp_path / "scan"]) == [tmp_path / "scan"]
    single = tmp_path / "c.WEBP"
    assert dropped_pictures([single, folder, tmp_path / "d.pdf", folder / "a.jpg"]) == [
        single,
        folder / "a.jpg",
        folder / "b.png",
    ]
