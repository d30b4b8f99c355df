from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest

from studio.bundles.pair import Bundle
from studio.errors import PictureError
from studio.film.video import VideoFile
from tests.films import SAMPLE_RATE, FilmKind, frames_of, read_film, scene, write_film, write_sound
from tests.unit.engine.pictures import spec_of
from tests.unit.film.films import AS_IT_IS, painted_film

WEIGHTS = {1: (0.2126, 0.0722), 5: (0.299, 0.114), 9: (0.2627, 0.0593)}
UPRIGHT = bytes.fromhex("00010000 00000000 00000000 00000000 00010000 00000000 00000000 00000000 40000000")
# The display matrix of a phone held upright: a quarter turn clockwise.
CLOCKWISE = bytes.fromhex("00000000 00010000 00000000 FFFF0000 00000000 00000000 00400000 00000000 40000000")


def yuv_of(rgb: npt.NDArray[np.uint8], matrix: int, *, is_full: bool) -> npt.NDArray[np.uint8]:
    """Planes (3, h, w) by the formulas of ITU-T H.273."""
    red, blue = WEIGHTS[matrix]
    colours = rgb.astype(float) / 255
    luma = colours @ [red, 1 - red - blue, blue]
    chroma = [(colours[:, :, 2] - luma) / (2 * (1 - blue)), (colours[:, :, 0] - luma) / (2 * (1 - red))]
    planes = [luma * (255 if is_full else 219) + (0 if is_full else 16)]
    planes += [each * (255 if is_full else 224) + 128 for each in chroma]
    return np.rint(np.stack(planes)).clip(0, 255).astype(np.uint8)


def coded_film(path: Path, planes: npt.NDArray[np.uint8], *, is_full: bool, told: int) -> Path:
    with av.open(str(path), "w") as film:
        stream = film.add_stream("ffv1", rate=25)
        stream.height, stream.width = planes.shape[1:]
        stream.pix_fmt = "yuv444p"
        context = stream.codec_context
        context.colorspace, context.color_range = told, 2 if is_full else 1
        context.color_primaries = context.color_trc = 1
        frame = av.VideoFrame.from_ndarray(planes, format="yuv444p")
        frame.colorspace, frame.color_range = told, 2 if is_full else 1
        film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("is_full", [False, True])
@pytest.mark.parametrize("matrix", [1, 5, 9])
def test_colours_are_read_by_matrix_and_range_and_kept(
    bundle: Bundle, style: Path, tmp_path: Path, matrix: int, is_full: bool
) -> None:
    rgb = np.random.default_rng(2).integers(0, 256, (12, 16, 3)).repeat(4, 0).repeat(4, 1).astype(np.uint8)
    planes = yuv_of(rgb, matrix, is_full=is_full)
    film = coded_film(tmp_path / "film.mkv", planes, is_full=is_full, told=matrix)
    frame = next(iter(VideoFile(film).frames(lambda _: True)))
    # Rounded to whole steps of luma and chroma: at most 0.5 + 0.5 · 1.9 of 219, and the scaler's own rounding.
    assert np.abs(frame.pixels_hwc * 255 - rgb).max() <= 3
    painted_film(film, tmp_path / "painted.mp4", spec_of(style, strength=0.0), bundle)
    again = VideoFile(tmp_path / "painted.mp4")
    assert (again.colours.told_matrix, again.colours.is_full_range) == (matrix, is_full)
    assert (again.colours.primaries, again.colours.transfer) == (1, 1)
    kept = next(iter(again.frames(lambda _: True))).pixels_hwc
    assert np.abs(kept.mean(axis=(0, 1)) - frame.pixels_hwc.mean(axis=(0, 1))).max() < 0.01


@pytest.mark.parametrize(("height", "matrix"), [(64, 5), (720, 1)])
def test_untold_colours_go_by_the_height(tmp_path: Path, height: int, matrix: int) -> None:
    planes = np.full((3, height, 48), 128, np.uint8)
    film = coded_film(tmp_path / "film.mkv", planes, is_full=False, told=2)
    colours = VideoFile(film).colours
    assert (colours.matrix, colours.told_matrix) == (matrix, 2)


def test_a_film_turned_for_display_comes_upright_and_is_written_so(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    stored = scene(96, 64, seed=1)
    stored[:20, :30] = 255
    written = write_film(tmp_path / "film.mp4", frames_of(stored, count=2)).read_bytes()
    place = written.rindex(UPRIGHT)  # that of the track; the film has one too
    (tmp_path / "turned.mp4").write_bytes(written[:place] + CLOCKWISE + written[place + len(CLOCKWISE) :])
    source = VideoFile(tmp_path / "turned.mp4")
    assert str(source.facts.size) == "64 x 96"
    frame = next(iter(source.frames(lambda _: True))).pixels_hwc
    assert frame[:25, -15:].min() > 0.9, "what was at the upper left is at the upper right"
    assert frame[:25, :15].max() < 0.98
    painted_film(tmp_path / "turned.mp4", tmp_path / "painted.mp4", spec_of(style, strength=0.0), bundle)
    painted = read_film(tmp_path / "painted.mp4")
    assert painted.shape == (2, 96, 64, 3) and VideoFile(tmp_path / "painted.mp4").facts.size == source.facts.size
    assert painted[:, :25, -15:].min() > 225


def test_the_shape_of_pixels_is_kept(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    with av.open(str(tmp_path / "film.mp4"), "w") as film:
        stream = film.add_stream("libx264", rate=25)
        stream.height, stream.width, stream.pix_fmt = 64, 80, "yuv420p"
        stream.codec_context.sample_aspect_ratio = Fraction(16, 15)
        for pixels in frames_of(scene(80, 64), count=2):
            film.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        film.mux(stream.encode(None))
    painted_film(tmp_path / "film.mp4", tmp_path / "painted.mp4", spec_of(style), bundle)
    assert VideoFile(tmp_path / "painted.mp4").colours.pixel_aspect == Fraction(16, 15)


def test_a_cover_is_no_film(tmp_path: Path) -> None:
    song = tmp_path / "song.mp4"
    with av.open(str(song), "w") as film:
        cover = film.add_stream("png", rate=1)
        cover.height, cover.width, cover.pix_fmt = 64, 64, "rgb24"
        cover.disposition = av.stream.Disposition.attached_pic.value
        sound = film.add_stream("aac", rate=SAMPLE_RATE)
        film.mux(cover.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")))
        film.mux(cover.encode(None))
        write_sound(film, sound, 0.3)
    with pytest.raises(PictureError, match="holds no moving picture"):
        VideoFile(song)


@pytest.mark.parametrize(("codec", "suffix"), [("mpeg4", ".avi"), ("libvpx-vp9", ".webm"), ("prores_ks", ".mov")])
def test_common_codecs_are_read(bundle: Bundle, style: Path, tmp_path: Path, codec: str, suffix: str) -> None:
    pixels = "yuv422p10le" if codec == "prores_ks" else "yuv420p"
    film = write_film(
        tmp_path / f"film{suffix}", frames_of(scene(80, 64), count=3), FilmKind(codec, pixels, options=())
    )
    result = painted_film(film, tmp_path / f"painted{suffix}", spec_of(style, strength=0.0), bundle, AS_IT_IS)
    assert result.plan["frames"] == 3
    assert np.abs(read_film(tmp_path / f"painted{suffix}").astype(int) - read_film(film)).mean() < 4
