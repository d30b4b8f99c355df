import threading
from collections.abc import Iterator

import pytest

from studio.images.parallel_map import parallel_map


def test_results_come_in_order_whatever_finishes_first() -> None:
    second_is_done = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            assert second_is_done.wait(10), "the second runs beside the first"
        if number == 1:
            second_is_done.set()
        return number * number

    assert list(parallel_map(work, range(20), threads=2)) == [number * number for number in range(20)]


def test_few_results_wait() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield number

    for number in parallel_map(abs, items(), threads=3):
        assert taken - number <= 3 + 1 + 1


def test_an_error_comes_where_its_result_would_have() -> None:
    found = []
    with pytest.raises(ZeroDivisionError):
        for quotient in parallel_map(lambda number: 6 // number, [1, 2, 3, 0, 6], threads=2):
            found.append(quotient)  # a comprehension would lose what came before the error
    assert found == [6, 3, 2]


def test_leaving_early_starts_nothing_more() -> None:
    started = []
    results = parallel_map(started.append, range(100), threads=2)
    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert len(started) <= 4
