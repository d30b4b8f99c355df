"""What a test takes away from its process for a while: room on the disk, work that its tiny networks do not need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """As on a full disk: no file grows beyond ``size`` bytes."""
    resource = pytest.importorskip("resource", reason="this system does not limit files")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def small_calibration() -> Iterator[None]:
    """Filters of tiny networks are ranked and fitted as well on an eighth of the pictures."""
    from studio.compression import distilling

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distilling, "_CALIBRATION_PX", distilling._CALIBRATION_PX // 8)
        yield
