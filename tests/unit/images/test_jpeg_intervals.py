import io
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.errors import PictureError
from studio.images.jpeg_intervals import STRAY_BYTES
from studio.images.source import open_source
from tests.unit.images.samples import BUDGET_BYTES, smooth, whole


def with_intervals(mode: str, **options: object) -> bytes:
    written = io.BytesIO()
    Image.fromarray(smooth(130, 100)).convert(mode).save(written, "JPEG", quality=90, **options)
    return written.getvalue()


def markers(stored: bytes) -> list[int]:
    scan = stored.index(b"\xff\xda")
    return [scan + found.start() for found in re.finditer(rb"\xff[\xd0-\xd7]", stored[scan:])]


def read(path: Path, stored: bytes) -> tuple[np.ndarray, tuple[str, ...]]:
    path.write_bytes(stored)
    with open_source(path, decode_budget_bytes=BUDGET_BYTES) as source:
        found = whole(source)
        assert np.array_equal(whole(source), found)  # and once more
        return found, source.facts.notes


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("restart", [{"restart_marker_rows": 1}, {"restart_marker_blocks": 3}])
@pytest.mark.parametrize("junk", [b"\0", b"\1\2\3", bytes(40), bytes(20) + b"\xff\xff"])
def test_stray_bytes_between_intervals_harm_no_pixel(
    tmp_path: Path, mode: str, restart: dict[str, int], junk: bytes
) -> None:
    sound = with_intervals(mode, subsampling=2, **restart)
    expected, _ = read(tmp_path / "a.jpg", sound)
    places = markers(sound)
    odd = sound
    for at in reversed(places[1::2]):
        odd = odd[:at] + junk + odd[at:]
    found, notes = read(tmp_path / "b.jpg", odd)
    assert np.array_equal(found, expected) and notes == (STRAY_BYTES,)


def cut_out(stored: bytes, at: int, end: int) -> bytes:
    return stored[:at] + stored[end:]


DAMAGES: dict[str, Callable[[bytes, list[int]], bytes]] = {
    "an interval is missing": lambda stored, at: cut_out(stored, at[1], at[2]),
    "half an interval is missing": lambda stored, at: cut_out(stored, (at[1] + at[2]) // 2, at[2]),
    "a marker is missing": lambda stored, at: cut_out(stored, at[1], at[1] + 2),
    "the end is missing": lambda stored, at: stored[: at[-2] + 9],
    "stray bytes, and an interval is missing": lambda stored, at: cut_out(
        stored[: at[3]] + b"\0\0" + stored[at[3] :], at[1], at[2]
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_really_damaged_stays_refused(name: str, tmp_path: Path) -> None:
    sound = with_intervals("RGB", restart_marker_rows=1)
    with pytest.raises(PictureError, match=r"a\.jpg is damaged or cut short"):
        read(tmp_path / "a.jpg", DAMAGES[name](sound, markers(sound)))
