"""Files are replaced whole, through links, and nothing is left behind when that fails."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import studio
from studio.replacing import neighbour, replace_bytes, replace_text, replacement

_WRITERS = (
    "replacing.py",
    "bundles/tensors.py",  # into a folder that is not in its place yet
    "bundles/writer.py",
    "engine/peak_memory.py",  # a control file of the kernel, not of ours
    "images/deep_zoom.py",
)


def test_content_is_replaced_and_nothing_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    replace_text(path, "first")
    replace_text(path, "größer")
    assert path.read_bytes() == "größer".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_there_stays_after_an_exception(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    replace_text(path, "first")
    with pytest.raises(KeyError), replacement(path) as part:
        part.write_text("half")
        raise KeyError
    assert path.read_text() == "first"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "elsewhere.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    replace_bytes(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("place", ["missing/file", "folder"])
def test_a_place_that_cannot_be_written_is_an_os_error(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError):
        replace_text(tmp_path / place, "text")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_the_root_of_a_disk_is_a_folder() -> None:
    with pytest.raises(IsADirectoryError):
        replace_text(Path("/"), "text")


def test_the_longest_name_of_a_disk_can_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / ("ä" * 127)
    replace_text(path, "text")
    assert path.read_text() == "text"
    assert neighbour(path, ".part").name.startswith(".ä")


def test_a_reader_sees_the_old_content_or_the_new_while_a_writer_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    old, new = b"a" * 3_000_000, b"b" * 5_000_000
    replace_bytes(path, old)
    program = (
        "import sys; from pathlib import Path; from studio.replacing import replace_bytes\n"
        "sys.stdout.write('ready\\n'); sys.stdout.flush()\n"
        "for _ in range(10_000): replace_bytes(Path(sys.argv[1]), b'b' * 5_000_000)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        seen = {path.read_bytes() for _ in range(40)}
        writer.kill()
    seen.add(path.read_bytes())
    assert seen <= {old, new}


def test_files_are_written_through_this_module_alone() -> None:
    root = Path(studio.__file__).parent
    inside_replacement = r"(?<!\bpart)(?<!\bfolder)(?<!\bself)"
    writing = re.compile(rf"{inside_replacement}\.write_(text|bytes)\(|json\.dump\(")
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if writing.search(path.read_text(encoding="utf-8"))
    }
    assert found <= set(_WRITERS)
