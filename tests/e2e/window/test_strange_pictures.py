"""Strangers' pictures at the window: shown in their own colours and previewed, or refused in words; styles too."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.stylize.recipe_files import write_recipe
from studio.ui.stylize.tab import StylizeTab
from studio.ui.viewer.canvas_viewer import CanvasViewer
from tests.e2e.material import picture
from tests.e2e.window.person import Person, UseWindow
from tests.e2e.window.seeing import pixels_of
from tests.strange_pictures import PAINTED, PHOTO, REFUSED, TOLERANCES


def tab_of(person: Person) -> StylizeTab:
    tab = person.window.findChild(StylizeTab)
    assert tab is not None
    return tab


def error_on_screen(person: Person, seen: Image.Image) -> float:
    """How far the picture in the middle of the screen, at 100 %, is from what is seen of the file, on white."""
    person.command("zoom_actual")
    viewer = person.window.findChild(CanvasViewer)
    assert viewer is not None and viewer.zoom == 1.0
    screen = pixels_of(viewer.grab().toImage())
    white = Image.new("RGBA", seen.size, "white")
    white.alpha_composite(seen.convert("RGBA"))
    expected = np.asarray(white.convert("RGB"))[20:-20, 8:-8]  # labels and the divider aside
    height, width = expected.shape[:2]
    middle = (screen.shape[0] - height) // 2, (screen.shape[1] - width) // 2
    places = [(middle[0] + down, middle[1] + across) for down in (-1, 0, 1) for across in (-1, 0, 1)]
    return min(float(np.abs(screen[y : y + height, x : x + width] - expected).mean()) for y, x in places)


def test_each_is_shown_in_its_own_colours_and_previewed(at_the_window: UseWindow, recipe: Path, tmp_path: Path) -> None:
    folder = tmp_path / "strange"
    folder.mkdir()
    for name, (make, _) in PAINTED.items():
        make(folder / name)

    def script(person: Person) -> None:
        wrong = {}
        for name, (_, seen) in PAINTED.items():
            tab_of(person).open_paths([folder / name])
            person.wait_until(lambda name=name: name in person.window.windowTitle())
            if (error := error_on_screen(person, seen)) >= TOLERANCES.get(name, 3.0):
                wrong[name] = error
        assert wrong == {}
        person.drop(recipe)
        for name in PAINTED:
            tab_of(person).open_paths([folder / name])
            person.wait_until(lambda name=name: name in person.window.windowTitle())
            person.wait_until(lambda: tab_of(person).preview_image is not None)

    assert at_the_window(script) == 0


def test_what_is_refused_is_refused_in_words(at_the_window: UseWindow, tmp_path: Path) -> None:
    too_small = {"one.png", "thin.png"}  # seen, but not painted

    def script(person: Person) -> None:
        for name, (make, complaint) in REFUSED.items():
            path = tmp_path / name
            make(path)
            tab_of(person).open_paths([path])
            if name in too_small:
                person.wait_until(lambda name=name: name in person.window.windowTitle())
            else:
                person.wait_until(lambda emitted=complaint: emitted in person.messages())

    assert at_the_window(script) == 0


def test_a_very_narrow_style_and_one_of_several_frames(at_the_window: UseWindow, tmp_path: Path) -> None:
    content = picture(tmp_path / "content.png", width=64, height=48, seed=1)
    narrow, film = tmp_path / "narrow.png", tmp_path / "film.gif"
    Image.fromarray(np.random.default_rng(1).integers(0, 255, (400, 1, 3), np.uint8)).save(narrow)
    PHOTO.save(film, save_all=True, append_images=[PHOTO.rotate(90)])

    def script(person: Person) -> None:
        person.drop(content)
        person.wait_until(lambda: "content.png" in person.window.windowTitle())
        for style in (narrow, film):
            recipe = tmp_path / f"{style.stem}.recipe.json"
            write_recipe(recipe, StylizeSpec((StyleChoice(style),), bundle="tiny"))
            before = tab_of(person).preview_image
            person.drop(recipe)
            person.wait_until(lambda before=before: tab_of(person).preview_image not in (None, before))
            person.command("render")
            person.wait_until(tmp_path.joinpath(f"content-{style.stem}.png").exists)

    assert at_the_window(script) == 0
