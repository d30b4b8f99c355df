from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.errors import PictureError
from studio.images.avif_opening import open_avif
from studio.images.limits import Limits
from tests.unit.images.samples import encoded, smooth

LIMITS = Limits(10_000_000, 10_000_000)


def test_a_still_picture_is_read_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.avif").write_bytes(encoded(smooth(40, 30), "AVIF", quality=100, subsampling="4:4:4"))
    opened = open_avif(tmp_path / "a.avif", LIMITS)
    assert (opened.page, opened.page_count, opened.notes) == (1, 1, ())
    assert np.abs(opened.image.numpy().astype(int) - smooth(40, 30)).mean() < 3


def test_the_cover_and_the_frames_of_a_film(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "lime")]
    frames[0].save(tmp_path / "a.avif", save_all=True, append_images=frames[1:])
    assert (tmp_path / "a.avif").read_bytes()[8:12] == b"avis"
    assert open_avif(tmp_path / "a.avif", LIMITS).notes == ("it holds 2 frames, of which the first was read",)
    for page, colour in ((1, (255, 0, 0)), (2, (0, 255, 0))):
        opened = open_avif(tmp_path / "a.avif", LIMITS, page)
        assert np.abs(opened.image.numpy()[..., :3] - np.array(colour)).max() < 10
    with pytest.raises(PictureError, match="choose one of 1 to 2"):
        open_avif(tmp_path / "a.avif", LIMITS, 3)
