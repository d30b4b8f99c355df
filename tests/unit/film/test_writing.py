from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from studio.bundles.pair import Bundle
from studio.errors import PictureError
from studio.film import writing
from studio.film.ffmpeg import has_encoder
from studio.film.formats import CONTAINERS, ENCODERS, codecs_for
from studio.film.reading import FilmFacts
from studio.geometry import Size
from studio.specs.film import FilmSettings, VideoCodec
from tests.films import FilmKind, frames_of, read_film, scene, stamps_of, write_film
from tests.unit.engine.pictures import spec_of
from tests.unit.film.films import AS_IT_IS, painted_film

FACTS = FilmFacts(Path("film.mp4"), Size(80, 64), Fraction(25), Fraction(1, 25), 8, has_alpha=False)
SUFFIXES = {VideoCodec.VP9: ".webm", VideoCodec.PRORES: ".mov", VideoCodec.FFV1: ".mkv"}


@pytest.mark.parametrize("codec", list(VideoCodec))
def test_every_codec_writes_what_can_be_read_again(
    bundle: Bundle, style: Path, tmp_path: Path, codec: VideoCodec
) -> None:
    """Over two segments: what one encoder left open must not reach into the next."""
    if not any(has_encoder(encoder.name) for encoder in ENCODERS[codec]):
        pytest.skip(f"this FFmpeg cannot encode {codec.value}")
    grey = [np.full((64, 80, 3), 5 * number + 20, np.uint8) for number in range(30)]
    film = write_film(tmp_path / "film.mkv", grey, FilmKind("ffv1", "bgr0", options=()))
    output = tmp_path / f"painted{SUFFIXES.get(codec, '.mp4')}"
    result = painted_film(film, output, spec_of(style, strength=0.0), bundle, replace(AS_IT_IS, codec=codec))
    assert result.plan["codec"] == codec.value
    np.testing.assert_allclose(read_film(output).mean(axis=(1, 2, 3)), [5 * n + 20 for n in range(30)], atol=3)
    assert stamps_of(output) == [Fraction(number, 25) for number in range(30)]


def test_the_first_encoder_that_is_there_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    present = {"libopenh264", "mpeg4"}
    monkeypatch.setattr(writing, "has_encoder", present.__contains__)
    chosen = writing.choose_encoding(Path("a.mp4"), FACTS, None, FilmSettings())
    assert chosen.encoder.name == "libopenh264"
    present.remove("libopenh264")
    assert writing.choose_encoding(Path("a.mp4"), FACTS, None, FilmSettings()).codec is VideoCodec.MPEG4
    with pytest.raises(PictureError, match="without an encoder of h264; it has mpeg4"):
        writing.choose_encoding(Path("a.mp4"), FACTS, None, FilmSettings(codec=VideoCodec.H264))


def test_every_suffix_has_codecs() -> None:
    for suffix in CONTAINERS:
        assert codecs_for(Path(f"a{suffix}"), None)
    with pytest.raises(PictureError, match="is no name of a film"):
        codecs_for(Path("a.png"), None)


def test_chapters_and_attachments_are_kept_where_they_can_be(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    plain = write_film(tmp_path / "plain.mkv", frames_of(scene(80, 64), count=25), FilmKind(with_sound=True))
    film, half = tmp_path / "film.mkv", {"start": 0, "end": 500, "time_base": Fraction(1, 1000)}
    with av.open(str(film), "w") as output, av.open(str(plain)) as source:
        copies = {stream: output.add_stream_from_template(stream, opaque=True) for stream in source.streams}
        output.add_attachment("font.ttf", "application/x-truetype-font", b"letters")
        output.set_chapters([{"id": 1, **half, "metadata": {"title": "first"}}])  # type: ignore[list-item]
        for packet in source.demux():
            if packet.size:
                packet.stream = copies[packet.stream]  # type: ignore[index]
                output.mux(packet)
    for suffix, kinds in ((".mkv", ["video", "audio", "attachment"]), (".mp4", ["video", "audio"])):
        result = painted_film(film, tmp_path / f"painted{suffix}", spec_of(style), bundle)
        with av.open(str(result.output)) as painted:
            assert [stream.type for stream in painted.streams][: len(kinds)] == kinds
            (chapter,) = painted.chapters()
            assert chapter["end"] * chapter["time_base"] == Fraction(1, 2)
            assert chapter["metadata"]["title"] == "first"
    assert any("other stream (attachment)" in note for note in result.notes)


def test_subtitles_are_copied_where_they_can_be_and_missed_aloud_elsewhere(
    bundle: Bundle, style: Path, tmp_path: Path
) -> None:
    plain = write_film(tmp_path / "plain.mkv", frames_of(scene(80, 64), count=25), FilmKind(with_sound=True))
    (tmp_path / "words.srt").write_text(
        "1\n00:00:00,100 --> 00:00:00,600\nHello\n\n2\n00:00:00,700 --> 00:00:00,900\nAgain\n"
    )
    film = tmp_path / "film.mkv"
    with (
        av.open(str(film), "w") as output,
        av.open(str(plain)) as source,
        av.open(str(tmp_path / "words.srt")) as words,
    ):
        copies = {stream: output.add_stream_from_template(stream, opaque=True) for stream in source.streams}
        text = output.add_stream_from_template(words.streams[0], opaque=True)
        text.metadata["language"] = "eng"
        for container, streams in ((source, copies), (words, {words.streams[0]: text})):
            for packet in container.demux():
                if packet.size:
                    packet.stream = streams[packet.stream]
                    output.mux(packet)
    result = painted_film(film, tmp_path / "painted.mkv", spec_of(style), bundle)
    with av.open(str(tmp_path / "painted.mkv")) as painted:
        kinds = [stream.type for stream in painted.streams]
        text = painted.streams.subtitles[0]
        said = [bytes(packet) for packet in painted.demux(text) if packet.size]
    assert (kinds, said, text.language) == (["video", "audio", "subtitle"], [b"Hello", b"Again"], "eng")
    assert result.notes == ()
    result = painted_film(film, tmp_path / "painted.mp4", spec_of(style), bundle)
    assert any("cannot hold the film's subtitles (srt)" in note for note in result.notes)
