from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from studio.bundles.pair import Bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.errors import Cancelled, PictureError, SpaceError, SpecError
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.edges import EdgeSettings
from studio.specs.film import FilmSettings, VideoCodec
from studio.specs.optimize import OptimizeSettings
from studio.specs.regions import RegionSettings
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import StyleChoice
from tests.films import (
    FilmKind,
    frames_of,
    packets_of,
    read_film,
    scene,
    sound_film,
    stamps_of,
    write_film,
)
from tests.unit.engine.pictures import ON_CPU, read_pixels, spec_of, write_pixels
from tests.unit.film.films import AS_IT_IS, painted_film

LOSSLESS = replace(AS_IT_IS, codec=VideoCodec.FFV1)
RGB = FilmKind("ffv1", "bgr0", options=())


def film_of(path: Path, *seeds: int, count: int = 3, kind: FilmKind = RGB, noise: float = 0.0) -> Path:
    return write_film(path, frames_of(*(scene(80, 64, seed=seed) for seed in seeds), count=count, noise=noise), kind)


@pytest.mark.parametrize("edges", [None, EdgeSettings(0.8)])
def test_frames_are_painted_as_pictures_are(
    bundle: Bundle, style: Path, tmp_path: Path, edges: EdgeSettings | None
) -> None:
    """FFV1 loses nothing: each frame is what `stylize_file` makes of it, up to one step of rounding."""
    spec = spec_of(style, detail=0.5, edges=edges)
    film = film_of(tmp_path / "film.mkv", 1, 2, count=1, noise=20.0)
    result = painted_film(film, tmp_path / "painted.mkv", spec, bundle, LOSSLESS)
    painted = read_film(tmp_path / "painted.mkv").astype(int)
    assert (result.plan["frames"], str(result.size)) == (2, "80 x 64")
    for number, pixels in enumerate(read_film(film)):
        content = write_pixels(tmp_path / "content.png", pixels)
        work, options = SharedInputs(bundle, StyleCache()), FileOptions(ON_CPU, overwrite=True)
        stylize_file(content, tmp_path / "one.png", spec, work=work, options=options, progress=Progress())
        assert np.abs(painted[number] - read_pixels(tmp_path / "one.png")).max() <= 1


