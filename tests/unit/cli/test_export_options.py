from argparse import ArgumentParser

import pytest

from studio.cli.export_options import add_export_options, export_from
from studio.specs.export import ExportSpec


def asked(line: str) -> ExportSpec:
    parser = ArgumentParser()
    add_export_options(parser)
    return export_from(parser.parse_args(line.split()))


def test_nothing_said_is_the_common_export() -> None:
    assert asked("") == ExportSpec()


def test_every_choice_can_be_made() -> None:
    line = "--depth 16 --quality 70 --compression small --pyramid --no-recipe"
    assert asked(line) == ExportSpec(depth=16, quality=70, compression="small", pyramid=True, with_recipe=False)
    assert asked("--no-pyramid --depth 8") == ExportSpec(depth=8, pyramid=False)


@pytest.mark.parametrize("line", ["--depth 12", "--quality 0", "--compression zip", "--depth deep"])
def test_anything_else_is_a_usage_error(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        asked(line)
    assert line.split(maxsplit=1)[0] in capsys.readouterr().err
