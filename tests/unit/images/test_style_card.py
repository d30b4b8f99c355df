import json
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import pyvips
import safetensors.numpy

from studio.codec import to_plain
from studio.errors import InputError, PictureError
from studio.geometry import Size
from studio.images.picture import Picture
from studio.images.source import open_source
from studio.images.style_card import (
    SOURCE_PX,
    StyleCard,
    card_bytes,
    card_picture,
    card_thumbnail,
    check_card_name,
    encoded_source,
    encoded_thumbnail,
    read_card,
    write_card,
)
from studio.specs.style_card import METADATA_KEY
from tests.style_cards import small_card

Tensors = dict[str, npt.NDArray[np.generic]]
LEVEL = small_card().facts.levels[0].tensor


def noise(width: int, height: int, *, has_alpha: bool = False) -> Picture:
    random = np.random.default_rng(3)
    rgb = (random.integers(0, 256, (height, width, 3)) / 255).astype(np.float32)
    alpha = (random.integers(0, 256, (height, width)) / 255).astype(np.float32)
    return Picture(rgb, alpha if has_alpha else None)


def picture_of(content: bytes) -> Picture | None:
    return card_picture(replace(small_card(), source=content), Path("a.style"))


def test_a_card_comes_back_as_it_was(tmp_path: Path) -> None:
    for card in (small_card(), small_card(has_source=False, title="größer")):
        write_card(tmp_path / "a.style", card)
        found = read_card(tmp_path / "a.style")
        assert (found.facts, found.thumbnail, found.source) == (card.facts, card.thumbnail, card.source)
        assert found.pixels.tobytes() == card.pixels.tobytes()
        assert {name: vector.tobytes() for name, vector in found.levels.items()} == {
            name: vector.tobytes() for name, vector in card.levels.items()
        }


def test_the_same_card_has_the_same_bytes() -> None:
    assert card_bytes(small_card()) == card_bytes(small_card())
    assert card_bytes(small_card()) != card_bytes(small_card().renamed("Other"))


@pytest.mark.parametrize("has_alpha", [False, True])
def test_a_small_source_keeps_every_pixel(has_alpha: bool) -> None:
    picture = noise(40, 30, has_alpha=has_alpha)
    found = picture_of(encoded_source(picture))
    assert found is not None
    np.testing.assert_array_equal(np.rint(found.rgb_hwc * 255), np.rint(picture.rgb_hwc * 255))
    assert (found.alpha_hw is None) == (picture.alpha_hw is None)
    if found.alpha_hw is not None and picture.alpha_hw is not None:
        np.testing.assert_array_equal(np.rint(found.alpha_hw * 255), np.rint(picture.alpha_hw * 255))


