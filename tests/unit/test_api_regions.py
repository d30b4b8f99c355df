"""Regions from programs: arrays and files have the same ones, and maps that were measured paint the same."""

from pathlib import Path

import numpy as np
import pytest

from studio.api import Painter, PaintOptions, PictureError, RegionSettings, Resources, SpecError
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import read_pixels, stored_picture, write_picture, write_pixels

ON_ONE_THREAD = Resources(device="cpu", threads=1)


@pytest.fixture
def painter(tmp_path: Path) -> Painter:
    write_tiny_bundle(tmp_path / "tiny")
    styles = [write_picture(tmp_path / f"style-{seed}.png", 96, 80, seed=seed) for seed in (5, 6)]
    options = PaintOptions(regions=RegionSettings(3, {1: 0.5}), style_regions=(None, 2))
    return Painter(styles, bundle=tmp_path / "tiny", options=options, resources=ON_ONE_THREAD)


def test_an_array_is_painted_as_its_file_is(painter: Painter, tmp_path: Path) -> None:
    pixels = stored_picture(150, 110)
    found = painter.paint(pixels)
    painter.paint_file(write_pixels(tmp_path / "photo.png", pixels), tmp_path / "painted.png")
    assert np.array_equal(read_pixels(tmp_path / "painted.png"), found)


def test_measured_maps_paint_the_same_and_regions_differ_from_none(painter: Painter, tmp_path: Path) -> None:
    pixels = stored_picture(150, 110)
    painted = painter.paint(pixels)
    maps = painter.measure(pixels)
    again = painter.paint(pixels, maps=maps)
    assert np.abs(again.astype(int) - painted).max() <= 1
    plain = Painter(tmp_path / "style-5.png", bundle=tmp_path / "tiny", resources=ON_ONE_THREAD)
    assert not np.array_equal(plain.paint(pixels), painted)


def test_bad_regions_are_told_before_anything_is_painted(tmp_path: Path) -> None:
    style = write_picture(tmp_path / "style.png", 64, 64)
    write_tiny_bundle(tmp_path / "tiny")
    with pytest.raises(SpecError, match="1 styles need as many regions, not 2"):
        options = PaintOptions(regions=RegionSettings(2), style_regions=(1, 2))
        Painter(style, bundle=tmp_path / "tiny", options=options, resources=ON_ONE_THREAD)
    with pytest.raises(SpecError, match="numbered from 1 to 2, not 3"):
        options = PaintOptions(regions=RegionSettings(2), style_regions=(3,))
        Painter(style, bundle=tmp_path / "tiny", options=options, resources=ON_ONE_THREAD)
    whole = Painter(
        style, bundle=tmp_path / "tiny", options=PaintOptions(regions=RegionSettings(2)), resources=ON_ONE_THREAD
    )
    with pytest.raises(PictureError, match="both sides must be at least 32 px"):
        whole.paint(stored_picture(31, 64))
