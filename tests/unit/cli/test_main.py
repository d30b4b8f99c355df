import re
from pathlib import Path

import pytest

from studio.cli.main import COMMANDS, GROUPS, build_parser, run, version
from studio.settings import settings_file


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        assert run([*command.name.split(), "--help"]) == 0
        assert command.summary.capitalize() in " ".join(capsys.readouterr().out.split())


def test_every_group_is_described() -> None:
    assert {command.name.split()[0] for command in COMMANDS if " " in command.name} == set(GROUPS)


def test_the_version_is_that_of_the_installed_package() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+.*|\(not installed\)", version())


def test_parsing_selects_the_command() -> None:
    for command in COMMANDS:
        if command.name in ("bundles list", "bundles verify", "bench"):
            assert build_parser().parse_args(command.name.split()).selected is command


def test_unusable_settings_are_told_and_the_command_still_runs(capsys: pytest.CaptureFixture[str]) -> None:
    path: Path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{")
    assert run(["bundles", "list"]) == 0
    assert capsys.readouterr().err.startswith(f"gigastyle: the settings in {path} cannot be used")
    (path.parent / "settings.broken-1.json").unlink()