def test_large_pictures_come_down_to_the_size_of_a_source() -> None:
    found = picture_of(encoded_source(noise(600, 300)))
    assert found is not None
    assert found.size == Size(SOURCE_PX, SOURCE_PX // 2)


def test_the_thumbnail_lies_on_white() -> None:
    clear = Picture(np.zeros((40, 400, 3), np.float32), np.zeros((40, 400), np.float32))
    card = replace(small_card(has_source=False), thumbnail=encoded_thumbnail(clear))
    shown = card_thumbnail(card, Path("a.style"))
    assert (shown.size, float(shown.rgb_hwc.min())) == (Size(160, 16), 1.0)


def test_the_source_is_the_sharper_thumbnail() -> None:
    card = replace(small_card(), source=encoded_source(noise(200, 100)))
    assert card_thumbnail(card, Path("a.style")).size == Size(200, 100)


def test_a_card_is_no_photo(tmp_path: Path) -> None:
    write_card(tmp_path / "a.png", small_card())
    with pytest.raises(PictureError, match="is a style card, which holds a style and no photo"):
        open_source(tmp_path / "a.png", decode_budget_bytes=10**8)


def test_a_card_has_its_suffix() -> None:
    check_card_name(Path("a.STYLE"))
    with pytest.raises(PictureError, match=r"end it with \.style"):
        check_card_name(Path("a.png"))


def tensors_of(card: StyleCard) -> Tensors:
    return dict(safetensors.numpy.load(card_bytes(card)))


def written(tmp_path: Path, tensors: Tensors, facts: object = None) -> Path:
    path = tmp_path / "broken.style"
    text = json.dumps(to_plain(small_card().facts) if facts is None else facts)
    path.write_bytes(safetensors.numpy.save(tensors, metadata={METADATA_KEY: text}))
    return path


def set_to(name: str, number: float, *, at: int) -> Callable[[Tensors], None]:
    def change(tensors: Tensors) -> None:
        tensors[name] = tensors[name].copy()
        tensors[name][at] = number

    return change


def without(name: str) -> Callable[[Tensors], None]:
    return lambda tensors: tensors.__delitem__(name)


def replaced(name: str, value: npt.NDArray[np.generic]) -> Callable[[Tensors], None]:
    return lambda tensors: tensors.__setitem__(name, value)


@pytest.mark.parametrize(
    "change",
    [
        without(LEVEL),
        without("pixels"),
        without("thumbnail"),
        replaced(LEVEL, np.zeros(7, np.float32)),
        replaced(LEVEL, np.zeros(8)),
        replaced("thumbnail", np.zeros(10)),
        replaced("source", np.zeros((2, 10), np.uint8)),
        replaced("source", np.zeros((1 << 20) + 1, np.uint8)),
        set_to(LEVEL, np.nan, at=2),
        set_to(LEVEL, np.inf, at=4),
        set_to(LEVEL, 0.0, at=0),
        set_to(LEVEL, -1.0, at=3),
        set_to(LEVEL, 1.5, at=4),
        set_to(LEVEL, -3.0, at=6),
        set_to("pixels", -5.0, at=0),
    ],
)
def test_numbers_that_no_picture_has_are_refused(tmp_path: Path, change: Callable[[Tensors], None]) -> None:
    tensors = tensors_of(small_card())
    change(tensors)
    path = written(tmp_path, tensors)
    with pytest.raises(PictureError, match=r"style card .*broken\.style is damaged \(.*make it anew"):
        read_card(path)


@pytest.mark.parametrize(
    "facts",
    [
        [],
        {"title": "a"},
        {**to_plain(small_card().facts), "format": 9},
        {**to_plain(small_card().facts), "size": ["wide", 3]},
        {**to_plain(small_card().facts), "title": "two\nlines"},
    ],
)
def test_facts_that_contradict_are_refused(tmp_path: Path, facts: object) -> None:
    with pytest.raises(PictureError, match="is damaged"):
        read_card(written(tmp_path, tensors_of(small_card()), facts))


def test_cut_and_foreign_files_are_refused(tmp_path: Path) -> None:
    content, path = card_bytes(small_card()), tmp_path / "a.style"
    for length in (len(content) - 1, len(content) // 2, 60):
        path.write_bytes(content[:length])
        with pytest.raises(PictureError, match="is damaged"):
            read_card(path)
    for other in (b"", b"\0" * 100, struct.pack("<Q", 1 << 62) + content[8:100]):
        path.write_bytes(other)
        with pytest.raises(InputError):
            read_card(path)
    with pytest.raises(PictureError, match="no such file"):
        read_card(tmp_path / "missing.style")


def test_pictures_in_a_card_are_checked_before_they_are_decoded() -> None:
    for content in (
        b"no picture",
        pyvips.Image.black(300, 3, bands=3).pngsave_buffer(),
        encoded_source(noise(9, 9))[:-20],
    ):
        with pytest.raises(PictureError, match="is damaged"):
            picture_of(content)
    grey = pyvips.Image.black(20, 20).pngsave_buffer()
    with pytest.raises(PictureError, match="of another kind"):
        picture_of(grey)
