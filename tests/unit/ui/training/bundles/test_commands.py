from __future__ import annotations

from pathlib import Path

from studio.cli.main import build_parser
from studio.jobs.training.command import program_command
from studio.ui.training.bundles.commands import import_command, verify_command


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
