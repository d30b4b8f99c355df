from pathlib import Path

import pytest
from PIL import Image

from studio.images.animated_png import NOTE, is_animated_png
from studio.images.source import open_source

FRAMES = [Image.new("RGB", (40, 32), colour) for colour in ("red", "green", "blue")]


def test_frames_behind_the_first_are_noticed_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    FRAMES[0].save(path, save_all=True, append_images=FRAMES[1:])
    assert is_animated_png(path)
    with open_source(path, decode_budget_bytes=10**8) as source:
        assert source.facts.notes == (NOTE,)


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.gif"])
def test_still_pictures_do_not_move(tmp_path: Path, name: str) -> None:
    FRAMES[0].save(tmp_path / name)
    assert not is_animated_png(tmp_path / name)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffABCD"])
def test_damage_is_for_others_to_tell(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    assert not is_animated_png(tmp_path / "a.png")
    assert not is_animated_png(tmp_path / "gone.png")
