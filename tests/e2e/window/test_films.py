"""A film dropped onto the window: a frame to find the look by, a row of the queue, a painted film with its sound."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSlider

from studio.jobs.job import JobState
from studio.specs.optimize import OptimizeSettings
from studio.specs.recipe import spec_from_recipe
from studio.ui.notices.notices import Notices
from studio.ui.queue.tab import QueueTab
from studio.ui.stylize.film_bar import FilmBar
from studio.ui.stylize.film_dialog import FilmDialog
from studio.ui.stylize.recipe_files import write_recipe
from tests.e2e.window.person import Person, UseWindow
from tests.films import FilmKind, frames_of, packets_of, read_film, scene, stamps_of, write_film


def film_at(path: Path) -> Path:
    frames = frames_of(scene(96, 64, seed=1), scene(96, 64, seed=2), count=10, noise=3.0)
    return write_film(path, frames, FilmKind(with_sound=True, rate=10))


def states(person: Person) -> list[JobState]:
    queue = person.window.findChild(QueueTab)
    assert queue is not None
    return [record.state for record in queue._runner.records]


def test_a_film_is_dropped_looked_at_and_rendered(at_the_window: UseWindow, recipe: Path, tmp_path: Path) -> None:
    film = film_at(tmp_path / "walk.mp4")

    def paint(person: Person) -> None:
        person.drop(film)
        person.wait_until(lambda: "walk-0.00s.png" in person.window.windowTitle())
        person.drop(recipe)
        person.wait_until(lambda: "Preview" in person.status())
        slider = person.find(QSlider, "Frame of the film")
        assert slider.maximum() == 20
        slider.setValue(15)
        person.wait_until(lambda: "walk-1.50s.png" in person.window.windowTitle())
        person.command("render")
        person.wait_until(lambda: states(person) == [JobState.DONE])

    assert at_the_window(paint) == 0
    (painted,) = (path for path in tmp_path.glob("walk-*.mp4"))
    assert len(read_film(painted)) == 20
    assert stamps_of(painted) == stamps_of(film)
    assert packets_of(painted, "audio") == packets_of(film, "audio")


def test_a_film_is_not_optimised(at_the_window: UseWindow, recipe: Path, tmp_path: Path) -> None:
    film = film_at(tmp_path / "walk.mp4")
    spec = spec_from_recipe(json.loads(recipe.read_text()))
    write_recipe(recipe, replace(spec, optimize=OptimizeSettings(iterations=1)))

    def ask(person: Person) -> None:
        person.drop(film)
        person.wait_until(lambda: "walk-0.00s" in person.window.windowTitle())
        person.drop(recipe)
        person.wait_until(lambda: "Preview" in person.status())
        person.command("render")
        person.wait_until(lambda: "by the networks alone" in person.messages())
        assert states(person) == []

    assert at_the_window(ask) == 0


def test_a_photo_takes_the_bar_of_the_film_away(at_the_window: UseWindow, content: Path, tmp_path: Path) -> None:
    film = film_at(tmp_path / "walk.mp4")

    def look(person: Person) -> None:
        person.drop(film)
        person.wait_until(lambda: "walk-0.00s" in person.window.windowTitle())
        slider = person.find(QSlider, "Frame of the film")
        person.drop(content)
        person.wait_until(lambda: content.name in person.window.windowTitle())
        assert not slider.isVisible()

    assert at_the_window(look) == 0


def test_a_film_is_exported_with_another_codec(at_the_window: UseWindow, recipe: Path, tmp_path: Path) -> None:
    film = film_at(tmp_path / "walk.mp4")

    def export(person: Person) -> None:
        person.drop(film)
        person.wait_until(lambda: "walk-0.00s" in person.window.windowTitle())
        person.drop(recipe)
        person.wait_until(lambda: "Preview" in person.status())
        person.command("export")
        dialog = person.dialog(FilmDialog)
        person.find(QComboBox, "Codec").setCurrentText("ffv1")
        assert "cannot hold ffv1" in dialog.choice.trouble(film)
        name = person.find(QLineEdit, "File")
        name.selectAll()
        person.bot.keyClicks(name, str(tmp_path / "exact.mkv"))
        assert dialog.choice.trouble(film) == ""
        person.find(QSlider, "Stability").setValue(50)
        dialog.accept()
        person.wait_until(lambda: states(person) == [JobState.DONE])

    assert at_the_window(export) == 0
    assert len(read_film(tmp_path / "exact.mkv")) == 20


def test_a_folder_of_numbered_pictures_is_offered_as_a_film(
    at_the_window: UseWindow, recipe: Path, tmp_path: Path
) -> None:
    frames = tmp_path / "frames"
    frames.mkdir()
    for number, pixels in enumerate(frames_of(scene(96, 64, seed=1), count=14, noise=3.0)):
        Image.fromarray(pixels).save(frames / f"f{number:03d}.png")

    def paint(person: Person) -> None:
        person.drop(frames)
        person.wait_until(lambda: "numbered like the frames of a film" in person.messages())
        notices = person.window.findChild(Notices)
        assert notices is not None
        (button,) = [each for each in notices.findChildren(QPushButton) if each.text() == "Open as a film"]
        button.click()
        bar = person.stage.findChild(FilmBar)
        assert bar is not None
        person.wait_until(bar.isVisible)
        person.drop(recipe)
        person.wait_until(lambda: "Preview" in person.status())
        person.command("render")
        person.wait_until(lambda: states(person) == [JobState.DONE])

    assert at_the_window(paint) == 0
    (painted,) = (path for path in tmp_path.glob("frames-*"))
    assert sorted(path.name for path in painted.iterdir()) == [f"f{number:03d}.png" for number in range(14)]
    first = [np.asarray(Image.open(folder / "f000.png")) for folder in (frames, painted)]
    assert (first[0] != first[1]).any()
