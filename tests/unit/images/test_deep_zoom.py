import json
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from studio.errors import Cancelled, PictureError
from studio.geometry import Region, Size
from studio.images.deep_zoom import (
    DeepZoomPart,
    JpegOptions,
    check_tiles_folder,
    recipe_in_comment,
    tiles_folder,
    write_deep_zoom,
    write_recipe_comment,
)
from studio.images.halving import half_of
from studio.images.rasters import FileRaster, MemoryRaster, Pixels
from tests.unit.images.samples import smooth


def picture(path: Path, text: str) -> None:
    """Something that looks like a DeepZoom picture; ``text`` tells one from another."""
    (tiles_folder(path) / "0").mkdir(parents=True)
    (tiles_folder(path) / "0" / "0_0.jpg").write_text(text)
    path.write_text(text)


def texts(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*") if file.is_file()}


def test_a_part_settles_beside_nothing_else(tmp_path: Path) -> None:
    part = DeepZoomPart(tmp_path / "a.dzi")
    part.prepare()
    picture(part.path, "new")
    assert part.commit() == 6
    part.discard()
    assert texts(tmp_path) == {"a.dzi": "new", "a_files/0/0_0.jpg": "new"}


def test_old_tiles_are_replaced_with_all_they_held(tmp_path: Path) -> None:
    picture(tmp_path / "a.dzi", "old")
    (tmp_path / "a_files" / "1").mkdir()
    part = DeepZoomPart(tmp_path / "a.dzi")
    part.prepare()
    picture(part.path, "new")
    part.commit()
    part.discard()
    assert texts(tmp_path) == {"a.dzi": "new", "a_files/0/0_0.jpg": "new"}
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.dzi", "a_files"]


def test_when_the_last_step_fails_the_old_picture_is_back(tmp_path: Path) -> None:
    path = tmp_path / "a.dzi"
    picture(path, "old")
    part = DeepZoomPart(path)
    part.prepare()
    picture(part.path, "new")
    path.unlink()
    (path / "in the way").mkdir(parents=True)  # a folder that is not empty cannot be replaced by a file
    with pytest.raises(OSError, match=r"a\.dzi"):
        part.commit()
    part.discard()
    assert texts(tmp_path) == {"a_files/0/0_0.jpg": "old"}


def test_what_a_killed_program_had_set_aside_comes_back(tmp_path: Path) -> None:
    picture(tmp_path / "a.dzi", "old")
    (tmp_path / "a_files").rename(tmp_path / ".a.old_files")
    picture(tmp_path / ".a.99999999.part_files" / "picture.dzi", "half")
    part = DeepZoomPart(tmp_path / "a.dzi")
    part.prepare()
    part.discard()
    assert texts(tmp_path) == {"a.dzi": "old", "a_files/0/0_0.jpg": "old"}


def test_a_folder_with_anything_else_in_it_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.dzi"
    check_tiles_folder(path, content_path=None, overwrite=False)
    picture(path, "old")
    check_tiles_folder(path, content_path=None, overwrite=True)
    with pytest.raises(PictureError, match="exists already"):
        check_tiles_folder(path, content_path=None, overwrite=False)
    with pytest.raises(PictureError, match="content image lies"):
        check_tiles_folder(path, content_path=tmp_path / "a_files" / "0" / "0_0.jpg", overwrite=True)
    (tmp_path / "a_files" / "thesis.doc").write_text("mine")
    with pytest.raises(PictureError, match="more than tiles"):
        check_tiles_folder(path, content_path=None, overwrite=True)


@pytest.mark.parametrize("recipe", ['{"a": "b--c---d"}', "{}", '{"é": "-"}'])
def test_a_recipe_in_a_comment_is_read_again(tmp_path: Path, recipe: str) -> None:
    path = tmp_path / "a.dzi"
    path.write_text("<Image></Image>\n", encoding="utf-8")
    assert recipe_in_comment(path) is None
    write_recipe_comment(path, recipe)
    ElementTree.fromstring(path.read_text(encoding="utf-8"))
    text = recipe_in_comment(path)
    assert text is not None and json.loads(text) == json.loads(recipe)


BEST = JpegOptions(100, is_subsampled=False)


def same(pixels_hwc: Pixels) -> Pixels:
    return pixels_hwc


def written(dzi: Path, pixels: np.ndarray, options: JpegOptions = BEST) -> Path:
    raster = MemoryRaster(Size(pixels.shape[1], pixels.shape[0]), 3, np.uint8)
    raster.write(Region.whole(raster.size), pixels)
    write_deep_zoom(raster, dzi, options, convert=same, check=lambda: None)
    return dzi.with_name(f"{dzi.stem}_files")


def assembled(level: Path, shape_hwc: tuple[int, ...]) -> np.ndarray:
    """A level put together from its tiles, as the format says they lie; overlaps must agree."""
    canvas = np.zeros(shape_hwc, np.int64)
    for path in level.iterdir():
        column, row = map(int, path.stem.split("_"))
        tile = np.asarray(Image.open(path)).astype(np.int64)
        left, top = max(0, column * 254 - 1), max(0, row * 254 - 1)
        place = canvas[top : top + tile.shape[0], left : left + tile.shape[1]]
        assert place.shape == tile.shape
        place[:] = tile
    return canvas


@pytest.mark.parametrize("size_wh", [(1, 1), (254, 255), (509, 300), (2400, 40), (33, 600)])
def test_tiles_of_every_level_make_up_the_picture(tmp_path: Path, size_wh: tuple[int, int]) -> None:
    level_pixels = smooth(*size_wh)
    folder = written(tmp_path / "a.dzi", level_pixels)
    levels = sorted((int(level.name) for level in folder.iterdir()), reverse=True)
    assert 2 ** levels[0] >= max(size_wh) > 2 ** (levels[0] - 1) and levels == list(range(levels[0], -1, -1))
    for level in levels:
        columns, rows = -(-level_pixels.shape[1] // 254), -(-level_pixels.shape[0] // 254)
        assert len(list((folder / str(level)).iterdir())) == columns * rows
        assert np.abs(assembled(folder / str(level), level_pixels.shape) - level_pixels).max() <= 4
        level_pixels = half_of(level_pixels)
    assert assembled(folder / "0", (1, 1, 3)).shape == (1, 1, 3)


def test_the_description_tells_size_and_tiles(tmp_path: Path) -> None:
    written(tmp_path / "a.dzi", smooth(300, 200))
    image = ElementTree.parse(tmp_path / "a.dzi").getroot()
    assert image.tag == "{http://schemas.microsoft.com/deepzoom/2008}Image"
    assert image.attrib == {"Format": "jpg", "Overlap": "1", "TileSize": "254"}
    assert image[0].attrib == {"Height": "200", "Width": "300"}


def test_quality_and_subsampling_are_heeded(tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (200, 200, 3), np.uint8)
    fine = written(tmp_path / "fine.dzi", pixels) / "8" / "0_0.jpg"
    coarse = written(tmp_path / "coarse.dzi", pixels, JpegOptions(30, is_subsampled=True)) / "8" / "0_0.jpg"
    assert coarse.stat().st_size * 3 < fine.stat().st_size
    for path, sampling in ((fine, (1, 1)), (coarse, (2, 2))):
        with Image.open(path) as tile:
            assert tile.layer[0][1:3] == sampling  # type: ignore[attr-defined]  # of the JPEG plugin


def test_stopping_leaves_no_scratch(tmp_path: Path) -> None:
    raster = FileRaster.create(tmp_path / "result.raw", Size(4000, 300), 3, np.uint8)
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls == 6:  # while the first half is being made
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        write_deep_zoom(raster, tmp_path / "a.dzi", BEST, convert=same, check=check)
    raster.close()
    assert {path.name for path in tmp_path.iterdir()} == {"result.raw", "a_files"}
