from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.pair import Bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.errors import PictureError
from studio.film.frames import FrameFolder, numbered_pictures
from studio.progress import Progress
from studio.specs.film import FilmSettings, VideoCodec
from tests.films import read_film, stamps_of
from tests.unit.engine.pictures import ON_CPU, read_pixels, spec_of, stored_picture, write_picture, write_pixels
from tests.unit.film.films import AS_IT_IS, painted_film


def folder_of(
    folder: Path, *names: str, width: int = 64, height: int = 48, channels: int = 3, dtype: str = "u1"
) -> Path:
    for seed, name in enumerate(names):
        write_pixels(folder / name, stored_picture(width, height, channels=channels, seed=seed, dtype=dtype))
    return folder


def test_frames_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "frames", "shot2_9.png", "shot2_10.png", "shot2_008.png")
    assert [path.name for path in numbered_pictures(folder)] == ["shot2_008.png", "shot2_9.png", "shot2_10.png"]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ((), "holds no pictures, so it has no frames"),
        (("a1.png", "cover.png"), "cover.png has no number in its name"),
        (("a1.png", "a01.png"), "have the same number"),
        (("a1.png", "b2.png"), "belong to two sequences"),
    ],
)
def test_folders_that_are_no_film_say_why(tmp_path: Path, names: tuple[str, ...], message: str) -> None:
    (tmp_path / "frames").mkdir()
    with pytest.raises(PictureError, match=message):
        numbered_pictures(folder_of(tmp_path / "frames", *names))


def test_frames_of_another_size_are_named_before_work_starts(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "frames", "a1.png", "a2.png")
    write_picture(folder / "a3.png", 64, 50)
    with pytest.raises(PictureError, match=r"a3\.png is 64 x 50 px and the first frame 64 x 48 px"):
        painted_film(folder, tmp_path / "painted", spec_of(style), bundle)
    assert not (tmp_path / "painted").exists()


def test_missing_numbers_are_told(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "frames", "a1.png", "a2.png", "a5.png", "a7.png")
    source = FrameFolder(folder, rate=24.0, resources=ON_CPU)
    assert source.facts.notes == ("frames are missing: 3-4, 6; those around them follow each other",)
    assert source.facts.rate == Fraction(24)


@pytest.mark.parametrize(("channels", "dtype"), [(3, "u1"), (4, "u1"), (3, "u2"), (4, "u2")])
def test_frames_become_frames_of_their_names_depth_and_alpha(
    bundle: Bundle, style: Path, tmp_path: Path, channels: int, dtype: str
) -> None:
    folder = folder_of(tmp_path / "frames", "a1.png", "a2.png", channels=channels, dtype=dtype)
    spec = spec_of(style, levels=(1,), strength=0.5)  # deeper ones magnify how alpha is rounded to float32
    result = painted_film(folder, tmp_path / "painted", spec, bundle)
    assert (result.output, result.plan["frames"]) == (tmp_path / "painted", 2)
    work = SharedInputs(bundle, StyleCache())
    for name in ("a1.png", "a2.png"):
        options = FileOptions(ON_CPU, overwrite=True)
        one = tmp_path / "one.png"
        stylize_file(folder / name, one, spec, work=work, options=options, progress=Progress())
        painted, alone = read_pixels(tmp_path / "painted" / name), read_pixels(one)
        assert painted.dtype == alone.dtype and painted.shape == alone.shape
        assert np.abs(painted.astype(int) - alone.astype(int)).max() <= (1 if dtype == "u1" else 16)
        if channels == 4:
            np.testing.assert_array_equal(painted[:, :, 3], alone[:, :, 3])


def test_frames_that_are_there_are_left_alone(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "frames", "a1.png", "a2.png")
    (tmp_path / "painted").mkdir()
    (tmp_path / "painted" / "a2.png").write_bytes(b"mine")
    with pytest.raises(PictureError, match=r"a2\.png exists already"):
        painted_film(folder, tmp_path / "painted", spec_of(style), bundle)
    assert (tmp_path / "painted" / "a2.png").read_bytes() == b"mine"
    painted_film(folder, tmp_path / "painted", spec_of(style), bundle, FilmSettings(last_frame=1))
    assert (tmp_path / "painted" / "a2.png").read_bytes() == b"mine"
    with pytest.raises(PictureError, match="is the folder of the frames themselves"):
        painted_film(folder, folder, spec_of(style), bundle)


def test_frames_without_anything_visible_are_left_as_they_are(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "frames", "a1.png", channels=4)
    write_pixels(folder / "a0.png", np.zeros((48, 64, 4), np.uint8))
    painted_film(folder, tmp_path / "painted", spec_of(style), bundle, FilmSettings())
    assert not read_pixels(tmp_path / "painted" / "a0.png").any()
    assert (read_pixels(tmp_path / "painted" / "a1.png") != read_pixels(folder / "a1.png")).any()


def test_frames_become_a_film_and_a_film_frames(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "frames", "a1.png", "a2.png", "a3.png")
    settings = replace(AS_IT_IS, rate=12.5, codec=VideoCodec.FFV1)
    spec = spec_of(style, strength=0.0)
    painted_film(folder, tmp_path / "film.mkv", spec, bundle, settings)
    assert stamps_of(tmp_path / "film.mkv") == [0, Fraction(80, 1000), Fraction(160, 1000)]
    painted_film(tmp_path / "film.mkv", tmp_path / "again", spec, bundle)
    names = ["frame-000001.png", "frame-000002.png", "frame-000003.png"]
    assert sorted(path.name for path in (tmp_path / "again").iterdir()) == names
    for number, name in enumerate(names, start=1):
        np.testing.assert_array_equal(read_pixels(tmp_path / "again" / name), read_pixels(folder / f"a{number}.png"))
        np.testing.assert_array_equal(
            read_film(tmp_path / "film.mkv")[number - 1], read_pixels(folder / f"a{number}.png")
        )
