"""Page 4: folders are dropped or chosen, and what is wrong in them is named."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from studio.paths import resources_dir
from studio.ui.training.wizard.folder_box import FolderBox
from studio.ui.training.wizard.picture_report import PictureReport
from studio.ui.training.wizard.pictures_page import PicturesPage
from studio.ui.training.wizard.plan import RunPlan
from studio.ui.training.wizard.problems import Facts
from tests.unit.ui.controls.finding import named
from tests.unit.ui.training.wizard.dropping import drop
from tests.unit.ui.training.wizard.seen import Holder, planned


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[PicturesPage]:
    made = PicturesPage()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    yield made


def texts(page: PicturesPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_dropped_folder_is_taken(page: PicturesPage, photos: Path) -> None:
    holder = Holder(page, RunPlan())
    drop(named(page, FolderBox, "Photographs"), photos)
    drop(named(page, FolderBox, "Styles"), photos / "0.png")
    assert (holder.plan.contents, holder.plan.distillation.styles) == (photos, photos)


def test_styles_can_be_taken_back(page: PicturesPage, photos: Path, qtbot: QtBot) -> None:
    holder = Holder(page, planned(contents=photos, styles=photos))
    qtbot.mouseClick(named(page, QPushButton, "Styles: none"), Qt.MouseButton.LeftButton)
    assert (holder.plan.contents, holder.plan.distillation.styles) == (photos, None)
    assert not named(page, QPushButton, "Styles: none").isEnabled()


def test_samples_are_a_click_away(page: PicturesPage, qtbot: QtBot) -> None:
    holder = Holder(page, RunPlan())
    qtbot.mouseClick(named(page, QPushButton, "Use the sample pictures"), Qt.MouseButton.LeftButton)
    assert holder.plan.contents == resources_dir() / "photos"
    assert holder.plan.distillation.styles is not None
    assert list(holder.plan.distillation.styles.glob("*.jpg"))


def test_a_check_under_way_shows_how_far_it_is(page: PicturesPage, photos: Path) -> None:
    report = PictureReport(photos, total=4, good=1)
    Holder(page, planned(contents=photos), Facts(contents=report))
    bar = named(page, QProgressBar, "Photographs: checked so far")
    assert bar.isVisible()
    assert (bar.value(), bar.maximum()) == (1, 4)
    assert "1 of 4" in texts(page)


def test_in_the_end_bad_files_are_named(page: PicturesPage, photos: Path) -> None:
    report = PictureReport(photos, total=4, good=3, bad=((photos / "torn.png", "it is cut off"),), is_complete=True)
    Holder(page, planned(contents=photos), Facts(contents=report))
    bad = named(page, QListWidget, "Photographs: files that cannot be used")
    assert bad.isVisible()
    assert [bad.item(row).text() for row in range(bad.count())] == ["torn.png: it is cut off"]
    assert "3 pictures can be used. 1 cannot:" in texts(page)


def test_a_report_on_another_folder_is_not_shown(page: PicturesPage, photos: Path) -> None:
    Holder(page, planned(contents=photos), Facts(contents=PictureReport(photos.parent, total=9, is_complete=True)))
    assert "Looking into the folder" in texts(page)


def test_the_folder_is_not_repeated_in_every_line(page: PicturesPage, photos: Path) -> None:
    torn = photos / "torn.png"
    report = PictureReport(photos, total=4, good=3, bad=((torn, f"{torn} is cut off"),), is_complete=True)
    Holder(page, planned(contents=photos), Facts(contents=report))
    item = named(page, QListWidget, "Photographs: files that cannot be used").item(0)
    assert (item.text(), item.toolTip()) == ("torn.png is cut off", f"{torn} is cut off")
