"""``gigastyle styles``, through the program's own entry."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.cli.main import run
from studio.gallery import collection_path, read_collection, shipped_styles_dir
from studio.images.style_card import read_card, write_card
from tests.style_cards import small_card
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import read_pixels, write_picture


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("bundles") / "small"
    write_tiny_bundle(folder, levels=(3, 1))
    return str(folder)


@pytest.fixture
def style(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "sea_waves.png", 64, 48, seed=1)


@pytest.fixture(autouse=True)
def no_collection(own_folders: Path) -> Iterator[None]:
    assert collection_path().is_relative_to(own_folders)
    yield
    collection_path().unlink(missing_ok=True)


def own() -> tuple[Path, ...]:
    return read_collection(collection_path(), shipped_styles_dir()).own


def test_a_card_is_made_and_paints(
    bundle: str, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["styles", "make", str(style), "--bundle", bundle]) == 0
    lines = capsys.readouterr().out.splitlines()
    card = tmp_path / "sea_waves.style"
    assert lines[:4] == [
        "title:       Sea waves",
        "measured at: 64 x 48 px",
        "bundles:     small",
        "source:      a small copy",
    ]
    assert lines[-2:] == ["level 3:     8 channels, small", "level 1:     4 channels, small"]
    photo, options = write_picture(tmp_path / "photo.png", 70, 50, seed=2), ["--bundle", bundle, "--device", "cpu"]
    for name, used in (("of_card", card), ("of_picture", style)):
        assert (
            run(["stylize", str(photo), "--style", str(used), "--output", str(tmp_path / f"{name}.png"), *options]) == 0
        )
    assert (read_pixels(tmp_path / "of_card.png") == read_pixels(tmp_path / "of_picture.png")).all()


def test_options_reach_the_card(bundle: str, style: Path, tmp_path: Path) -> None:
    output = tmp_path / "other.style"
    options = ["--title", "Foam", "--style-size", "48", "--no-source"]
    assert run(["styles", "make", str(style), "-o", str(output), "--bundle", bundle, *options]) == 0
    card = read_card(output)
    assert (card.facts.title, card.facts.size, card.source) == ("Foam", (48, 36), None)
    assert run(["styles", "make", str(style), "-o", str(output), "--bundle", bundle]) == 2
    assert run(["styles", "make", str(style), "-o", str(output), "--bundle", bundle, "--overwrite"]) == 0
    assert read_card(output).facts.size == (64, 48)


def test_a_card_is_shown_and_renamed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.style"
    write_card(path, small_card(has_source=False))
    assert run(["styles", "rename", str(path), "Größer"]) == 0
    assert run(["styles", "show", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "title:       Größer\n" in shown
    assert "source:      none\n" in shown


def test_the_gallery_is_kept(style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = tmp_path / "cards" / "a.style"
    card.parent.mkdir()
    write_card(card, small_card(title="Foam"))
    assert run(["styles", "add", str(card.parent), str(style)]) == 0
    assert own() == (card, style)
    assert run(["styles", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["card", "Foam", str(card)]
    assert lines[1].split() == ["picture", "Sea", "waves", str(style)]
    assert lines[2].split()[0] == "shipped"
    assert run(["styles", "list", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[0] == {"title": "Foam", "kind": "card", "path": str(card), "is_favourite": False}
    assert len(told) == len(lines) and {style["kind"] for style in told} == {"card", "picture", "shipped"}
    assert run(["styles", "remove", "Foam", str(style)]) == 0
    assert (own(), card.exists()) == ((), True)
    assert run(["styles", "remove", "Blue night"]) == 0
    assert [path.name for path in read_collection(collection_path(), shipped_styles_dir()).removed] == [
        "blue_night.jpg"
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["make", "gone.png"], "there is no style picture at"),
        (["make", "{style}", "-o", "{folder}/a.png"], "not named like a style card"),
        (["make", "{style}", "--bundle", "nowhere"], "there is no bundle nowhere"),
        (["make", "{style}", "--style-size", "3"], "at least 32 px"),
        (["show", "{style}"], "is no style card"),
        (["rename", "{card}", " "], "one line of 1 to 200"),
        (["add", "gone.png"], "there is no style picture at"),
        (["add", "{text}"], "neither a picture nor a style card"),
        (["add", "{broken}"], "is damaged"),
        (["add", "{empty}"], "holds no pictures"),
        (["remove", "Nothing"], "is no style of the gallery"),
        (["remove", "Foam"], "is the title of several styles"),
    ],
)
def test_what_cannot_be_is_told(
    arguments: list[str], told: str, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card, twin, text, broken = (tmp_path / name for name in ("a.style", "twin.style", "a.txt", "broken.style"))
    write_card(card, small_card(title="Foam"))
    shutil.copy(card, twin)
    text.write_text("no picture")
    broken.write_bytes(card.read_bytes()[:60])
    (tmp_path / "empty").mkdir()
    assert run(["styles", "add", str(card), str(twin)]) == 0
    places = {"style": style, "folder": tmp_path, "card": card, "text": text, "broken": broken}
    filled = [argument.format(**places, empty=tmp_path / "empty") for argument in arguments]
    assert run(["styles", *filled]) == 2
    assert told in capsys.readouterr().err
