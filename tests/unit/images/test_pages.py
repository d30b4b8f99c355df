"""Of several pictures in one file the first is read, with a note; any other by its number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import pyvips
import tifffile
from PIL import Image

from studio.errors import PictureError
from studio.images.pages import chosen_page
from studio.images.source import open_source
from tests.unit.images.samples import BUDGET_BYTES, profile, smooth, vips, whole

COLOURS = ((200, 30, 40), (20, 130, 40), (30, 60, 220))
FRAMES = [Image.new("RGB", (48, 40), colour) for colour in COLOURS]


def stacked(height: int = 40) -> pyvips.Image:
    joined = pyvips.Image.arrayjoin([vips(np.asarray(frame)) for frame in FRAMES], across=1).copy()
    joined.set_type(pyvips.GValue.gint_type, "page-height", height)
    return joined


def tiff(path: Path) -> None:
    with tifffile.TiffWriter(path) as file:
        for frame in FRAMES:
            file.write(np.asarray(frame), photometric="rgb", metadata=None)
            file.write(np.asarray(frame)[::2, ::2], photometric="rgb", subfiletype=1, metadata=None)


def pillow_frames(path: Path) -> None:
    FRAMES[0].save(path, save_all=True, append_images=FRAMES[1:], duration=100)


def lossless_film(path: Path) -> None:
    FRAMES[0].save(path, save_all=True, append_images=FRAMES[1:], quality=100, subsampling="4:4:4")


def separate_still(path: Path) -> None:
    FRAMES[0].save(path, save_all=True, append_images=FRAMES[1:], default_image=True)


Maker = Callable[[Path], object]
FILES: dict[str, tuple[Maker, str]] = {
    "pages.tif": (tiff, "pages"),
    "film.gif": (lambda path: stacked().gifsave(str(path)), "frames"),
    "film.webp": (lambda path: stacked().webpsave(str(path), lossless=True), "frames"),
    "film.png": (pillow_frames, "frames"),
    "still and film.png": (separate_still, "frames"),
    "film.avif": (lossless_film, "frames"),
    "pictures.avif": (lambda path: stacked().heifsave(str(path), compression="av1", lossless=True), "pictures"),
}


def colour(path: Path, page: int | None) -> tuple[np.ndarray, tuple[str, ...], tuple[int, int]]:
    with open_source(path, decode_budget_bytes=BUDGET_BYTES, page=page) as source:
        return whole(source)[20, 20, :3].astype(int), source.facts.notes, (source.facts.page, source.facts.page_count)


@pytest.mark.parametrize("name", FILES)
def test_every_page_is_read_by_its_number(name: str, tmp_path: Path) -> None:
    make, what = FILES[name]
    make(tmp_path / name)
    first, notes, numbers = colour(tmp_path / name, None)
    assert np.abs(first - COLOURS[0]).max() <= 3 and numbers == (1, 3)
    assert notes == (f"it holds 3 {what}, of which the first was read",)
    for page, expected in enumerate(COLOURS, start=1):
        found, notes, numbers = colour(tmp_path / name, page)
        assert np.abs(found - expected).max() <= 3 and numbers == (page, 3) and notes == ()
    with pytest.raises(PictureError, match=rf"{name} has no page 4: it holds 3 {what}; choose one of 1 to 3"):
        open_source(tmp_path / name, decode_budget_bytes=BUDGET_BYTES, page=4)


@pytest.mark.parametrize("kind", ["jpg", "png", "bmp", "gif", "webp", "tif", "avif"])
def test_a_single_picture_is_its_only_page(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    FRAMES[0].save(path)
    assert colour(path, None)[1:] == ((), (1, 1)) and colour(path, 1)[1:] == ((), (1, 1))
    with pytest.raises(PictureError, match="has no page 2: it holds a single picture"):
        open_source(path, decode_budget_bytes=BUDGET_BYTES, page=2)


def test_the_primary_picture_of_an_avif_is_its_first(tmp_path: Path) -> None:
    image = stacked()
    image.set_type(pyvips.GValue.gint_type, "heif-primary", 2)
    image.heifsave(str(tmp_path / "a.avif"), compression="av1", lossless=True)
    found = [colour(tmp_path / "a.avif", page)[0] for page in (None, 1, 2, 3)]
    for seen, expected in zip(found, (COLOURS[2], COLOURS[2], COLOURS[0], COLOURS[1]), strict=True):
        assert np.abs(seen - expected).max() <= 3


def test_a_page_has_its_own_size_profile_turn_and_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    with tifffile.TiffWriter(path) as file:
        file.write(smooth(60, 40), photometric="rgb", metadata=None, description="one", resolution=(72, 72))
        turned = [(274, "H", 1, 6, True), (34675, "B", len(icc := profile("p3")), icc, True)]
        file.write(
            smooth(50, 44), photometric="rgb", metadata=None, description="two", resolution=(300, 300), extratags=turned
        )
    with open_source(path, decode_budget_bytes=BUDGET_BYTES, page=2) as source:
        assert (source.facts.size.width, source.facts.size.height) == (44, 50)
        metadata = source.metadata
        assert not np.array_equal(whole(source), np.rot90(smooth(50, 44), -1))  # Display P3 became sRGB
    assert metadata.exif is not None and b"two\0" in metadata.exif and b"one\0" not in metadata.exif
    assert metadata.resolution is not None and round(metadata.resolution.across) == 300
    assert metadata.is_colour_converted


def test_a_later_frame_of_a_png_is_turned_like_the_first(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    FRAMES[0].save(tmp_path / "a.png", save_all=True, append_images=FRAMES[1:], exif=exif)
    for page in (1, 2):
        with open_source(tmp_path / "a.png", decode_budget_bytes=BUDGET_BYTES, page=page) as source:
            assert (source.facts.size.width, source.facts.size.height) == (40, 48)


@pytest.mark.parametrize("page", [0, -1, 4])
def test_a_number_out_of_range_is_refused(page: int) -> None:
    with pytest.raises(PictureError, match=f"a.tif has no page {page}"):
        chosen_page(Path("a.tif"), page, 3, "pages")
