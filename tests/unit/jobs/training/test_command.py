from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from studio.cli.main import build_parser
from studio.geometry import Size
from studio.jobs.training.command import (
    Comparison,
    TextureAsked,
    card_command,
    evaluate_command,
    export_command,
    import_command,
    program_command,
    texture_command,
    verify_command,
)


def arguments_of(command: list[str]) -> list[str]:
    own = program_command()
    assert tuple(command[: len(own)]) == own
    return command[len(own) :]


def test_the_program_understands_what_it_is_asked_to_import() -> None:
    command = import_command(Path("/w/vgg 19.pth"), bundle_id="mine", title="-10 % own", drop_dead=True)
    parsed = build_parser().parse_args(arguments_of(command))
    assert (parsed.path, parsed.bundle_id, parsed.title) == (Path("/w/vgg 19.pth"), "mine", "-10 % own")
    assert parsed.drop_dead
    assert not build_parser().parse_args([*arguments_of(command)[:-1]]).drop_dead


def test_a_bundle_is_verified_by_its_folder() -> None:
    assert build_parser().parse_args(arguments_of(verify_command(Path("/b/small")))).bundle == "/b/small"


def understood(command: list[str]) -> Namespace:
    """The arguments as the program itself reads them."""
    return build_parser().parse_args(command[len(program_command()) :])


def test_the_program_understands_what_it_is_asked_to_export() -> None:
    read = understood(export_command(Path("/runs/Kleine Übung"), "mine", "-10 % grün"))
    assert (read.run, read.bundle, read.title) == (Path("/runs/Kleine Übung"), "mine", "-10 % grün")


def test_the_program_understands_what_it_is_asked_to_compare_and_keeps_the_figures() -> None:
    photos, paintings, sheet = Path("/p/a b"), Path("/p/ü"), Path("/r/sheet.png")
    asked = Comparison(
        bundle="small", against="big", contents=photos, styles=paintings, sheet=sheet, pairs=3, size_px=96
    )
    read = understood(evaluate_command(asked))
    assert (read.bundle, read.against, read.judges) == ("small", "big", [])
    assert (read.contents, read.styles, read.sheet) == (photos, paintings, sheet)
    assert (read.pairs, read.size) == (3, 96)
    assert read.record and read.json and read.overwrite


def test_the_program_understands_what_style_card_and_texture_it_is_asked_for() -> None:
    picture, card = Path("/p/blaue Nacht.jpg"), Path("/c/n.style")
    read = understood(card_command(picture, card, title="-10 % blau", bundle="mine"))
    assert (read.picture, read.output, read.title, read.bundle) == (picture, card, "-10 % blau", ["mine"])
    assert understood(card_command(picture, card, title="a", bundle=None)).bundle is None
    asked = TextureAsked(Size(640, 320), 7, is_tileable=True, bundle="mine")
    read = understood(texture_command(card, Path("/t/t.png"), asked))
    assert (read.style, read.output, read.size, read.seed) == ([card], Path("/t/t.png"), Size(640, 320), 7)
    assert (read.tileable, read.bundle, read.overwrite, read.json) == (True, "mine", True, True)
    plain = understood(texture_command(card, Path("/t/t.png"), replace(asked, is_tileable=False, bundle=None)))
    assert (plain.tileable, plain.bundle) == (False, None)


@pytest.mark.parametrize("name", ["gigastyle", "gigastyle-window"])
def test_children_of_the_built_program_are_its_command_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", f"/opt/gigastyle/{name}")
    assert program_command() == ("/opt/gigastyle/gigastyle",)


def test_children_of_an_image_outlive_what_is_mounted_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setenv("APPIMAGE", "/home/a/Gigastyle.AppImage")
    monkeypatch.setenv("APPDIR", "/tmp/.mount_Gigast1")
    monkeypatch.setattr("sys.executable", "/tmp/.mount_Gigast1/usr/gigastyle/gigastyle")
    assert program_command() == ("/home/a/Gigastyle.AppImage",)
    monkeypatch.setattr("sys.executable", "/opt/gigastyle/gigastyle")  # started from a terminal that is an image
    assert program_command() == ("/opt/gigastyle/gigastyle",)
