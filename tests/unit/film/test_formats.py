from pathlib import Path

import pytest

from studio.errors import PictureError
from studio.film.destination import check_result
from studio.film.formats import CONTAINERS, ENCODERS, codecs_for, is_film
from studio.specs.film import VideoCodec


def test_every_codec_has_an_encoder_and_a_container() -> None:
    assert set(ENCODERS) == set(VideoCodec)
    held = {codec for suffix in CONTAINERS for codec in codecs_for(Path(f"a{suffix}"), None)}
    assert held == set(VideoCodec)
    assert set(codecs_for(Path("a.MKV"), None)) == set(VideoCodec)


@pytest.mark.parametrize(
    ("codec", "is_deep", "has_alpha", "expected"),
    [
        (VideoCodec.H264, False, False, "yuv420p"),
        (VideoCodec.H264, True, True, "yuv420p10le"),
        (VideoCodec.VP9, False, True, "yuva420p"),
        (VideoCodec.VP9, True, False, "yuv420p"),
        (VideoCodec.PRORES, False, False, "yuv422p10le"),
        (VideoCodec.PRORES, False, True, "yuva444p10le"),
        (VideoCodec.FFV1, False, False, "bgr0"),
        (VideoCodec.FFV1, True, True, "gbrap16le"),
    ],
)
def test_pixels_keep_depth_and_alpha_as_far_as_the_codec_has_them(
    codec: VideoCodec, is_deep: bool, has_alpha: bool, expected: str
) -> None:
    encoder = ENCODERS[codec][0]
    found = encoder.pixel_format(is_deep=is_deep, has_alpha=has_alpha)
    assert found == expected
    assert encoder.has_alpha(found) == (found in ("yuva420p", "yuva444p10le", "gbrap16le"))


def test_films_are_known_by_their_suffix() -> None:
    assert is_film(Path("a.MP4")) and is_film(Path("b.mts"))
    assert not is_film(Path("c.png")) and not is_film(Path("frames"))


def test_results_have_a_place(tmp_path: Path) -> None:
    content = tmp_path / "film.mp4"
    content.write_bytes(b"")
    (tmp_path / "frames").mkdir()
    (tmp_path / "file").write_bytes(b"")
    check_result(content, tmp_path / "new", overwrite=False)
    check_result(content, tmp_path / "frames", overwrite=False)
    check_result(content, tmp_path / "new.mkv", overwrite=False)
    for output, message in (
        (tmp_path / "file", "is a file; frames go into a folder"),
        (tmp_path / "no" / "frames", "does not exist; create it"),
        (tmp_path / "no" / "a.mp4", "does not exist; create it"),
        (tmp_path / "a.mpg", "is read and not written"),
        (content, "never overwritten"),
    ):
        with pytest.raises(PictureError, match=message):
            check_result(content, output, overwrite=True)
