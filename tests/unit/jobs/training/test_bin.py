from __future__ import annotations

from pathlib import Path

import pytest

from studio.errors import JobError
from studio.jobs.training.bin import BIN_NAME, BinContents, contents, empty, put_in_bin, take_from_bin


def a_run(folder: Path, size_bytes: int) -> Path:
    (folder / "samples").mkdir(parents=True)
    (folder / "samples" / "one").write_bytes(bytes(size_bytes))
    return folder


def test_what_is_in_the_bin_is_counted_with_everything_below(tmp_path: Path) -> None:
    assert contents(tmp_path) == contents(tmp_path / "none") == BinContents(0, 0)
    put_in_bin(a_run(tmp_path / "a", 100))
    put_in_bin(a_run(tmp_path / "a", 20))
    assert contents(tmp_path) == BinContents(2, 120)
    assert contents(tmp_path) + BinContents(1, 1) == BinContents(3, 121)


def test_emptying_leaves_what_is_not_in_the_bin(tmp_path: Path) -> None:
    binned, kept = put_in_bin(a_run(tmp_path / "a", 1)), a_run(tmp_path / "b", 1)
    empty(tmp_path)
    assert contents(tmp_path) == BinContents() and kept.is_dir()
    with pytest.raises(JobError, match="a cannot be taken back: the bin has been emptied"):
        take_from_bin(binned)


def test_what_a_link_leads_to_is_neither_counted_nor_removed(tmp_path: Path) -> None:
    a_run(tmp_path / "elsewhere", 100)
    run = a_run(tmp_path / "runs" / "a", 1)
    (run / "link").symlink_to(tmp_path / "elsewhere" / "samples" / "one")
    put_in_bin(run)
    assert contents(tmp_path / "runs") == BinContents(1, 1)
    empty(tmp_path / "runs")
    assert (tmp_path / "elsewhere" / "samples" / "one").is_file()


def test_a_bin_that_is_no_folder_holds_nothing_and_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / BIN_NAME).touch()
    assert contents(tmp_path) == BinContents()
    with pytest.raises(JobError, match="cannot be moved to the bin"):
        put_in_bin(a_run(tmp_path / "a", 1))
