from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from studio.errors import PictureError
from studio.ui.stylize.film_bar import FilmBar
from studio.ui.stylize.film_opening import has_frames, read_frame
from studio.ui.stylize.photos import OpenFilm
from tests.films import FilmKind, sound_film, write_film

GREY = [np.full((64, 80, 3), 8 * number, np.uint8) for number in range(30)]


def mean_of(path: Path) -> float:
    return float(np.asarray(Image.open(path)).mean())


def test_the_frame_at_a_time_is_found_by_itself(tmp_path: Path) -> None:
    film = write_film(tmp_path / "film.mp4", GREY, FilmKind(rate=10))
    for at_s, number in ((0.0, 0), (1.05, 10), (2.45, 24), (99.0, 29)):
        opened = read_frame(film, at_s)
        assert mean_of(opened.picture) == pytest.approx(8 * number, abs=2)
        assert (opened.film.path, opened.film.duration_s) == (film, pytest.approx(3.0, abs=0.01))
    assert read_frame(film, 1.05).picture == read_frame(film, 1.05).picture
    with pytest.raises(PictureError):
        read_frame(sound_film(tmp_path / "sound.m4a"), 0.0)


def test_a_frame_of_a_folder_is_its_own_picture(tmp_path: Path) -> None:
    for number, pixels in enumerate(GREY):
        Image.fromarray(pixels).save(tmp_path / f"f{number:02d}.png")
    assert read_frame(tmp_path, 0.4).picture == tmp_path / "f10.png"
    assert has_frames(tmp_path)
    (tmp_path / "cover.png").write_bytes((tmp_path / "f00.png").read_bytes())
    assert not has_frames(tmp_path)
    (tmp_path / "few").mkdir()
    Image.fromarray(GREY[0]).save(tmp_path / "few" / "f1.png")
    assert not has_frames(tmp_path / "few")


def test_the_bar_asks_for_a_frame_where_the_person_leaves_it(qtbot: QtBot, tmp_path: Path) -> None:
    bar = FilmBar()
    qtbot.addWidget(bar)
    asked: list[tuple[Path, float]] = []
    bar.frame_wanted.connect(lambda path, at_s: asked.append((path, at_s)))
    film = OpenFilm(tmp_path / "film.mp4", 12.5, 2.0, 25.0)
    bar.show_film(film)
    slider = bar.findChild(QSlider)
    assert slider is not None and (slider.maximum(), slider.value()) == (125, 20)
    assert asked == [], "showing a film asks for nothing"
    slider.setValue(80)
    assert asked == [(film.path, 8.0)]
    bar.show_film(None)
    assert bar.isHidden()
