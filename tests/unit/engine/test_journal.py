from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.journal import Journal, Position

POSITIONS = (Position(0, 0, 0), Position(0, 0, 1), Position(0, 1, 0), Position(3, 2, 70_000))


def written(path: Path, positions: tuple[Position, ...] = POSITIONS) -> bytes:
    with closing(Journal(path)) as journal:
        for position in positions:
            journal.append(position)
            assert journal.last == position
    return path.read_bytes()


def last_of(path: Path) -> Position | None:
    with closing(Journal(path)) as journal:
        return journal.last


def test_a_new_journal_has_no_position(tmp_path: Path) -> None:
    assert last_of(tmp_path / "done.log") is None


def test_a_record_takes_sixteen_bytes_and_is_found_again(tmp_path: Path) -> None:
    assert len(written(tmp_path / "done.log")) == 16 * len(POSITIONS)
    assert last_of(tmp_path / "done.log") == POSITIONS[-1]


def test_a_torn_tail_is_cut_off_wherever_it_was_torn(tmp_path: Path) -> None:
    path = tmp_path / "done.log"
    whole = written(path)
    for length in range(len(whole) + 1):
        path.write_bytes(whole[:length])
        finished = length // 16
        assert last_of(path) == (POSITIONS[finished - 1] if finished else None)
        assert path.read_bytes() == whole[: 16 * finished]


@settings(max_examples=60)
@given(byte=st.integers(0, 16 * len(POSITIONS) - 1), flip=st.integers(1, 255))
def test_nothing_counts_from_a_damaged_record_on(
    tmp_path_factory: pytest.TempPathFactory, byte: int, flip: int
) -> None:
    path = tmp_path_factory.mktemp("journal") / "done.log"
    damaged = bytearray(written(path))
    damaged[byte] ^= flip
    path.write_bytes(damaged)
    finished = byte // 16
    assert last_of(path) == (POSITIONS[finished - 1] if finished else None)


def test_zeros_that_a_power_cut_left_are_no_record(tmp_path: Path) -> None:
    path = tmp_path / "done.log"
    path.write_bytes(written(path) + bytes(32))
    assert last_of(path) == POSITIONS[-1]


def test_a_reopened_journal_goes_on_behind_its_last_whole_record(tmp_path: Path) -> None:
    path = tmp_path / "done.log"
    path.write_bytes(written(path, POSITIONS[:2]) + b"torn")
    written(path, POSITIONS[2:])
    assert path.read_bytes() == written(tmp_path / "at-once.log")


def test_positions_order_by_sweep_then_strip_then_band() -> None:
    shuffled = [POSITIONS[index] for index in (2, 0, 3, 1)]
    assert sorted(shuffled) == list(POSITIONS)
