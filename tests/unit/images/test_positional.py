from pathlib import Path

import numpy as np
import pytest

from studio.errors import JobError, SpaceError
from studio.images import rasters
from studio.images.rasters import PositionalFile


@pytest.mark.parametrize("has_calls", [True, False])
@pytest.mark.parametrize("call_bytes", [1, 7, 1 << 30])
def test_bytes_go_where_they_are_sent_however_short_each_call_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_calls: bool, call_bytes: int
) -> None:
    monkeypatch.setattr(rasters, "_HAS_POSITIONAL_CALLS", has_calls)
    monkeypatch.setattr(rasters, "_CALL_BYTES", call_bytes)
    file = PositionalFile.create(tmp_path / "a", 40)
    file.write(memoryview(b"0123456789abcdefghij"), 11)
    found = np.zeros(22, np.uint8)
    file.read_into(found.data, 10)
    assert found.tobytes() == b"\x000123456789abcdefghij\0"
    assert file.length() == 40
    file.close()


def test_a_read_past_the_end_names_the_file(tmp_path: Path) -> None:
    file = PositionalFile.create(tmp_path / "a.raw", 10)
    with pytest.raises(JobError, match=r"a\.raw ends before byte 12"):
        file.read_into(memoryview(bytearray(4)), 8)
    file.close()


def test_a_write_beyond_what_the_disk_allows_is_a_space_error(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    file = PositionalFile.create(tmp_path / "a.raw", 10)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(SpaceError, match=r"no room in .*a\.raw \(3\.0 kB\)"):
            file.write(memoryview(bytes(3000)), 500)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        file.close()
