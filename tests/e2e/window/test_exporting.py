"""Export a deep picture, drop it again later, and have every control back: through `studio.app.main`."""

from pathlib import Path

import numpy as np
import pyvips
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QSlider

from studio.codec import save_record
from studio.images.embedded_recipe import embedded_recipe
from studio.settings import Settings, settings_file
from studio.ui.stylize.export_dialog import ExportDialog
from tests.e2e.material import picture
from tests.e2e.window.person import Person, UseWindow


def choose(person: Person, name: str, text: str) -> None:
    box = person.find(QComboBox, name)
    index = box.findText(text)
    assert index >= 0, f"{name} offers no {text}"
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_a_deep_picture_is_exported_and_restores_every_control(
    at_the_window: UseWindow, recipe: Path, tmp_path: Path
) -> None:
    content, output = picture(tmp_path / "wide.png", width=600, height=64, seed=1), tmp_path / "out.tif"

    def export(person: Person) -> None:
        person.open_with_recipe(content, recipe)
        strength = person.find(QSlider, "Strength")
        for _ in range(3):
            person.bot.keyClick(strength, Qt.Key.Key_PageDown)
        person.command("export")
        dialog = person.dialog(ExportDialog)
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.selectAll()
        person.bot.keyClicks(name, str(output))
        choose(person, "Depth", "16 bits per channel")
        choose(person, "Pyramid", "Yes: viewers open it at once")
        assert person.find(QCheckBox, "Keep the recipe inside the picture").isChecked()
        dialog.accept()
        person.wait_until(output.exists)

    assert at_the_window(export) == 0
    image = pyvips.Image.new_from_file(str(output))
    assert image.format == "ushort" and image.get("n-pages") > 1
    assert (np.asarray(image.numpy()) % 257 != 0).mean() > 0.5, "finer than eight bits"
    saved = embedded_recipe(output)
    assert saved is not None and saved["strength"] < 1.0 and saved["bundle"] == "tiny"

    def reopen(person: Person) -> None:
        strength = person.find(QSlider, "Strength")
        assert strength.value() == strength.maximum()
        person.drop(output)
        person.wait_until(lambda: "carries the recipe" in person.messages())
        (restore,) = [
            button for button in person.window.findChildren(QPushButton) if button.text() == "Restore its recipe"
        ]
        person.bot.mouseClick(restore, Qt.MouseButton.LeftButton)
        person.wait_until(lambda: "Every control is set" in person.messages())
        share = (strength.value() - strength.minimum()) / (strength.maximum() - strength.minimum())
        assert abs(share - saved["strength"]) < 0.01
        person.wait_until(lambda: "Preview" in person.status())

    assert at_the_window(reopen) == 0


def test_a_deep_zoom_picture_is_exported(at_the_window: UseWindow, content: Path, recipe: Path) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(content, recipe)
        person.command("export")
        choose(person, "Format", "DeepZoom")
        dialog = person.dialog(ExportDialog)
        output = dialog.choice.output
        dialog.accept()
        person.wait_until(output.exists)
        assert (output.with_name(f"{output.stem}_files") / "7" / "0_0.jpg").is_file()
        person.drop(output)
        person.wait_until(lambda: "Every control is set" in person.messages())

    assert at_the_window(script) == 0


def test_scratch_of_a_render_lies_on_the_chosen_disk_and_goes_with_it(
    at_the_window: UseWindow, recipe: Path, tmp_path: Path
) -> None:
    large, disk = picture(tmp_path / "large.png", width=2400, height=1600, seed=3), tmp_path / "disk"
    disk.mkdir()
    save_record(settings_file(), Settings(bundle="tiny", device="cpu", threads=1, scratch_dir=disk))

    def script(person: Person) -> None:
        person.open_with_recipe(large, recipe)
        person.command("render")
        person.wait_until(lambda: any(disk.glob("gigastyle-queue-*/*/job.json")))
        person.wait_until((tmp_path / "large-style.png").exists)

    assert at_the_window(script) == 0
    assert list(disk.iterdir()) == []
