from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.errors import Cancelled, PictureError
from studio.geometry import Region, Size
from studio.images.limits import Limits
from studio.images.orientation import turned_upright
from studio.ui.viewer import scratch_pyramid
from studio.ui.viewer.pyramid import Pyramid
from studio.ui.viewer.scratch_pyramid import (
    ScratchPyramid,
    look_levels,
    new_scratch_file,
    quick_looks,
    read_header,
    unpack,
)
from tests.unit.ui.viewer.scenes import landscape, numbered

LIMITS = Limits(max_pixels=100_000_000, decode_budget_bytes=1_000_000_000)


def _unpacked(picture: Path, folder: Path) -> tuple[ScratchPyramid, Pyramid]:
    header = read_header(picture, LIMITS)
    pyramid = Pyramid(header.size)
    return unpack(header, pyramid, folder / "scratch.tif", lambda: False), pyramid


def _saved(path: Path, pixels: np.ndarray, orientation: int = 1) -> Path:
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(pixels).save(path, exif=exif)
    return path


@pytest.mark.parametrize("orientation", range(1, 9))
def test_any_part_reads_back_upright(tmp_path: Path, orientation: int) -> None:
    pixels_hwc = numbered(1301, 700)
    scratch, pyramid = _unpacked(_saved(tmp_path / "photo.png", pixels_hwc, orientation), tmp_path)
    upright_hwc = turned_upright(pixels_hwc, orientation)
    assert pyramid.size == Size(upright_hwc.shape[1], upright_hwc.shape[0])
    for address in pyramid.addresses(0, Region.whole(pyramid.size)):
        region = pyramid.region(address)
        expected = upright_hwc[region.top : region.bottom, region.left : region.right]
        found = scratch.read(0, region)
        np.testing.assert_array_equal(found[..., 2::-1], expected)
        assert (found[..., 3] == 255).all()
    scratch.close()


@pytest.mark.parametrize(("width", "height", "levels"), [(2101, 1333, 4), (6000, 21, 5), (5000, 1, 1), (3, 7, 1)])
def test_every_level_has_the_size_that_the_pyramid_says(tmp_path: Path, width: int, height: int, levels: int) -> None:
    scratch, pyramid = _unpacked(_saved(tmp_path / "photo.png", landscape(width, height), 6), tmp_path)
    assert len(pyramid.levels) == levels
    for level, size in enumerate(pyramid.levels):
        pixels_hwc = scratch.read(level, Region.whole(size))
        assert pixels_hwc.shape[:2] == (size.height, size.width)
        assert abs(pixels_hwc.mean() - scratch.read(0, Region.whole(pyramid.size)).mean()) < 2
    scratch.close()


def test_transparent_pictures_come_premultiplied(tmp_path: Path) -> None:
    pixels_hwc = np.zeros((20, 20, 4), np.uint8)
    pixels_hwc[:] = (200, 100, 50, 128)
    scratch, _ = _unpacked(_saved(tmp_path / "cut.png", pixels_hwc), tmp_path)
    assert np.abs(scratch.read(0, Region(3, 3, 4, 4))[0, 0].astype(int) - (25, 50, 100, 128)).max() <= 1


def test_16_bit_pictures_are_brought_to_what_a_screen_shows(tmp_path: Path) -> None:
    grey = (np.arange(64 * 64, dtype=np.uint16) * 16).reshape(64, 64)
    Image.fromarray(grey).save(tmp_path / "deep.png")
    scratch, pyramid = _unpacked(tmp_path / "deep.png", tmp_path)
    np.testing.assert_array_equal(scratch.read(0, Region.whole(pyramid.size))[..., 0], grey >> 8)


def test_closing_removes_the_scratch_file(tmp_path: Path) -> None:
    scratch, _ = _unpacked(_saved(tmp_path / "photo.png", numbered(30, 30)), tmp_path)
    assert (tmp_path / "scratch.tif").exists()
    scratch.close()
    assert not (tmp_path / "scratch.tif").exists()


