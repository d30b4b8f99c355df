import sys

import numpy as np
import psutil
import pytest

from studio.engine.peak_memory import begin_peak, peak_resident_bytes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs psutil there, which is optional")


def test_the_peak_grows_with_what_is_held_and_does_not_fall() -> None:
    now = psutil.Process().memory_info().rss
    before = peak_resident_bytes()
    assert before is not None
    held = np.ones((before - now + 200_000_000) // 8)  # more than was ever held; so much comes from the system
    during = peak_resident_bytes()
    del held
    after = peak_resident_bytes()
    assert during is not None
    assert after is not None
    assert during >= before + 150_000_000
    assert after >= before + 150_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not count anew")
def test_a_peak_that_is_begun_anew_forgets_the_one_before() -> None:
    high = np.ones(40_000_000)  # 320 MB
    told = peak_resident_bytes()
    del high
    begun = begin_peak()
    assert told is not None
    assert begun is not None
    low = np.ones(10_000_000)  # 80 MB
    peak = peak_resident_bytes()
    assert peak is not None
    assert begun + low.nbytes * 0.9 < peak < told - 150_000_000
