from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from studio.gallery import own_style
from studio.specs.regions import RegionSettings
from studio.specs.stylize import StyleChoice
from studio.ui.document.recipe import Recipe
from studio.ui.stylize.region_menu import RegionMenu

pytestmark = pytest.mark.gui
WAVES, SKY = Path("waves.jpg"), Path("sky & sea.jpg")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def menu_for(region: int, parent: QWidget) -> RegionMenu:
    styles = (StyleChoice(WAVES), StyleChoice(SKY, region=2))
    recipe = Recipe(styles, regions=RegionSettings(3, {1: 0.0, 2: 0.5}))
    return RegionMenu(region, recipe, [own_style(WAVES), own_style(SKY)], parent)


def entries(menu: QMenu) -> dict[str, tuple[bool, bool]]:
    """Of each entry whether it can be chosen and whether it is checked."""
    found: dict[str, tuple[bool, bool]] = {}
    for action in menu.actions():
        if not action.isSeparator():
            found[action.text()] = action.isEnabled(), action.isChecked()
            if isinstance(inner := action.menu(), QMenu):
                found |= entries(inner)
    return found


def test_it_shows_what_holds_in_the_region(parent: QWidget) -> None:
    second = entries(menu_for(2, parent))
    assert second["Region 2"] == (False, False)
    assert second["Sky && sea"] == (True, True) and second["Waves"] == (True, False)
    assert second["The &styles of the photo"][0]
    assert second["50 %"][1] and not second["100 %"][1] and not second["&Leave as it is"][1]
    first = entries(menu_for(1, parent))
    assert not first["The &styles of the photo"][0] and first["&Leave as it is"] == (True, True)
    assert not any(first[f"{number} %"][1] for number in (100, 75, 50, 25))


def test_leaving_a_region_is_taken_back_by_the_same_entry(parent: QWidget) -> None:
    for region, expected in ((1, 1.0), (2, 0.0)):
        picked: list[float] = []
        menu = menu_for(region, parent)
        menu.strength_picked.connect(picked.append)
        (entry,) = [action for action in menu.actions() if action.text() == "&Leave as it is"]
        entry.trigger()
        assert picked == [expected]