def test_at_strength_0_a_film_stays_as_it_is(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    film = film_of(tmp_path / "film.mkv", 1, 2)
    painted_film(film, tmp_path / "painted.mkv", spec_of(style, strength=0.0), bundle, LOSSLESS)
    np.testing.assert_array_equal(read_film(tmp_path / "painted.mkv"), read_film(film))


def test_sound_and_title_are_copied_and_time_stamps_kept(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    stamps = [0, 3, 4, 9, 10, 17]
    kind = FilmKind("mpeg4", stamps=stamps, time_base=Fraction(1, 50), with_sound=True, options=())
    film = film_of(tmp_path / "film.mp4", 1, 2, kind=kind)
    result = painted_film(film, tmp_path / "painted.mp4", spec_of(style), bundle)
    assert stamps_of(tmp_path / "painted.mp4") == stamps_of(film) == [Fraction(each, 50) for each in stamps]
    assert packets_of(tmp_path / "painted.mp4", "audio") == packets_of(film, "audio") != []
    with av.open(str(tmp_path / "painted.mp4")) as painted:
        assert painted.metadata["title"] == "a short film"
        assert painted.streams.video[0].codec_context.name == "h264"
    assert result.notes == ()


def test_more_frames_than_a_segment_holds_come_in_order(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    """Segments begin anew, and decoding runs ahead of showing inside each: none may be lost or shown out of turn."""
    grey = [np.full((64, 64, 3), 3 * number, np.uint8) for number in range(60)]
    film = write_film(tmp_path / "film.mkv", grey, RGB)
    painted_film(film, tmp_path / "painted.mp4", spec_of(style, strength=0.0), bundle)
    found = read_film(tmp_path / "painted.mp4").mean(axis=(1, 2, 3))
    np.testing.assert_allclose(found, [3 * number for number in range(60)], atol=2)
    assert stamps_of(tmp_path / "painted.mp4") == [Fraction(number, 25) for number in range(60)]


def test_part_of_a_film_begins_at_zero_with_its_own_sound(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    kind = FilmKind(with_sound=True, rate=5)
    film = film_of(tmp_path / "film.mp4", 1, 2, 3, count=4, kind=kind)
    part = replace(AS_IT_IS, first_frame=5, last_frame=8)
    painted_film(film, tmp_path / "part.mp4", spec_of(style), bundle, part)
    assert len(read_film(tmp_path / "part.mp4")) == 4
    whole, kept = packets_of(film, "audio"), packets_of(tmp_path / "part.mp4", "audio")
    start = whole.index(kept[0])
    assert kept == whole[start : start + len(kept)]
    assert (len(kept) + 1) * 1024 / 8000 > 0.8 >= (len(kept) - 1) * 1024 / 8000


def test_statistics_hold_over_a_shot_and_begin_anew_at_a_cut(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    """One frame of a shot has another light; its own maps would undo that, those of the shot keep it apart."""
    still, other = scene(80, 64, seed=1), scene(80, 64, seed=9)
    frames = [*frames_of(still, count=6), *frames_of(other, count=4)]
    film = write_film(tmp_path / "film.mkv", frames, RGB)
    steady = replace(LOSSLESS, smoothing_s=1.0)
    result = painted_film(film, tmp_path / "steady.mkv", spec_of(style), bundle, steady)
    painted_film(film, tmp_path / "alone.mkv", spec_of(style), bundle, LOSSLESS)
    assert result.plan["shots"] == 2
    painted, alone = (read_film(tmp_path / f"{name}.mkv").astype(int) for name in ("steady", "alone"))
    assert np.abs(painted - alone).max() <= 1, "shots that do not change are painted as each of their frames"


def test_what_does_not_move_keeps_still(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    film = film_of(tmp_path / "film.mkv", 1, count=10, noise=6.0)
    for name, stability in (("calm", 0.9), ("alone", 0.0)):
        settings = replace(LOSSLESS, stability=stability)
        painted_film(film, tmp_path / f"{name}.mkv", spec_of(style), bundle, settings)
    calm, alone = (read_film(tmp_path / f"{name}.mkv").astype(float) for name in ("calm", "alone"))
    # A mean of n + 1 paintings moves by 1 / (n + 1) of a painting's distance from it: for independent noise the squares
    # fall to (1 + 1/n) / (n + 1)² of 2, below 1/9 from the fourth on.
    changes = [(np.diff(frames[3:], axis=0) ** 2).mean() for frames in (calm, alone)]
    assert changes[0] < changes[1] / 9


@pytest.mark.parametrize("size", [(81, 64), (80, 65), (81, 65)])
def test_odd_sides_grow_by_one_where_the_codec_needs_it(
    bundle: Bundle, style: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    film = write_film(tmp_path / "film.mkv", frames_of(scene(*size), count=2), RGB)
    result = painted_film(film, tmp_path / "painted.mp4", spec_of(style), bundle)
    height, width = read_film(tmp_path / "painted.mp4").shape[1:3]
    assert (width, height) == (size[0] + size[0] % 2, size[1] + size[1] % 2)
    assert result.notes == (
        f"h264 needs even sides: the last column or row of {size[0]} x {size[1]} px was repeated once",
    )
    painted_film(film, tmp_path / "painted.mkv", spec_of(style), bundle, LOSSLESS)
    assert read_film(tmp_path / "painted.mkv").shape[1:3] == (size[1], size[0])


@pytest.mark.parametrize("pixels", ["yuv420p10le", "yuv422p10le"])
def test_films_of_10_bits_stay_so(bundle: Bundle, style: Path, tmp_path: Path, pixels: str) -> None:
    kind = FilmKind("ffv1", pixels, options=())
    film = film_of(tmp_path / "film.mkv", 1, kind=kind)
    painted_film(film, tmp_path / "painted.mp4", spec_of(style, strength=0.0), bundle)
    with av.open(str(tmp_path / "painted.mp4")) as painted:
        assert painted.streams.video[0].codec_context.pix_fmt == "yuv420p10le"
    # CRF 16 and half the chroma, of soft waves: a few steps of 255.
    assert np.abs(read_film(tmp_path / "painted.mp4").astype(int) - read_film(film)).mean() < 2


def test_alpha_is_kept_where_the_codec_has_it_and_missed_aloud(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    clear = [
        np.dstack((frame, np.full((64, 80), 40 * n, np.uint8)))
        for n, frame in enumerate(frames_of(scene(80, 64), count=3))
    ]
    film = write_film(tmp_path / "film.mkv", clear, FilmKind("ffv1", "bgra", options=()))
    painted_film(film, tmp_path / "painted.mkv", spec_of(style), bundle, LOSSLESS)
    with av.open(str(tmp_path / "painted.mkv")) as painted:
        alpha = [frame.to_ndarray(format="rgba")[0, 0, 3] for frame in painted.decode(video=0)]
    assert alpha == [0, 40, 80]
    result = painted_film(film, tmp_path / "painted.mp4", spec_of(style), bundle)
    assert "h264 has no transparency" in result.notes[0]


def test_masks_lie_on_every_frame(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    """Where no mask paints, frames are their own."""
    mask = np.zeros((64, 80, 3), np.uint8)
    mask[:, :32] = 255
    spec = replace(spec_of(style), styles=(StyleChoice(style, mask=write_pixels(tmp_path / "mask.png", mask)),))
    film = film_of(tmp_path / "film.mkv", 1, 2, count=2)
    painted_film(film, tmp_path / "painted.mkv", spec, bundle, LOSSLESS)
    before, after = read_film(film), read_film(tmp_path / "painted.mkv")
    np.testing.assert_array_equal(after[:, :, 40:], before[:, :, 40:])
    assert np.abs(after[:, :, :24].astype(int) - before[:, :, :24]).mean() > 5


def test_files_that_are_no_whole_films_say_what_they_are(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    spec, output = spec_of(style), tmp_path / "painted.mp4"
    with pytest.raises(PictureError, match="holds no moving picture"):
        painted_film(sound_film(tmp_path / "sound.m4a"), output, spec, bundle)
    with pytest.raises(PictureError, match="there is no film at"):
        painted_film(tmp_path / "none.mp4", output, spec, bundle)
    whole = film_of(tmp_path / "film.mp4", 1, count=8, kind=FilmKind()).read_bytes()
    (tmp_path / "cut.mp4").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PictureError, match=r"cut\.mp4 cannot be read as a film"):
        painted_film(tmp_path / "cut.mp4", output, spec, bundle)
    assert not output.exists()


def test_a_film_that_ends_early_is_painted_as_far_and_said(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    whole = film_of(tmp_path / "film.mkv", 1, 2, count=25).read_bytes()
    (tmp_path / "cut.mkv").write_bytes(whole[: len(whole) // 2])
    result = painted_film(tmp_path / "cut.mkv", tmp_path / "painted.mkv", spec_of(style), bundle, LOSSLESS)
    frames = len(read_film(tmp_path / "cut.mkv"))
    assert result.plan["frames"] == frames == len(read_film(tmp_path / "painted.mkv")) < 50
    assert any("of 2.0 seconds: it may be cut short" in note for note in result.notes)


def test_what_cannot_be_done_is_refused_before_work(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    film, spec = film_of(tmp_path / "film.mkv", 1, count=1), spec_of(style)
    output = tmp_path / "painted.mkv"
    with pytest.raises(SpecError, match="by the networks alone"):
        painted_film(film, output, replace(spec, optimize=OptimizeSettings()), bundle)
    with pytest.raises(SpecError, match="matched in single pictures"):
        painted_film(film, output, replace(spec, match_marginals=True), bundle)
    with pytest.raises(SpecError, match="regions are found in single pictures"):
        painted_film(film, output, replace(spec, regions=RegionSettings()), bundle)
    with pytest.raises(SpecError, match="no pages"):
        painted_film(film, output, replace(spec, page=2), bundle)
    with pytest.raises(PictureError, match=r"\.webm cannot hold h264; it holds vp9, av1"):
        painted_film(film, tmp_path / "a.webm", spec, bundle, replace(AS_IT_IS, codec=VideoCodec.H264))
    with pytest.raises(PictureError, match="is read and not written"):
        painted_film(film, tmp_path / "a.mpg", spec, bundle)
    with pytest.raises(PictureError, match="is the content image itself"):
        painted_film(film, film, spec, bundle)
    with pytest.raises(PictureError, match="has no frame 5"):
        painted_film(film, output, spec, bundle, FilmSettings(first_frame=5))
    with pytest.raises(SpaceError, match="frames of 2560 x 2048 px take"):
        small = replace(ON_CPU, memory_budget_bytes=256 << 20)
        painted_film(film, output, replace(spec, content_size_px=2560), bundle, FilmSettings(), small)
    output.write_bytes(b"x")
    with pytest.raises(PictureError, match="exists already"):
        painted_film(film, output, spec, bundle)


def test_a_film_is_resized(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    film = film_of(tmp_path / "film.mkv", 1)
    spec = spec_of(style, content_size_px=40)
    painted_film(film, tmp_path / "painted.mkv", spec, bundle, LOSSLESS)
    assert read_film(tmp_path / "painted.mkv").shape == (3, 32, 40, 3)


def test_progress_counts_frames_and_stopping_leaves_nothing(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    film, reports, cancellation = film_of(tmp_path / "film.mkv", 1, count=4), list[ProgressReport](), Cancellation()

    def on_report(report: ProgressReport) -> None:
        reports.append(report)
        if report.stage == "painting frame 3 of 4":
            cancellation.request()

    progress = Progress(on_report=on_report, cancellation=cancellation)
    with pytest.raises(Cancelled):
        painted_film(film, tmp_path / "painted.mkv", spec_of(style), bundle, FilmSettings(), progress=progress)
    assert not list(tmp_path.glob("*painted*")) and not list((tmp_path / "scratch").iterdir())
    shares = [report.fraction for report in reports if report.stage.startswith(("measuring", "painting"))]
    assert shares == sorted(shares)
    # Three samples cost 0.9 each; two of four frames are done, and a part of the third.
    assert (3 * 0.9 + 2) / (3 * 0.9 + 4) <= shares[-1] <= (3 * 0.9 + 3) / (3 * 0.9 + 4)
    assert reports[-1].eta_s is not None


def test_strokes_are_painted_and_the_bar_never_goes_back(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    """Strokes are measured and painted on a copy of each frame before the whole of it."""
    film = write_film(tmp_path / "film.mkv", frames_of(scene(360, 64, seed=1), count=2, noise=6.0), RGB)
    reports = list[ProgressReport]()
    for name, strokes in (("plain", None), ("strokes", StrokeSettings(seen_px=256))):
        spec, progress = spec_of(style, strokes=strokes), Progress(on_report=reports.append)
        painted_film(film, tmp_path / f"{name}.mkv", spec, bundle, LOSSLESS, progress=progress)
    plain, strokes_film = (read_film(tmp_path / f"{name}.mkv").astype(int) for name in ("plain", "strokes"))
    assert np.abs(plain - strokes_film).mean() > 1
    begin = next(index for index, report in enumerate(reports) if report.stage == "putting the film together")
    for part in (reports[:begin], reports[begin + 2 :]):
        shares = [report.fraction for report in part if report.stage.startswith(("measuring", "painting frame"))]
        assert shares == sorted(shares) and len(shares) > 4
