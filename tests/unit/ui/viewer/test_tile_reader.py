from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np

from studio.ui.viewer.pyramid import TileAddress
from tests.unit.ui.viewer.reading import reader_of
from tests.unit.ui.viewer.scenes import numbered


def test_the_whole_picture_in_small_comes_first_and_then_what_is_wanted_in_its_order(tmp_path: Path) -> None:
    reader, delivered = reader_of(tmp_path)
    wanted = [TileAddress(0, 2, 1), TileAddress(1, 0, 0), TileAddress(0, 0, 0)]
    reader.want(wanted)
    came = [delivered.get(timeout=20) for _ in range(4)]
    assert [address for address, _ in came] == [2, *wanted]
    corner = came[1][1]
    assert isinstance(corner, np.ndarray)
    np.testing.assert_array_equal(corner[..., 2::-1], numbered(1100, 700)[512:, 1024:])
    reader.close()
    reader.join(20)


def test_closing_ends_the_thread_and_removes_the_scratch_file(tmp_path: Path) -> None:
    reader, delivered = reader_of(tmp_path)
    delivered.get(timeout=20)
    assert (tmp_path / "scratch.tif").exists()
    reader.close()
    reader.join(20)
    assert [path.name for path in tmp_path.iterdir()] == ["photo.png"]


def test_closing_while_unpacking_leaves_nothing_behind_and_delivers_nothing(tmp_path: Path) -> None:
    reader, delivered = reader_of(tmp_path, 4000, 3000)
    reader.close()
    reader.join(20)
    assert [path.name for path in tmp_path.iterdir()] == ["photo.png"]
    assert delivered.empty()


def test_a_program_that_ends_with_a_picture_open_leaves_no_scratch_file(tmp_path: Path) -> None:
    program = f"""
from pathlib import Path
from queue import Queue
from tests.unit.ui.viewer.reading import reader_of
reader, delivered = reader_of(Path({str(tmp_path)!r}))
delivered.get(timeout=20)
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[4])
    assert [path.name for path in tmp_path.iterdir()] == ["photo.png"]
