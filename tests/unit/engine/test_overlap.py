import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from studio.engine.journal import Position
from studio.engine.overlap import WriteBehind, open_band_writer, read_ahead
from studio.engine.workspace import FolderWorkspace, MemoryWorkspace, Workspace
from studio.errors import JobError
from studio.geometry import Region, Size


def test_items_come_in_order_and_the_next_is_made_while_one_is_worked_on() -> None:
    made: list[int] = []
    is_third_made = threading.Event()

    def items() -> Iterator[int]:
        for number in range(5):
            made.append(number)
            if number == 2:
                is_third_made.set()
            yield number

    with read_ahead(items()) as numbers:
        assert [next(numbers), next(numbers)] == [0, 1]
        assert is_third_made.wait(10), "the third is made without being asked for"
        assert len(made) == 3, "and no more than that one"
        assert list(numbers) == [2, 3, 4]


def test_the_reader_has_one_thread_which_is_not_the_callers() -> None:
    def names() -> Iterator[str]:
        while True:
            yield threading.current_thread().name

    with read_ahead(names()) as found:
        threads = {next(found) for _ in range(5)}
    assert len(threads) == 1 and threading.current_thread().name not in threads
    assert not any(thread.name in threads for thread in threading.enumerate()), "nothing runs on afterwards"


def test_an_error_comes_where_its_item_would_have_come() -> None:
    def items() -> Iterator[int]:
        yield 1
        yield 2
        raise OSError("the third cannot be read")

    with read_ahead(items()) as numbers:
        assert [next(numbers), next(numbers)] == [1, 2]
        with pytest.raises(OSError, match="the third"):
            next(numbers)


def test_leaving_early_stops_reading() -> None:
    made: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield number

    with pytest.raises(KeyboardInterrupt), read_ahead(items()) as numbers:
        next(numbers)
        raise KeyboardInterrupt
    assert len(made) <= 3


def test_steps_run_in_order_in_another_thread_and_are_done_at_the_end() -> None:
    done, told, threads = list[int](), list[int](), set[str]()

    def step(number: int) -> None:
        done.append(number)
        threads.add(threading.current_thread().name)

    with WriteBehind() as behind:
        for number in range(20):
            behind.submit(lambda number=number: step(number), then=lambda number=number: told.append(number))
    assert done == told == list(range(20))
    assert len(threads) == 1 and threading.current_thread().name not in threads


def test_no_more_than_two_steps_are_under_way() -> None:
    gate, begun = threading.Semaphore(0), []

    def step(number: int) -> None:
        begun.append(number)
        assert gate.acquire(timeout=10)

    with WriteBehind() as behind:
        behind.submit(lambda: step(0), then=lambda: None)
        behind.submit(lambda: step(1), then=lambda: None)
        third = threading.Thread(target=lambda: behind.submit(lambda: step(2), then=lambda: None))
        third.start()
        third.join(0.05)
        assert third.is_alive() and 2 not in begun, "the third waits until the first is done"
        for _ in range(3):
            gate.release()
        third.join(10)
    assert begun == [0, 1, 2]


def test_after_a_failure_nothing_more_is_written_and_the_error_is_raised() -> None:
    done: list[int] = []

    def fail() -> None:
        raise OSError("the disk is full")

    def submit_many() -> None:
        with WriteBehind() as behind:
            behind.submit(lambda: done.append(0), then=lambda: None)
            behind.submit(fail, then=lambda: done.append(-1))
            for number in range(1, 9):
                behind.submit(lambda number=number: done.append(number), then=lambda: None)

    with pytest.raises(OSError, match="the disk is full"):
        submit_many()
    assert done == [0]


def test_an_error_of_the_caller_is_raised_after_what_was_submitted_is_done() -> None:
    done, told = list[int](), list[int]()

    def give_up() -> None:
        with WriteBehind() as behind:
            behind.submit(lambda: done.append(1), then=lambda: told.append(1))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        give_up()
    assert done == told == [1], "what is final is told even then"


SIZE = Size(4, 6)


@pytest.fixture(params=["memory", "folder"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    if request.param == "memory":
        return MemoryWorkspace()
    workspace = FolderWorkspace(tmp_path, bands_per_strip=4)
    request.addfinalizer(workspace.close)
    return workspace


def band(number: int) -> Region:
    return Region(0, 2 * number, 4, 2 * number + 2)


def test_bands_are_written_told_and_final(workspace: Workspace) -> None:
    store, told = workspace.store("pixels", SIZE, 1, "u1"), list[Region]()
    rows = np.zeros((2, 4, 1), np.uint8)
    with open_band_writer(workspace, (store,), told.append) as writer:
        for number in range(3):
            rows[:] = number + 1  # the same array again, as layers hand out theirs
            writer.write(store, band(number), rows)
            writer.finish(Position(0, 0, number), None)
    assert store.read(Region.whole(SIZE))[:, 0, 0].tolist() == [1, 1, 2, 2, 3, 3]
    assert told == [band(0), band(1), band(2)]
    assert workspace.last == Position(0, 0, 2)


def test_a_band_that_cannot_be_written_is_not_final_nor_is_any_after_it(workspace: Workspace) -> None:
    store = workspace.store("pixels", SIZE, 1, "u1")

    def write_all() -> None:
        with open_band_writer(workspace, (store,), None) as writer:
            for number in range(3):
                if number == 1:
                    store.close()
                writer.write(store, band(number), np.ones((2, 4, 1), np.uint8))
                writer.finish(Position(0, 0, number), None)

    with pytest.raises((JobError, ValueError)):
        write_all()
    assert workspace.last in (None, Position(0, 0, 0))


def test_a_sweep_that_only_measures_has_no_store(workspace: Workspace) -> None:
    with open_band_writer(workspace, (), None) as writer:
        writer.finish(Position(0, 0, 0), None)
    assert workspace.last == Position(0, 0, 0)
