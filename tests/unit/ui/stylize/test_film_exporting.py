from pathlib import Path

import pytest

from studio.specs.film import FilmSettings, VideoCodec
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.stylize.film_exporting import FilmChoice, film_output
from studio.ui.stylize.photos import OpenFilm

SPEC = StylizeSpec((StyleChoice(Path("waves.jpg")),), page=3)


def open_film(path: Path) -> OpenFilm:
    return OpenFilm(path, 4.0, 1.0, 25.0)


@pytest.mark.parametrize(("name", "output"), [("walk.mov", "walk-waves.mov"), ("walk.mts", "walk-waves.mp4")])
def test_a_film_keeps_its_suffix_where_it_can_be_written(tmp_path: Path, name: str, output: str) -> None:
    assert film_output(open_film(tmp_path / name), SPEC, tmp_path, ()) == tmp_path / output


def test_frames_go_to_a_folder_and_no_name_is_taken_twice(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    film = open_film(tmp_path / "frames")
    assert film_output(film, SPEC, tmp_path, ()) == tmp_path / "frames-waves"
    (tmp_path / "frames-waves").mkdir()
    other = film_output(film, SPEC, tmp_path, ())
    assert other != tmp_path / "frames-waves" and not other.exists()


def test_what_cannot_be_written_is_told_and_a_file_may_be_replaced(tmp_path: Path) -> None:
    film = tmp_path / "walk.mp4"
    film.write_bytes(b"")
    there = tmp_path / "there.mp4"
    there.write_bytes(b"")
    assert FilmChoice(tmp_path / "new.mp4").trouble(film) == ""
    assert "exists already" in FilmChoice(there).trouble(film)
    assert FilmChoice(there).would_replace(film) and not FilmChoice(film).would_replace(film)
    codec = FilmChoice(tmp_path / "new.mp4", FilmSettings(codec=VideoCodec.FFV1))
    assert "cannot hold ffv1" in codec.trouble(film)


def test_the_render_is_that_of_the_whole_film(tmp_path: Path) -> None:
    settings = FilmSettings(stability=0.5)
    job = FilmChoice(tmp_path / "out.mp4", settings, overwrite=True).job(open_film(tmp_path / "walk.mp4"), SPEC)
    assert (job.content, job.film, job.overwrite, job.spec.page) == (tmp_path / "walk.mp4", settings, True, None)
