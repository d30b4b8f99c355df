import errno
import os
from pathlib import Path

import pytest

from studio.errors import ByteCount, JobError, SpaceError
from studio.images.disk import ensure_free_space, storage_error


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1500, "1.5 kB"),
        (29_800_000_000, "29.8 GB"),
        (4e12, "4.0 TB"),
        (999_999, "1.0 MB"),
    ],
)
def test_bytes_are_shown_in_the_unit_that_fits(count: float, shown: str) -> None:
    assert f"{ByteCount(count)}" == shown


def test_too_little_space_is_told_in_numbers_even_for_a_folder_to_come(tmp_path: Path) -> None:
    ensure_free_space(tmp_path / "new" / "deep", 1, "this test")
    with pytest.raises(SpaceError, match=r"scratch needs 1000000\.0 TB in .*deep, where .* free"):
        ensure_free_space(tmp_path / "new" / "deep", 10**18, "scratch")


def test_a_full_disk_is_a_space_error_and_anything_else_a_job_error() -> None:
    full = storage_error(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), Path("/d/f.raw"), 2_000_000)
    assert isinstance(full, SpaceError)
    assert "2.0 MB" in str(full) and "/d" in str(full)
    gone = storage_error(OSError(errno.EIO, "Input/output error"), Path("/d/f.raw"))
    assert isinstance(gone, JobError) and "f.raw" in str(gone)
