from pathlib import Path

import pytest

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.bundles.tensors import file_sha256
from studio.engine.card_making import make_card
from studio.errors import Cancelled, PictureError
from studio.images.style_card import read_card, write_card
from studio.specs.style_card import CardRequest
from tests.style_cards import card_of
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    folder = tmp_path_factory.mktemp("bundles") / "second"
    write_tiny_bundle(folder, seed=4, levels=(3, 1))
    return load_bundle(folder)


def test_a_card_says_what_it_was_made_of(bundle: Bundle, tmp_path: Path) -> None:
    picture = write_picture(tmp_path / "blue_night.png", 96, 80)
    card = read_card(card_of(picture, tmp_path / "a.style", bundle, style_size_px=48))
    assert (card.facts.title, card.facts.size) == ("Blue night", (48, 40))
    assert card.facts.picture == file_sha256(picture)
    assert [(each.level, each.bundle) for each in card.facts.levels] == [(k, "tiny") for k in (5, 4, 3, 2, 1)]
    assert card.pixels[0] == 48 * 40


def test_the_same_picture_makes_the_same_file(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    one, two = (card_of(style, tmp_path / f"{name}.style", bundle) for name in "ab")
    assert one.read_bytes() == two.read_bytes()


def test_a_bundle_is_added_to_a_card_that_is_there(bundle: Bundle, second: Bundle, style: Path, tmp_path: Path) -> None:
    path = card_of(style, tmp_path / "a.style", bundle, title="Mine", has_source=False)
    card_of(style, path, second, bundle)
    card = read_card(path)
    assert (card.facts.title, card.source, card.facts.bundles) == ("Mine", None, ("tiny", "second"))
    assert len(card.levels) == 7
    card_of(style, tmp_path / "both.style", bundle, second, title="Mine", has_source=False)
    assert path.read_bytes() == (tmp_path / "both.style").read_bytes()


def test_other_files_stay_unless_they_may_be_replaced(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    path, other = tmp_path / "a.style", write_picture(tmp_path / "other.png", 64, 64, seed=8)
    card_of(other, path, bundle)
    before = path.read_bytes()
    with pytest.raises(PictureError, match="a card of another picture or size"):
        card_of(style, path, bundle)
    with pytest.raises(PictureError, match="a card of another picture or size"):
        card_of(other, path, bundle, style_size_px=48)
    assert path.read_bytes() == before
    make_card(CardRequest(style), path, [bundle], overwrite=True)
    assert read_card(path).facts.title == "Style"
    (tmp_path / "b.style").write_text("text")
    with pytest.raises(PictureError, match="no style card"):
        card_of(style, tmp_path / "b.style", bundle)


def test_cards_are_made_of_pictures_and_named_as_cards(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    card = card_of(style, tmp_path / "a.style", bundle)
    with pytest.raises(PictureError, match="is a style card already"):
        card_of(card, tmp_path / "b.style", bundle)
    with pytest.raises(PictureError, match="not named like a style card"):
        card_of(style, tmp_path / "b.png", bundle)
    with pytest.raises(PictureError, match="does not exist"):
        card_of(tmp_path / "missing.png", tmp_path / "b.style", bundle)


def test_notes_of_the_picture_are_told(bundle: Bundle, tmp_path: Path) -> None:
    picture = write_picture(tmp_path / "tiny.png", 20, 16)
    made = make_card(CardRequest(picture), tmp_path / "a.style", [bundle])
    assert made.notes == ("style tiny.png is only 20 x 16: it was scaled up to 32 px",)


def test_a_stop_leaves_nothing(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled("stopped on request")

    with pytest.raises(Cancelled):
        make_card(CardRequest(style), tmp_path / "a.style", [bundle], check=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_renamed_card_paints_the_same(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    path = card_of(style, tmp_path / "a.style", bundle)
    before = read_card(path)
    write_card(path, before.renamed("Another"))
    after = read_card(path)
    assert after.facts.title == "Another"
    assert all(after.levels[name].tobytes() == numbers.tobytes() for name, numbers in before.levels.items())
