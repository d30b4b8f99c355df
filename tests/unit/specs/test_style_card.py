from dataclasses import replace
from pathlib import Path

import pytest

from studio.errors import PictureError, SpecError
from studio.images.style_card import write_card
from studio.specs.style_card import CardFacts, CardLevel, CardRequest, is_style_card, read_card_facts
from tests.style_cards import DIGEST, small_card

LEVEL = CardLevel(5, 64, DIGEST, "compact")
FACTS = CardFacts("Waves", DIGEST, (800, 600), (LEVEL, CardLevel(4, 48, DIGEST, "compact")))


def test_the_facts_are_read_without_the_rest(tmp_path: Path) -> None:
    card = small_card(title="Wellen – größer")
    write_card(tmp_path / "a.style", card)
    content = (tmp_path / "a.style").read_bytes()
    head = int.from_bytes(content[:8], "little") + 8
    (tmp_path / "head.style").write_bytes(content[:head])
    assert read_card_facts(tmp_path / "head.style") == card.facts


def test_a_card_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    write_card(tmp_path / "a.png", small_card())
    (tmp_path / "b.style").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(80))
    assert is_style_card(tmp_path / "a.png")
    assert not any(map(is_style_card, (tmp_path / "b.style", tmp_path, tmp_path / "missing.style")))


def test_facts_know_their_bundles_and_size() -> None:
    assert (FACTS.bundles, FACTS.longer_side_px) == (("compact",), 800)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"title": " "}, "one line of 1 to 200"),
        ({"title": "a\nb"}, "one line of 1 to 200"),
        ({"title": "x" * 201}, "one line of 1 to 200"),
        ({"picture": DIGEST.upper()}, "no SHA-256"),
        ({"size": (0, 3)}, "no size"),
        ({"levels": ()}, "once"),
        ({"levels": (LEVEL, LEVEL)}, "once"),
        ({"format": 2}, "format 2; this version reads format 1"),
    ],
)
def test_facts_that_no_card_has_are_refused(changed: dict[str, object], message: str) -> None:
    with pytest.raises(SpecError, match=message):
        replace(FACTS, **changed)  # type: ignore[arg-type]  # values of all fields


@pytest.mark.parametrize(("level", "channels"), [(0, 4), (6, 4), (1, 0), (1, 513)])
def test_a_level_is_one_of_the_networks(level: int, channels: int) -> None:
    with pytest.raises(SpecError, match="is none"):
        CardLevel(level, channels, DIGEST, "compact")


def test_a_request_is_checked(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="at least 32 px"):
        CardRequest(tmp_path, style_size_px=31)
    with pytest.raises(SpecError, match="one bundle"):
        CardRequest(tmp_path, bundles=())
    with pytest.raises(SpecError, match="one line"):
        CardRequest(tmp_path, title="")


def test_what_is_no_card_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.style").write_bytes(b"text")
    with pytest.raises(PictureError, match="is no style card"):
        read_card_facts(tmp_path / "a.style")
    with pytest.raises(PictureError, match=r"no such file"):
        read_card_facts(tmp_path / "missing.style")
