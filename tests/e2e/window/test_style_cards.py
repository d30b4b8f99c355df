"""A style card dropped on the window is a style like any picture."""

from pathlib import Path

from PySide6.QtWidgets import QListView

from studio.app import main
from tests.e2e.window.person import Person, UseWindow


def test_a_dropped_card_paints_as_its_picture(
    at_the_window: UseWindow, content: Path, style: Path, tmp_path: Path
) -> None:
    card = tmp_path / "dusk.style"
    assert main(["styles", "make", str(style), "-o", str(card), "--bundle", "tiny", "--title", "Dusk"]) == 0

    def script(person: Person) -> None:
        tiles = person.find(QListView, "Styles")
        person.drop(content)
        person.wait_until(lambda: content.name in person.window.windowTitle())
        person.drop(card)
        person.wait_until(lambda: "Preview 83 × 66 px" in person.status())
        of_card = person.finished_picture()
        assert tiles.model().index(0, 0).data() == "Dusk"
        person.drop(style, on=tiles.viewport())
        assert tiles.model().index(0, 0).data() == "Style"
        person.wait_until(lambda: "Preview 83 × 66 px" in person.status())
        assert person.finished_picture() == of_card

    assert at_the_window(script) == 0


def test_a_damaged_card_is_told(at_the_window: UseWindow, content: Path, style: Path, tmp_path: Path) -> None:
    card = tmp_path / "dusk.style"
    assert main(["styles", "make", str(style), "-o", str(card), "--bundle", "tiny"]) == 0
    card.write_bytes(card.read_bytes()[:-100])

    def script(person: Person) -> None:
        person.drop(content)
        person.wait_until(lambda: content.name in person.window.windowTitle())
        person.drop(card)
        person.wait_until(lambda: "dusk.style is damaged" in person.messages())

    assert at_the_window(script) == 0