def test_a_file_cut_short_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    whole = _saved(tmp_path / "whole.png", numbered(900, 900)).read_bytes()
    (tmp_path / "torn.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PictureError, match=r"torn.png is damaged or cut short"):
        _unpacked(tmp_path / "torn.png", tmp_path)
    assert not (tmp_path / "scratch.tif").exists()


def test_unpacking_stops_when_asked(tmp_path: Path) -> None:
    header = read_header(_saved(tmp_path / "photo.png", numbered(3000, 2500)), LIMITS)
    with pytest.raises(Cancelled):
        unpack(header, Pyramid(header.size), tmp_path / "scratch.tif", lambda: True)
    assert not (tmp_path / "scratch.tif").exists()


def test_a_jpeg_gives_a_quick_look_that_stands_upright(tmp_path: Path) -> None:
    pixels_hwc = landscape(1600, 800)
    (look,) = quick_looks(read_header(_saved(tmp_path / "photo.jpg", pixels_hwc, 6), LIMITS), _never)
    assert look.shape == (200, 100, 4)
    small = turned_upright(pixels_hwc, 6).reshape(200, 8, 100, 8, 3).mean(axis=(1, 3))
    assert np.abs(look[..., 2::-1] - small).mean() < 3


def test_small_files_are_not_decoded_twice_for_a_quick_look(tmp_path: Path) -> None:
    for name, pixels_hwc in (("small.jpg", landscape(50, 900)), ("photo.png", landscape(800, 800))):
        assert not list(quick_looks(read_header(_saved(tmp_path / name, pixels_hwc), LIMITS), _never))


@pytest.mark.parametrize("channels", [3, 4])
def test_large_files_of_any_format_give_a_quick_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, channels: int
) -> None:
    monkeypatch.setattr(scratch_pyramid, "_WORTH_A_LOOK_PIXELS", 100_000)
    pixels_hwc = np.dstack((landscape(800, 400), np.full((400, 800), 51, np.uint8)))[..., :channels]
    header = read_header(_saved(tmp_path / "photo.png", pixels_hwc, 6), LIMITS)
    *_, look = quick_looks(header, _never)
    assert look.shape == (100, 50, 4)
    small = turned_upright(pixels_hwc, 6).reshape(100, 8, 50, 8, channels).mean(axis=(1, 3))
    share = 0.2 if channels == 4 else 1.0
    assert np.abs(look[..., 2::-1] - small[..., :3] * share).mean() < 1


def test_a_quick_look_stops_when_nobody_waits_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch_pyramid, "_WORTH_A_LOOK_PIXELS", 100_000)
    header = read_header(_saved(tmp_path / "photo.png", numbered(3000, 2500)), LIMITS)
    assert not list(quick_looks(header, lambda: True))


def test_a_look_that_takes_long_comes_as_far_as_it_has_been_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch_pyramid, "_WORTH_A_LOOK_PIXELS", 100_000)
    monkeypatch.setattr(scratch_pyramid, "_LOOK_EVERY_S", 0.0)
    upside_down = 3
    header = read_header(_saved(tmp_path / "photo.png", landscape(800, 800), upside_down), LIMITS)
    *parts, whole = quick_looks(header, _never)
    assert len(parts) > 1
    for look in parts:
        is_read = (look == whole).all(axis=(1, 2))
        first = int(is_read.argmax())
        assert is_read[first:].all() and (look[:first, :, :3] == 128).all()


def test_a_look_serves_the_levels_it_is_sharp_enough_for() -> None:
    pyramid = Pyramid(Size(4100, 3001))
    bgra_hwc = np.dstack((landscape(1100, 800), np.full((800, 1100), 255, np.uint8)))
    levels = dict(look_levels(bgra_hwc, pyramid))
    assert {level: (found.shape[1], found.shape[0]) for level, found in levels.items()} == {
        level: (pyramid.levels[level].width, pyramid.levels[level].height) for level in (3, 2)
    }
    tiny = dict(look_levels(bgra_hwc[:40, :55], pyramid))
    assert [(level, found.shape) for level, found in tiny.items()] == [(3, (375, 512, 4))]


def test_scratch_files_of_programs_killed_long_ago_are_removed(tmp_path: Path) -> None:
    old, young = tmp_path / "view-old.tif", tmp_path / "view-young.tif"
    for path in (old, young):
        path.touch()
    os.utime(old, (1, 1))
    assert new_scratch_file(tmp_path).parent == tmp_path
    assert not old.exists() and young.exists()


def _never() -> bool:
    return False
