from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.engine.canvas import Canvas
from studio.engine.previews.content import content_key, read_draft_content, read_preview_content, reduced_content
from studio.errors import Cancelled, PictureError
from studio.geometry import Region, Size
from studio.images.source import open_source, resized_pixels
from studio.specs.preview import PreviewRequest
from tests.unit.engine.pictures import ON_CPU, read_pixels, spec_of, write_picture

SPEC = spec_of(Path("style.png"))


def read(request: PreviewRequest) -> Canvas:
    return read_preview_content(request, ON_CPU, lambda: None)


def test_a_large_picture_is_reduced_as_a_render_would_reduce_it(tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 300, 200)
    canvas = read(PreviewRequest(1, content, SPEC, longer_side_px=96))
    assert canvas.size == Size(96, 64)
    with open_source(content, decode_budget_bytes=1 << 30, longer_side_px=96) as source:
        expected = np.concatenate([pixels for _, pixels in source.bands(1 << 20)])
    np.testing.assert_array_equal(canvas.raster.read(Region.whole(canvas.size)), expected)


@pytest.mark.parametrize("content_size_px", [None, 80])
def test_a_result_smaller_than_the_preview_keeps_its_size(tmp_path: Path, content_size_px: int | None) -> None:
    content = write_picture(tmp_path / "content.png", 120, 90)
    spec = replace(SPEC, content_size_px=content_size_px)
    canvas = read(PreviewRequest(1, content, spec))
    assert canvas.size == (Size(80, 60) if content_size_px else Size(120, 90))
    if content_size_px is None:
        np.testing.assert_array_equal(canvas.raster.read(Region.whole(canvas.size)), read_pixels(content))


def test_an_enlarged_result_is_previewed_at_the_preview_size(tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 120, 90)
    spec = replace(SPEC, content_size_px=4000)
    assert read(PreviewRequest(1, content, spec, longer_side_px=240)).size == Size(240, 180)


def test_a_very_long_picture_keeps_a_side_that_can_be_painted(tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 2000, 50)
    canvas = read(PreviewRequest(1, content, SPEC, longer_side_px=256))
    assert canvas.size == Size(1280, 32)


def test_a_picture_too_small_to_paint_is_refused_as_a_render_refuses_it(tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 300, 20)
    with pytest.raises(PictureError, match="at least 32 px"):
        read(PreviewRequest(1, content, SPEC))


def test_reading_can_be_stopped_between_rows(tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 64, 200)
    looks = 0

    def stop_at_the_second_look() -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            raise Cancelled("stopped on request")

    with pytest.raises(Cancelled):
        read_preview_content(PreviewRequest(1, content, SPEC), ON_CPU, stop_at_the_second_look)


def test_the_key_changes_with_the_file_and_the_sizes_and_nothing_else(tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.png", 64, 48)
    request = PreviewRequest(1, content, SPEC)
    key = content_key(request)
    assert content_key(replace(request, number=2, spec=replace(SPEC, strength=0.5))) == key
    assert content_key(replace(request, longer_side_px=128)) != key
    assert content_key(replace(request, spec=replace(SPEC, content_size_px=48))) != key
    assert content_key(replace(request, spec=replace(SPEC, page=2))) != key
    write_picture(content, 65, 48)
    assert content_key(request) != key
    content.unlink()
    assert content_key(request) != key


def test_a_draft_of_a_large_jpeg_is_nearly_the_same_picture(tmp_path: Path) -> None:
    content = write_picture(tmp_path / "content.jpg", 900, 600)
    request = PreviewRequest(1, content, SPEC, longer_side_px=96)
    draft = read_draft_content(request, ON_CPU)
    assert draft is not None and draft.size == Size(96, 64)
    whole = Region.whole(draft.size)
    exact = read(request).raster.read(whole)
    assert np.abs(draft.raster.read(whole).astype(int) - exact.astype(int)).mean() < 4


def test_what_is_no_large_jpeg_has_no_draft_of_its_own(tmp_path: Path) -> None:
    for content in (write_picture(tmp_path / "a.png", 900, 600), write_picture(tmp_path / "b.jpg", 150, 100)):
        assert read_draft_content(PreviewRequest(1, content, SPEC, longer_side_px=96), ON_CPU) is None


def test_a_larger_copy_serves_a_draft(tmp_path: Path) -> None:
    larger = read(PreviewRequest(1, write_picture(tmp_path / "a.png", 300, 200, channels=4), SPEC, longer_side_px=192))
    reduced = reduced_content(larger, 96)
    assert reduced is not None and reduced.size == Size(96, 64) and reduced.raster.channels == 4
    expected = resized_pixels(larger.raster.read(Region.whole(larger.size)), reduced.size)
    np.testing.assert_array_equal(reduced.raster.read(Region.whole(reduced.size)), expected)
    assert reduced_content(larger, 192) is None
    assert reduced_content(larger, 40) is None, "its shorter side would be too narrow to be painted"


def test_a_key_tells_larger_copies_of_the_same_picture() -> None:
    key = content_key(PreviewRequest(1, Path("photo.jpg"), SPEC, longer_side_px=256))
    assert key.is_reduced_from(replace(key, longer_side_px=384, is_rough=True))
    assert not key.is_reduced_from(replace(key, is_rough=True))
    assert not key.is_reduced_from(replace(key, longer_side_px=384, page=2))
