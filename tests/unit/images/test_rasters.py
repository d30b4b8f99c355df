import ctypes
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import JobError, SpaceError
from studio.geometry import Region, Size
from studio.images import rasters
from studio.images.rasters import (
    FileRaster,
    MemoryRaster,
    PositionalFile,
    raster_bytes,
    remove_file,
    return_freed_memory,
)

SIZE = Size(23, 17)


@st.composite
def regions(draw: st.DrawFn) -> Region:
    left, right = sorted(draw(st.tuples(st.integers(0, SIZE.width), st.integers(0, SIZE.width))))
    top, bottom = sorted(draw(st.tuples(st.integers(0, SIZE.height), st.integers(0, SIZE.height))))
    return Region(left, top, right, bottom)


@pytest.fixture(params=["positional", "seek"])
def any_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without the positional calls, which Windows lacks."""
    monkeypatch.setattr(rasters, "_HAS_POSITIONAL_CALLS", request.param == "positional")


@pytest.mark.parametrize("has_calls", [True, False])
@settings(deadline=None, max_examples=40)
@given(steps=st.lists(st.tuples(regions(), st.integers(1, 2**16 - 1)), max_size=8), seen=regions())
def test_any_order_of_writes_reads_back_as_in_plain_numpy(
    tmp_path_factory: pytest.TempPathFactory, has_calls: bool, steps: list[tuple[Region, int]], seen: Region
) -> None:
    truth = np.zeros((SIZE.height, SIZE.width, 2), np.uint16)
    path = tmp_path_factory.mktemp("raster") / "a.raw"
    stores = [FileRaster.create(path, SIZE, 2, np.uint16), MemoryRaster(SIZE, 2, np.uint16)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rasters, "_HAS_POSITIONAL_CALLS", has_calls)
        for region, seed in steps:
            pixels = np.random.default_rng(seed).integers(0, 65536, (region.height, region.width, 2), np.uint16)
            truth[region.top : region.bottom, region.left : region.right] = pixels
            for store in stores:
                store.write(region, pixels)
        for store in stores:
            expected = truth[seen.top : seen.bottom, seen.left : seen.right]
            assert np.array_equal(store.read(seen), expected)
            store.flush()
            store.close()
    assert path.read_bytes() == truth.tobytes()


@pytest.mark.usefixtures("any_system")
def test_a_file_opens_again_with_its_pixels(tmp_path: Path) -> None:
    path = tmp_path / "Übung 1.raw"
    pixels = np.random.default_rng(0).normal(size=(SIZE.height, SIZE.width, 3)).astype(np.float32)
    first = FileRaster.create(path, SIZE, 3, np.float32)
    first.write(Region.whole(SIZE), pixels[:, ::-1][:, ::-1])
    first.close()
    second = FileRaster.open(path, SIZE, 3, np.float32)
    assert np.array_equal(second.read(Region(3, 4, 9, 17)), pixels[4:17, 3:9])
    assert path.stat().st_size == raster_bytes(SIZE, 3, np.float32)
    second.close()
    remove_file(path)
    remove_file(path)
    assert not path.exists()


def test_a_file_of_another_length_or_none_is_refused(tmp_path: Path) -> None:
    FileRaster.create(tmp_path / "a.raw", SIZE, 3, np.uint8).close()
    with pytest.raises(JobError, match=r"holds 1173 bytes where 23 x 17 pixels take 2346"):
        FileRaster.open(tmp_path / "a.raw", SIZE, 3, np.uint16)
    with pytest.raises(JobError, match=r"none\.raw"):
        FileRaster.open(tmp_path / "none.raw", SIZE, 3, np.uint8)
    with pytest.raises(JobError, match="missing"):
        FileRaster.create(tmp_path / "missing" / "a.raw", SIZE, 3, np.uint8)


def test_a_disk_without_room_is_told_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    huge = Size(2**21, 2**21)
    with pytest.raises(SpaceError, match=r"no room in .*a\.raw \(13\.2 TB\)"):
        FileRaster.create(tmp_path / "a.raw", huge, 3, np.uint8)
    assert list(tmp_path.iterdir()) == []


def test_without_reservation_the_file_still_has_its_length(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.posix_fallocate", raising=False)
    raster = FileRaster.create(tmp_path / "a.raw", SIZE, 1, np.uint8)
    assert not raster.read(Region.whole(SIZE)).any()
    raster.close()


@pytest.mark.usefixtures("any_system")
def test_a_file_cut_short_or_closed_behind_our_back_is_a_job_error(tmp_path: Path) -> None:
    path = tmp_path / "a.raw"
    raster = FileRaster.create(path, SIZE, 3, np.uint8)
    with path.open("r+b") as file:
        file.truncate(100)
    with pytest.raises(JobError, match="cut short"):
        raster.read(Region.whole(SIZE))
    raster.close()
    raster.close()
    with pytest.raises(JobError, match="closed"):
        raster.read(Region(0, 0, 1, 1))
    with pytest.raises(JobError, match="closed"):
        raster.flush()


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_wrong_shapes_and_places_are_our_own_bugs(tmp_path: Path, kind: str) -> None:
    raster = (
        MemoryRaster(SIZE, 3, np.uint8) if kind == "memory" else FileRaster.create(tmp_path / "a", SIZE, 3, np.uint8)
    )
    with pytest.raises(ValueError, match="does not lie"):
        raster.read(Region(0, 0, 24, 1))
    with pytest.raises(ValueError, match="does not lie"):
        raster.read(Region(-1, 0, 1, 1))
    with pytest.raises(ValueError, match="expected"):
        raster.write(Region(0, 0, 2, 1), np.zeros((1, 2, 3), np.float32))
    with pytest.raises(ValueError, match="expected"):
        raster.write(Region(0, 0, 2, 1), np.zeros((2, 1, 3), np.uint8))
    raster.close()


def test_reading_gives_a_copy() -> None:
    raster = MemoryRaster(SIZE, 3, np.uint8)
    raster.read(Region.whole(SIZE))[:] = 9
    assert not raster.read(Region.whole(SIZE)).any()


@pytest.mark.usefixtures("any_system")
def test_threads_may_write_and_read_disjoint_regions(tmp_path: Path) -> None:
    size = Size(64, 64)
    raster = FileRaster.create(tmp_path / "a.raw", size, 1, np.uint8)

    def fill(column: int) -> None:
        for row in range(64):
            raster.write(Region(column * 8, row, column * 8 + 8, row + 1), np.full((1, 8, 1), column + 1, np.uint8))

    threads = [threading.Thread(target=fill, args=(column,)) for column in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert np.array_equal(raster.read(Region.whole(size))[..., 0], np.tile(np.repeat(np.arange(1, 9), 8), (64, 1)))
    raster.close()


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
