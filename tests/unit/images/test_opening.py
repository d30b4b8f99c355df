from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import pyvips
import tifffile
from PIL import Image

from studio.errors import PictureError, SpaceError
from studio.images.libvips import number_of
from studio.images.limits import Limits
from studio.images.opening import chosen_page, open_avif, open_file, open_tiff
from studio.images.source import open_source
from tests.unit.images.samples import BUDGET_BYTES, encoded, png_header_only, profile, smooth, vips, whole
from tests.unit.images.strange_files import LONG, SHORT, raw_tiff

LIMITS = Limits(max_pixels=10_000_000, decode_budget_bytes=BUDGET_BYTES)


def animation() -> pyvips.Image:
    frames = vips(smooth(30, 20)).join(vips(smooth(30, 20)).invert(), "vertical").copy()
    frames.set_type(pyvips.GValue.gint_type, "page-height", 20)
    return frames


def refusal(path: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(PictureError) as raised:
        open_file(path, limits)
    assert str(path) in str(raised.value)
    return str(raised.value)


def test_missing_empty_and_folder_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    assert "does not exist" in refusal(tmp_path / "none.jpg")
    assert "0 bytes" in refusal(tmp_path / "empty.jpg")
    assert "is a folder" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert "no ordinary file" in refusal(tmp_path / "pipe.png")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_what_the_system_refuses_is_told_once_and_in_words(tmp_path: Path) -> None:
    loop = tmp_path / "loop.png"
    loop.symlink_to(loop)
    assert refusal(loop) == f"{loop} cannot be used: it is a link that leads back to itself; name the file itself"


def test_text_called_a_picture_and_headers_without_bodies(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_text("this is no picture")
    assert "not a picture" in refusal(tmp_path / "a.jpg")
    for number, kind in enumerate(("PNG", "TIFF", "WEBP", "GIF", "BMP")):
        path = tmp_path / f"{number}.x"
        path.write_bytes(encoded(smooth(20, 20), kind)[:20])
        assert "damaged" in refusal(path)
    assert "cannot be read as PNG" in refusal(png_header_only(tmp_path / "zero.png", 0, 10))


def test_single_gif_and_webp_and_avif_are_pictures(tmp_path: Path) -> None:
    for kind in ("GIF", "WEBP", "AVIF"):
        path = tmp_path / f"a.{kind}"
        path.write_bytes(encoded(smooth(40, 20), kind))
        opened = open_file(path, LIMITS)
        assert (opened.image.width, opened.image.height) == (40, 20)


def test_the_first_page_of_a_pyramid_is_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    vips(smooth(600, 400)).tiffsave(str(path), pyramid=True, tile=True)
    with tifffile.TiffFile(path) as file:
        assert len(file.pages) > 1
    assert np.array_equal(open_file(path, LIMITS).image.numpy(), smooth(600, 400))


def test_a_header_beyond_the_limit_is_refused_before_decoding(tmp_path: Path) -> None:
    told = refusal(png_header_only(tmp_path / "bomb.png", 100_000, 100_000))
    assert "10000 megapixels" in told and "--max-pixels 10000000000" in told
    Image.new("1", (5000, 4000)).save(tmp_path / "big.bmp")
    assert "--max-pixels" in refusal(tmp_path / "big.bmp")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.bmp"])
def test_what_cannot_stream_must_fit_the_budget(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    pixels = smooth(400, 300)
    if name == "a.jpg":
        vips(pixels).jpegsave(str(path), interlace=True)
    elif name == "a.png":
        vips(pixels).pngsave(str(path), interlace=True)
    else:
        Image.fromarray(pixels).save(path)
    with pytest.raises(SpaceError, match=r"decoded whole .* 720\.0 kB"):
        open_file(path, Limits(10_000_000, 700_000))
    assert open_file(path, Limits(10_000_000, 720_000)).image.width == 400


def test_what_streams_needs_no_budget(tmp_path: Path) -> None:
    for kind in ("JPEG", "PNG", "TIFF"):
        path = tmp_path / f"a.{kind}"
        path.write_bytes(encoded(smooth(40, 30), kind))
        assert open_file(path, Limits(10_000_000, 0)).image.width == 40


def test_lab_tiff_of_8_bits_opens(tmp_path: Path) -> None:
    path = tmp_path / "lab.tif"
    lab = np.array([[[255, 0, 0], [0, 0, 0], [128, 60, 196]]], np.uint8)
    Image.frombytes("LAB", (3, 1), lab.tobytes()).save(path)
    opened = open_file(path, LIMITS).image
    assert opened.interpretation == "lab"
    assert opened.getpoint(0, 0) == pytest.approx([100, 0, 0])
    assert opened.getpoint(2, 0) == pytest.approx([128 / 2.55, 60, -60])


def test_colours_in_tiles_of_their_own_are_not_called_damaged(tmp_path: Path) -> None:
    planes = np.ascontiguousarray(np.moveaxis(smooth(64, 48), -1, 0))
    for name, options in (("tiles.tif", {"tile": (32, 32)}), ("strips.tif", {})):
        tifffile.imwrite(tmp_path / name, planes, planarconfig="separate", photometric="rgb", **options)
    assert "save it with interleaved channels" in refusal(tmp_path / "tiles.tif")
    assert np.array_equal(open_file(tmp_path / "strips.tif", LIMITS).image.numpy(), smooth(64, 48))


def test_pixels_orientation_and_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(raw_tiff(smooth(30, 20), {274: (SHORT, (6,))}))
    opened = open_tiff(path, LIMITS)
    assert np.array_equal(opened.image.numpy(), smooth(30, 20))
    assert number_of(opened.image, "orientation", 1) == 6 and opened.notes == ()


def test_too_many_pixels_and_a_broken_directory(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(raw_tiff(smooth(30, 20), {256: (LONG, (1_000_000,))}))
    with pytest.raises(PictureError, match="--max-pixels"):
        open_tiff(path, LIMITS)
    path.write_bytes(b"II*\0\xff\0\0\0")
    with pytest.raises(PictureError, match="cannot be read as TIFF"):
        open_tiff(path, LIMITS)
    path.write_bytes(raw_tiff(smooth(30, 20), {256: None}))
    with pytest.raises(PictureError, match="it has no size"):
        open_tiff(path, LIMITS)


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
