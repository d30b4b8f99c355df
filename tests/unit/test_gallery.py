"""What a person made of the gallery, and in which order it shows."""

import os
from pathlib import Path

import pytest

from studio.errors import InputError
from studio.gallery import Collection, StylePicture, arranged, own_style, read_collection, write_collection
from studio.images.style_card import write_card
from tests.style_cards import small_card

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


def test_the_collection_survives_a_move_of_the_program(tmp_path: Path) -> None:
    collection = Collection((CAT,), frozenset({CAT, WAVES.path}), frozenset({NIGHT.path}))
    write_collection(tmp_path / "styles.json", collection, SHIPPED_DIR)
    moved = read_collection(tmp_path / "styles.json", Path("/new/place"))
    assert moved.favourites == {CAT, Path("/new/place/waves.jpg")}
    assert read_collection(tmp_path / "styles.json", SHIPPED_DIR) == collection


def test_it_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "styles.json"
    write_collection(path, Collection((CAT,), frozenset({WAVES.path})), SHIPPED_DIR)
    assert read_collection(path, SHIPPED_DIR) == Collection((CAT,), frozenset({WAVES.path}))
    assert [file.name for file in path.parent.iterdir()] == ["styles.json"]


def test_no_file_is_an_empty_collection(tmp_path: Path) -> None:
    assert read_collection(tmp_path / "styles.json", SHIPPED_DIR) == Collection()


@pytest.mark.parametrize("text", ["{ half", "[]", '{"format": 99}', '{"own": [3]}'])
def test_a_file_that_cannot_be_used_is_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "styles.json"
    path.write_text(text)
    assert read_collection(path, SHIPPED_DIR) == Collection()
    assert path.with_name("styles.json.damaged").read_text() == text


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file"):
        write_collection(tmp_path / "file" / "styles.json", Collection((CAT,), frozenset({WAVES.path})), SHIPPED_DIR)


def test_a_card_has_its_own_title(tmp_path: Path) -> None:
    card = tmp_path / "a.style"
    write_card(card, small_card(title="Foam"))
    assert own_style(card).title == "Foam"
    write_card(card, small_card(title="Spray"))
    os.utime(card, ns=(0, card.stat().st_mtime_ns + 10**9))
    assert own_style(card).title == "Spray"
    card.write_bytes(card.read_bytes()[:60])
    assert own_style(card).title == "A"
