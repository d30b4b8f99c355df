"""What a person made of the gallery, and in which order it shows."""

from pathlib import Path

import pytest

from studio.ui.styles.collection import Collection, arranged, collection_from_json, collection_to_json
from studio.ui.titles import StylePicture, own_style

SHIPPED_DIR = Path("/program/styles")
WAVES = StylePicture(SHIPPED_DIR / "waves.jpg", "Waves", "woodblock", "Blue claws of foam", True)
NIGHT = StylePicture(SHIPPED_DIR / "night.jpg", "Night", "oil paint", "Stars in eddies", True)
SHIPPED = (WAVES, NIGHT)
CAT, DOG = Path("/home/cat.jpg"), Path("/home/dog.jpg")


def titles(collection: Collection, sought: str = "") -> list[str]:
    return [style.title for style in arranged(collection, SHIPPED, sought)]


def test_favourites_come_first_then_own_pictures_newest_first() -> None:
    collection = Collection().with_pictures([CAT]).with_pictures([DOG]).with_favourite_toggled(NIGHT.path)
    assert titles(collection) == ["Night", "Dog", "Cat", "Waves"]
    assert titles(collection.with_favourite_toggled(NIGHT.path)) == ["Dog", "Cat", "Waves", "Night"]


def test_a_picture_added_again_comes_to_the_front_once() -> None:
    assert titles(Collection().with_pictures([DOG, CAT, DOG]).with_pictures([CAT])) == ["Cat", "Dog", "Waves", "Night"]


def test_a_shipped_picture_added_by_hand_is_listed_once() -> None:
    assert titles(Collection().with_pictures([WAVES.path])) == ["Waves", "Night"]


@pytest.mark.parametrize(
    ("sought", "found"),
    [("wa", ["Waves"]), ("OIL", ["Night"]), ("foam blue", ["Waves"]), ("foam stars", []), (" ", ["Waves", "Night"])],
)
def test_every_word_must_occur_somewhere(sought: str, found: list[str]) -> None:
    assert titles(Collection(), sought) == found


def test_what_was_removed_comes_back_where_it_was() -> None:
    before = Collection((DOG, CAT), frozenset({CAT, NIGHT.path}))
    for style in (own_style(CAT), NIGHT):
        gone = before.without(style)
        assert style.title not in titles(gone)
        assert gone.with_style_back(style, before) == before


def test_what_changed_since_a_removal_stays_changed() -> None:
    before = Collection((DOG,))
    now = before.without(own_style(DOG)).with_pictures([CAT]).with_favourite_toggled(WAVES.path)
    back = now.with_style_back(own_style(DOG), before)
    assert titles(back) == ["Waves", "Dog", "Cat", "Night"]


def test_shipped_styles_come_back_together() -> None:
    empty = Collection().without(WAVES).without(NIGHT)
    assert titles(empty) == []
    assert titles(empty.with_shipped_again()) == ["Waves", "Night"]


def test_the_collection_survives_a_move_of_the_program() -> None:
    collection = Collection((CAT,), frozenset({CAT, WAVES.path}), frozenset({NIGHT.path}))
    plain = collection_to_json(collection, SHIPPED_DIR)
    moved = collection_from_json(plain, Path("/new/place"))
    assert moved.favourites == {CAT, Path("/new/place/waves.jpg")}
    assert collection_from_json(plain, SHIPPED_DIR) == collection


@pytest.mark.parametrize("plain", [{}, {"format": 1}, {"format": 1, "own": [3], "favourites": [], "removed": []}])
def test_another_kind_of_file_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"format|list"):
        collection_from_json(plain, SHIPPED_DIR)
