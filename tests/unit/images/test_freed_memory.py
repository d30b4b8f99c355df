import ctypes
import sys
from pathlib import Path

import pytest

from studio.images.freed_memory import return_freed_memory


@pytest.mark.skipif(sys.platform != "linux", reason="resident memory is read the way Linux tells it")
def test_what_was_freed_goes_back_to_the_system() -> None:
    if not hasattr(ctypes.CDLL(None), "malloc_trim"):
        pytest.skip("this C library keeps nothing that could be given back by name")
    kept = [bytearray(20_000) for _ in range(4000)]  # too small to be mapped one by one
    held_bytes = sum(map(len, kept))
    last = kept.pop()  # lies on top of the heap, so that freeing the others cannot shrink it
    kept.clear()
    before_bytes = resident_bytes()
    return_freed_memory()
    assert before_bytes - resident_bytes() > held_bytes // 2 and last


def resident_bytes() -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))
