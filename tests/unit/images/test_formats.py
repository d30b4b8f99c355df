from pathlib import Path

import pytest

from studio.errors import PictureError
from studio.images import formats
from studio.images.formats import input_format, output_format, styles_in


def boxed(*brands: bytes) -> bytes:
    return b"\0\0\0\x20ftyp" + brands[0] + b"\0\0\0\0" + b"".join(brands[1:])


@pytest.mark.parametrize(
    ("first_bytes", "found"),
    [
        (b"\xff\xd8\xff\xe1....", formats.JPEG),
        (b"\x89PNG\r\n\x1a\n....", formats.PNG),
        (b"II*\0....", formats.TIFF),
        (b"MM\0+....", formats.TIFF),
        (b"RIFF....WEBPVP8 ", formats.WEBP),
        (b"GIF89a....", formats.GIF),
        (b"BM....", formats.BMP),
        (boxed(b"avif", b"mif1"), formats.AVIF),
        (boxed(b"mif1", b"avif"), formats.AVIF),
    ],
)
def test_formats_are_told_by_their_first_bytes_whatever_the_suffix(
    first_bytes: bytes, found: formats.InputFormat
) -> None:
    assert input_format(Path("holiday.jpg"), first_bytes) is found


@pytest.mark.parametrize(
    ("name", "first_bytes", "told"),
    [
        ("a.CR2", b"II*\0", "raw camera file"),
        ("a.nef", b"MM\0*", "raw camera file"),
        ("a.dng", b"II*\0", "raw camera file"),
        ("a.jpg", b"FUJIFILMCCD-RAW 0201", "raw camera file"),
        ("a.jpg", boxed(b"heic", b"mif1"), "HEIC"),
        ("a.jpg", boxed(b"mif1", b"heic"), "HEIC"),
        ("a.mp4", boxed(b"isom", b"mp42"), "film"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.svg", b"<?xml version='1.0'?>", "SVG"),
        ("a", b"  <svg xmlns=", "SVG"),
        ("a.psd", b"8BPS\0\1", "Photoshop"),
        ("a.jxl", b"\xff\x0a..", "JPEG XL"),
        ("a.ppm", b"P6\n80 64\n255\n", "PNM picture"),
        ("a.ico", b"\0\0\1\0\1\0", "Windows icon"),
        ("a.pcx", b"\x0a\5\1\x08", "PCX"),
        ("a.xcf", b"gimp xcf v011", "GIMP"),
        ("a.eps", b"%!PS-Adobe-3.0", "PostScript"),
        ("a.TGA", b"\0\0\2\0", "Targa"),
        ("a.jpg", b"\n<!DOCTYPE HTML><html>", "web page, not the picture itself; download"),
        ("a.jpg", b"\0\5\x16\7\0\2", "macOS keeps beside"),
        ("a.png", b"version https://git-lfs.github.com", "git lfs pull"),
        ("a.kra", b"PK\3\4", "ZIP archive"),
        ("a.jpg", b"hello, world", r"not a picture that is read here .*; open it in your photo program and export it"),
    ],
)
def test_other_files_are_answered_with_what_they_are(name: str, first_bytes: bytes, told: str) -> None:
    with pytest.raises(PictureError, match=told) as raised:
        input_format(Path(name), first_bytes)
    assert name in str(raised.value)


@pytest.mark.parametrize(
    ("name", "found"), [("a.JPG", "JPEG"), ("b.jpeg", "JPEG"), ("c.Tif", "TIFF"), ("d.webp", "WebP")]
)
def test_results_are_named_by_suffix(name: str, found: str) -> None:
    assert output_format(Path(name)).name == found


@pytest.mark.parametrize("name", ["a.gif", "a", "a.png.zip"])
def test_unknown_suffixes_are_answered_with_the_known_ones(name: str) -> None:
    with pytest.raises(PictureError, match=r"\.jpg, \.jpeg, \.png, \.tif, \.tiff, \.webp"):
        output_format(Path(name))


def test_pictures_of_a_folder_are_known_by_their_suffix(tmp_path: Path) -> None:
    for name in ("b.JPG", "a.tif", "c.txt", "d.bmp"):
        (tmp_path / name).touch()
    (tmp_path / "folder.png").mkdir()
    for name in ("._b.JPG", ".hidden.png", ".a.123.part.tif", "a.part.png", "a.123.part.jpg"):
        (tmp_path / name).touch()
    (tmp_path / "gone.png").symlink_to("nowhere.png")
    assert [path.name for path in formats.pictures_in(tmp_path)] == ["a.tif", "b.JPG", "d.bmp"]
    (tmp_path / "loop.png").symlink_to("loop.png")  # whoever opens it says what is wrong
    assert [path.name for path in formats.pictures_in(tmp_path)] == ["a.tif", "b.JPG", "d.bmp", "loop.png"]
    assert {".dzi"} == formats.WRITTEN_SUFFIXES - formats.READ_SUFFIXES


def test_styles_in_a_folder_are_its_pictures_and_cards(tmp_path: Path) -> None:
    for name in ("b.png", "a.STYLE", "c.style", ".d.style", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "folder.style").mkdir()
    assert [path.name for path in styles_in(tmp_path)] == ["a.STYLE", "b.png", "c.style"]
