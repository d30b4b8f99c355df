"""Pictures as strangers bring them: each is painted in its own colours the right way up, or refused in one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from studio.app import main
from tests.unit.images.strange_files import raw_tiff

UPRIGHT = np.linspace(0, 6, 96)[:, None, None] + np.linspace(0, 4, 80)[None, :, None] + np.array([0, 1.4, 2.8])
COLOURS = (150 + 90 * np.sin(UPRIGHT)).astype(np.uint8)  # no edge like another, so that nothing turned looks right
PHOTO = Image.fromarray(COLOURS)
GREY = PHOTO.convert("L")
RAMP = Image.linear_gradient("L").resize(PHOTO.size)


def turned(path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    PHOTO.rotate(90, expand=True).save(path, exif=exif, quality=98, subsampling=0)


def palette_with_alpha(path: Path) -> None:
    PHOTO.quantize(64).save(path, transparency=bytes([0] * 8 + [128] * 8 + [255] * 48))


def planar(path: Path) -> None:
    planes = np.ascontiguousarray(np.moveaxis(COLOURS, -1, 0))
    tifffile.imwrite(path, planes, planarconfig="separate", photometric="rgb")


def tiled_planes(path: Path) -> None:
    planes = np.ascontiguousarray(np.moveaxis(COLOURS, -1, 0))
    tifffile.imwrite(path, planes, planarconfig="separate", photometric="rgb", tile=(32, 32))


def pages(path: Path) -> None:
    with tifffile.TiffWriter(path, bigtiff=True) as file:
        for shift in range(3):
            file.write(np.roll(COLOURS, shift, axis=0), photometric="rgb", metadata=None)


def sixteen(path: Path) -> None:
    tifffile.imwrite(path, COLOURS.astype(">u2") * np.array(257, ">u2"), photometric="rgb", byteorder=">")


def phone(path: Path) -> None:
    """Scan parameters of zero, as some telephones write them, and no end marker."""
    PHOTO.save(path, "JPEG", quality=98, subsampling=0)
    stored = bytearray(path.read_bytes())
    at = stored.index(b"\xff\xda") + 2
    end = at + int.from_bytes(stored[at : at + 2], "big")
    stored[end - 3 : end] = bytes(3)
    path.write_bytes(stored[:-2])


def twelve(path: Path) -> None:
    PHOTO.save(path, "JPEG")
    stored = bytearray(path.read_bytes())
    at = stored.index(b"\xff\xc0")
    stored[at + 1], stored[at + 4] = 0xC1, 12
    path.write_bytes(stored)


def near_infrared(path: Path) -> None:
    four = np.concatenate([COLOURS, np.zeros((*COLOURS.shape[:2], 1), np.uint8)], axis=2)
    tifffile.imwrite(path, four, photometric="rgb", extrasamples=["unspecified"])


def unsorted(path: Path) -> None:
    path.write_bytes(raw_tiff(COLOURS, {270: (2, b"a text without an end"), 274: (3, (9,))}, unsorted=True))


Maker = Callable[[Path], object]
PAINTED: dict[str, tuple[Maker, Image.Image]] = {  # how it is made, and what is seen of it
    "sixteen.tif": (sixteen, PHOTO),
    "cmyk.jpg": (lambda path: PHOTO.convert("CMYK").save(path, quality=98), PHOTO),
    "turned.jpg": (turned, PHOTO),
    "grey and alpha.png": (lambda path: Image.merge("LA", (GREY, RAMP)).save(path), Image.merge("LA", (GREY, RAMP))),
    "palette.png": (palette_with_alpha, PHOTO),
    "tiled.tif": (lambda path: tifffile.imwrite(path, COLOURS, tile=(32, 16), photometric="rgb"), PHOTO),
    "strips.tif": (lambda path: tifffile.imwrite(path, COLOURS, rowsperstrip=7, photometric="rgb"), PHOTO),
    "planar.tif": (planar, PHOTO),
    "pages.tif": (pages, PHOTO),
    "moving.avif": (
        lambda path: PHOTO.save(path, save_all=True, append_images=[PHOTO.rotate(180)], quality=98),
        PHOTO,
    ),
    "one page.tif": (lambda path: tifffile.imwrite(path, COLOURS, bigtiff=True, photometric="rgb"), PHOTO),
    "bilevel.tif": (lambda path: GREY.convert("1").save(path, compression="group4"), GREY.convert("1")),
    "Häuser & 🌲 [1] 100%.png": (PHOTO.save, PHOTO),
    "phone.jpg": (phone, PHOTO),
    "near infrared.tif": (near_infrared, PHOTO),
    "unsorted.tif": (unsorted, PHOTO),
    "no suffix at all": (lambda path: PHOTO.save(path, "PNG"), PHOTO),
    "wrong.png": (lambda path: PHOTO.save(path, "JPEG", quality=98, subsampling=0), PHOTO),
}
# Mean error in 8-bit steps: level 1 alone, at no strength, gives nearly the picture itself. CMYK inks are duller, and
# dots of black and white are blurred a little.
TOLERANCES = {"cmyk.jpg": 30.0, "bilevel.tif": 20.0}


def repaint(content: Path, output: Path) -> int:
    style = content.parent / "style.png"
    PHOTO.save(style)
    fixed = ["--bundle", "compact", "--device", "cpu", "--threads", "1", "--levels", "1", "--strength", "0"]
    return main(["stylize", str(content), "--style", str(style), "--output", str(output), *fixed])


@pytest.mark.parametrize("name", PAINTED)
def test_it_is_painted_in_its_own_colours(name: str, tmp_path: Path) -> None:
    make, seen = PAINTED[name]
    content, output = tmp_path / name, tmp_path / f"painted {name}.png"
    make(content)
    assert repaint(content, output) == 0
    with Image.open(content) as file, Image.open(output) as painted:
        alpha = np.asarray(file.convert("RGBA"))[..., 3] if file.has_transparency_data else None
        assert painted.size == PHOTO.size and painted.mode == ("RGB" if alpha is None else "RGBA")
        found = np.asarray(painted).astype(float)
    if alpha is not None:
        assert np.array_equal(found[..., 3], alpha)
    shown = np.full(found.shape[:2], True) if alpha is None else alpha > 200
    error = np.abs(found[..., :3] - np.asarray(seen.convert("RGB")))[shown].mean()
    assert error < TOLERANCES.get(name, 3.0)


REFUSED: dict[str, tuple[Maker, str]] = {
    "planes.tif": (tiled_planes, "is not read here; save it with interleaved channels"),
    "twelve.jpg": (twelve, "is a JPEG of 12 bits per channel, which is not read here; save it as TIFF or PNG"),
    "twelve.tif": (
        lambda path: path.write_bytes(raw_tiff(COLOURS, {258: (3, (12,) * 3)})),
        "has 12 bits per channel, which is not read here; export it as 8- or 16-bit RGB",
    ),
    "one.png": (lambda path: PHOTO.resize((1, 1)).save(path), "at least 32 px to be painted: enlarge it"),
    "thin.png": (lambda path: PHOTO.resize((5, 4000)).save(path), "is 5 x 4000 px; both sides must be"),
    "empty.jpg": (lambda path: path.write_bytes(b""), "is empty (0 bytes); copy it again"),
    "float.tif": (
        lambda path: tifffile.imwrite(path, COLOURS / np.float32(255), photometric="rgb"),
        "has no agreed meaning; export it as 8- or 16-bit RGB first",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, complaint = REFUSED[name]
    make(tmp_path / name)
    assert repaint(tmp_path / name, tmp_path / "out.png") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert name in line and complaint in line
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize("output", ["🌲 Bäume [final].tif", "a%d[Q=3].jpg", "Übersicht.dzi"])
def test_results_may_be_called_anything(output: str, tmp_path: Path) -> None:
    content = tmp_path / "content.png"
    PHOTO.save(content)
    assert repaint(content, tmp_path / output) == 0
    made = {path.name for path in tmp_path.iterdir()} - {"content.png", "style.png"}
    assert made == ({output, "Übersicht_files"} if output.endswith(".dzi") else {output})
