"""Tables of colours: read back from their files and applied, they are what colours alone paint."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine.in_memory import paint_in_memory
from studio.engine.lut import TYPICAL_PHOTO, photo_moments, write_lut
from studio.errors import PictureError, SpecError
from studio.images.picture import read_picture
from studio.paths import resources_dir
from studio.specs.colour import ColourSettings, Mixing
from studio.specs.lut import LutRequest
from studio.specs.stylize import StyleChoice
from studio.transforms.moments import Moments, measure_moments
from tests.reference.colour import hald_table, read_cube, trilinear
from tests.unit.engine.pictures import ON_CPU, canvas_of, painting_of, read_pixels, spec_of, write_picture

SIZES = {"look.cube": 33, "hald.png": 64}


def table_of(path: Path) -> np.ndarray:
    return read_cube(path) if path.suffix == ".cube" else hald_table(read_pixels(path))


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize("mixing", Mixing)
def test_a_table_read_back_gives_the_direct_result(
    bundle: Bundle, style: Path, other_style: Path, tmp_path: Path, name: str, mixing: Mixing
) -> None:
    content = write_picture(tmp_path / "photo.png", 60, 50, seed=2, dtype="u2")
    styles = (StyleChoice(style, 2.0), StyleChoice(other_style))
    write_lut(LutRequest(styles, content, mixing=mixing, strength=0.9), tmp_path / name, overwrite=False)
    table = table_of(tmp_path / name)
    assert table.shape == (SIZES[name],) * 3 + (3,)
    photo = read_pixels(content)
    spec = spec_of(style, colour=ColourSettings(only=True), mixing=mixing, strength=0.9)
    painting = painting_of(bundle, replace(spec, styles=styles))
    direct = paint_in_memory(photo, painting, ON_CPU).reshape(-1, 3) / 65535
    found = trilinear(table, photo.reshape(-1, 3) / 65535)
    # the map is affine, so interpolation is off only in cells where a value reaches 0 or 1: by at most a quarter of
    # what the map moves it by along the cell's sides
    steps = np.abs(np.diff(table, axis=0)).max() + np.abs(np.diff(table, axis=1)).max()
    bound = 0.25 * (steps + np.abs(np.diff(table, axis=2)).max())
    apart = np.abs(found - direct)
    assert apart.max() <= bound + 1e-4
    is_inside = ((direct > bound * 4) & (direct < 1 - bound * 4)).all(1)
    assert is_inside.sum() > 100
    assert apart[is_inside].max() < 1.5 / 65535, "rounding of both to 16 bits, where nothing is clamped"


def test_a_cube_file_is_laid_out_as_its_specification_says(style: Path, tmp_path: Path) -> None:
    path = tmp_path / "look.cube"
    write_lut(LutRequest((StyleChoice(style),), strength=0.0, size=3), path, overwrite=False)
    lines = path.read_text(encoding="ascii").splitlines()
    assert lines[:4] == ['TITLE "style"', "LUT_3D_SIZE 3", "DOMAIN_MIN 0.0 0.0 0.0", "DOMAIN_MAX 1.0 1.0 1.0"]
    assert lines[4:7] == [f"{red:.9f} {0:.9f} {0:.9f}" for red in (0, 0.5, 1)], (
        "red runs fastest; strength 0 moves nothing"
    )
    assert len(lines) == 4 + 27


def test_without_a_photo_the_table_is_for_typical_ones() -> None:
    mean, second = torch.zeros(3).double(), torch.zeros(3, 3).double()
    photos = sorted((resources_dir() / "photos").glob("*.jpg"))
    for path in photos:
        colours = torch.from_numpy(read_picture(path, longer_side_px=512).rgb_hwc).double().reshape(-1, 3)
        mean += colours.mean(0) / len(photos)
        second += colours.T @ colours / len(colours) / len(photos)
    assert (TYPICAL_PHOTO.mean - mean).abs().max() < 6e-5, "four digits, and what decoders round"
    assert (TYPICAL_PHOTO.covariance - (second - torch.outer(mean, mean))).abs().max() < 6e-5


def test_the_moments_of_a_photo_do_not_depend_on_its_bands(style: Path, tmp_path: Path) -> None:
    content = write_picture(tmp_path / "photo.png", 700, 900, channels=4, dtype="u2")
    found = photo_moments(content, LutRequest((StyleChoice(style),)), ON_CPU)
    expected = canvas_of(read_pixels(content)).pixel_moments
    assert found.weight == pytest.approx(expected.weight, rel=1e-12)
    torch.testing.assert_close(found.mean, expected.mean, rtol=0, atol=1e-12)
    torch.testing.assert_close(found.covariance, expected.covariance, rtol=0, atol=1e-12)


def test_pixel_moments_are_those_of_all_pixels() -> None:
    rows = np.random.default_rng(0).integers(0, 65536, (300, 1100, 3)).astype(np.uint16)
    whole = measure_moments(torch.from_numpy(rows / 65535.0).permute(2, 0, 1)[None], precision="float64")
    found: Moments = canvas_of(rows).pixel_moments
    torch.testing.assert_close(found.mean, whole.mean, rtol=0, atol=1e-13)
    torch.testing.assert_close(found.covariance, whole.covariance, rtol=0, atol=1e-13)


@pytest.mark.parametrize("name", ["look.txt", "look", "look.tif"])
def test_another_suffix_is_refused(style: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(SpecError, match=r"ends in \.cube"):
        write_lut(LutRequest((StyleChoice(style),)), tmp_path / name, overwrite=False)


@pytest.mark.parametrize("size", [2, 33, 63])
def test_a_hald_picture_has_a_square_number_of_entries(style: Path, tmp_path: Path, size: int) -> None:
    with pytest.raises(SpecError, match="4, 9, 16"):
        write_lut(LutRequest((StyleChoice(style),), size=size), tmp_path / "hald.png", overwrite=False)


@pytest.mark.parametrize("name", SIZES)
def test_a_file_is_replaced_only_on_request(style: Path, tmp_path: Path, name: str) -> None:
    request, path = LutRequest((StyleChoice(style),), size=4), tmp_path / name
    path.write_text("mine")
    with pytest.raises(PictureError, match="exists already"):
        write_lut(request, path, overwrite=False)
    assert path.read_text() == "mine"
    write_lut(request, path, overwrite=True)
    assert table_of(path).shape == (4, 4, 4, 3)
    with pytest.raises(PictureError, match="does not exist"):
        write_lut(request, tmp_path / "nowhere" / name, overwrite=False)
    (tmp_path / f"folder{name}").mkdir()
    with pytest.raises(PictureError, match="is a folder"):
        write_lut(request, tmp_path / f"folder{name}", overwrite=True)
