from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from studio.errors import PictureError
from studio.geometry import Region
from studio.ui.viewer.file_tiles import SHOWN_LIMITS, FileTiles
from studio.ui.viewer.pyramid import TileAddress
from studio.ui.viewer.scratch_pyramid import read_header
from tests.unit.ui.viewer.scenes import landscape, numbered, pixels_of

TILE_BYTES = 512 * 512 * 4


def _photo(folder: Path, width: int = 2000, height: int = 1500) -> Path:
    path = folder / "photo.png"
    Image.fromarray(numbered(width, height)).save(path, compress_level=0)
    return path


def test_wanted_tiles_arrive_with_the_pixels_of_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    tiles = FileTiles(read_header(_photo(tmp_path), SHOWN_LIMITS), tmp_path)
    wanted = [TileAddress(0, 3, 2), TileAddress(0, 0, 0)]
    tiles.want(wanted)
    qtbot.waitUntil(lambda: all(tiles.tile(address) is not None for address in wanted))
    corner = tiles.tile(wanted[0])
    assert corner is not None
    assert corner.region == Region(1536, 1024, 2000, 1500)
    np.testing.assert_array_equal(pixels_of(corner.image), numbered(2000, 1500)[1024:, 1536:])
    assert tiles.tile(TileAddress(0, 1, 1)) is None
    tiles.close()


def test_the_whole_picture_can_be_drawn_coarsely_before_any_tile_is_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    tiles = FileTiles(read_header(_photo(tmp_path), SHOWN_LIMITS), tmp_path)
    assert not tiles.is_ready
    with qtbot.waitSignal(tiles.changed) as emitted:
        pass
    assert emitted.args == [Region(0, 0, 2000, 1500)]
    assert tiles.is_ready
    assert tiles.tile(TileAddress(2, 0, 0)) is not None
    tiles.close()


def test_an_arriving_tile_tells_what_of_the_full_picture_it_covers(qtbot: QtBot, tmp_path: Path) -> None:
    tiles = FileTiles(read_header(_photo(tmp_path), SHOWN_LIMITS), tmp_path)
    emitted: list[Region] = []
    tiles.changed.connect(emitted.append)
    tiles.want([TileAddress(1, 1, 0)])
    qtbot.waitUntil(lambda: tiles.tile(TileAddress(1, 1, 0)) is not None)
    assert emitted[-1] == Region(1024, 0, 2000, 1024)
    tiles.close()


def test_new_requests_replace_the_old_ones(qtbot: QtBot, tmp_path: Path) -> None:
    tiles = FileTiles(read_header(_photo(tmp_path), SHOWN_LIMITS), tmp_path)
    tiles.want([TileAddress(0, column, 0) for column in range(4)])
    tiles.want([TileAddress(1, 0, 0)])  # both before the file is unpacked
    qtbot.waitUntil(lambda: tiles.tile(TileAddress(1, 0, 0)) is not None)
    assert tiles.tile(TileAddress(0, 0, 0)) is None
    tiles.close()


def test_memory_stays_within_the_cache(qtbot: QtBot, tmp_path: Path) -> None:
    tiles = FileTiles(read_header(_photo(tmp_path), SHOWN_LIMITS), tmp_path, cache_bytes=2 * TILE_BYTES)
    wanted = [TileAddress(0, column, row) for row in range(2) for column in range(3)]
    for address in wanted:
        tiles.want([address])
        qtbot.waitUntil(lambda address=address: tiles.tile(address) is not None)
    assert tiles.held_bytes == 2 * TILE_BYTES
    assert tiles.tile(wanted[0]) is None
    tiles.close()


def test_closing_removes_the_scratch_file(qtbot: QtBot, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    tiles = FileTiles(read_header(_photo(tmp_path), SHOWN_LIMITS), scratch)
    qtbot.waitUntil(lambda: tiles.is_ready)
    assert len(list(scratch.iterdir())) == 1
    tiles.close()
    qtbot.waitUntil(lambda: list(scratch.iterdir()) == [])
    assert not tiles.is_ready


def test_nothing_is_told_after_closing(qtbot: QtBot, tmp_path: Path) -> None:
    tiles = FileTiles(read_header(_photo(tmp_path), SHOWN_LIMITS), tmp_path)
    tiles.want([TileAddress(0, 0, 0)])
    qtbot.waitUntil(lambda: tiles.is_ready)
    with qtbot.assertNotEmitted(tiles.changed):
        tiles.close()
        qtbot.waitUntil(lambda: [path.name for path in tmp_path.iterdir()] == ["photo.png"])
    assert tiles.held_bytes == 0


def test_a_file_that_is_no_picture_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "notes.jpg").write_text("not a picture at all")
    with pytest.raises(PictureError, match=r"notes.jpg"):
        FileTiles(read_header(tmp_path / "notes.jpg", SHOWN_LIMITS), tmp_path)


def test_a_file_that_turns_out_damaged_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    whole = _photo(tmp_path).read_bytes()
    (tmp_path / "torn.png").write_bytes(whole[: len(whole) // 2])
    tiles = FileTiles(read_header(tmp_path / "torn.png", SHOWN_LIMITS), tmp_path)
    with qtbot.waitSignal(tiles.failed) as emitted:
        pass
    assert emitted.args is not None
    assert "torn.png is damaged or cut short" in emitted.args[0]
    tiles.close()


def test_a_jpeg_is_seen_before_it_is_unpacked(qtbot: QtBot, tmp_path: Path) -> None:
    Image.fromarray(landscape(2400, 1600)).save(tmp_path / "photo.jpg")
    tiles = FileTiles(read_header(tmp_path / "photo.jpg", SHOWN_LIMITS), tmp_path)
    emitted: list[Region] = []
    tiles.changed.connect(emitted.append)
    qtbot.waitUntil(lambda: len(emitted) == 2)  # the quick look, then the exact one
    tile = tiles.tile(TileAddress(3, 0, 0))
    assert tile is not None
    assert (tile.image.width(), tile.image.height()) == (300, 200)
    tiles.close()
