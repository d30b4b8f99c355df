"""An ordered parallel map: one function over many items in several threads, with a bounded number of results."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_MOST_THREADS = 8  # one thread writes down what the others make: more would wait for it


def parallel_map(
    function: Callable[[_Item], _Result], items: Iterable[_Item], *, threads: int | None = None
) -> Iterator[_Result]:
    """``function`` of each item, in order; ``threads`` (>= 1, None: as many as there are cores, up to 8) work at once.

    At most ``threads`` + 1 results exist besides the one in use. An error is raised where its result would have come;
    leaving early waits for what has begun.
    """
    count = threads or min(_MOST_THREADS, os.cpu_count() or 1)
    with ThreadPoolExecutor(count, thread_name_prefix="parallel-map") as pool:
        coming: deque[Future[_Result]] = deque()
        try:
            for item in items:
                coming.append(pool.submit(function, item))
                if len(coming) > count:
                    yield coming.popleft().result()
            while coming:
                yield coming.popleft().result()
        finally:
            for left in coming:
                left.cancel()
