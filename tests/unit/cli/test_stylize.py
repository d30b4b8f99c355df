from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

import pytest

from studio.cli.stylize import (
    StylizeRequest,
    add_arguments,
    add_export_options,
    export_from,
    job_resources,
    request_from,
)
from studio.cli.tasks import Task
from studio.cli.window_options import WindowRequest
from studio.errors import SpecError
from studio.settings import Settings
from studio.specs.export import ExportSpec
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec


def request(line: str, settings: Settings) -> StylizeRequest:
    parser = ArgumentParser()
    add_arguments(parser)
    return request_from(parser.parse_args(line.split()), settings)


def test_the_shortest_line_takes_everything_else_from_the_settings() -> None:
    settings = Settings(device="cpu", threads=2, bundle="mine", scratch_dir=Path("scratch"))
    assert request("a.jpg --style s.jpg --preset plain --strokes off --output o.png", settings) == StylizeRequest(
        contents=(Path("a.jpg"),),
        output=Path("o.png"),
        spec=StylizeSpec(styles=(StyleChoice(Path("s.jpg")),), bundle="mine"),
        resources=settings.resources(),
        is_overwrite=False,
        export=ExportSpec(),
        window=WindowRequest(),
    )


def test_options_come_before_the_settings() -> None:
    line = "a.jpg b.jpg --style s.jpg --output o --bundle other --threads 1 --overwrite --quality 80"
    asked = request(line, Settings(threads=4, bundle="mine"))
    assert (asked.spec.bundle, asked.resources.threads, asked.is_overwrite) == ("other", 1, True)
    assert asked.export == ExportSpec(quality=80)
    assert asked.contents == (Path("a.jpg"), Path("b.jpg"))


def test_values_out_of_range_are_refused() -> None:
    with pytest.raises(SpecError):
        request("a.jpg --style s.jpg --output o.png --threads -4", Settings())


class TestJobResources:
    def test_without_a_job_folder_nothing_changes(self) -> None:
        assert job_resources(Resources(), Task(Path("a.jpg"), Path("out/a.jpg"))) == Resources()

    def test_every_picture_of_a_batch_has_a_folder_of_its_own(self, tmp_path: Path) -> None:
        shared = Resources(job_dir=tmp_path, resume=True)
        (tmp_path / "begun.jpg").mkdir()
        begun = job_resources(shared, Task(Path("a.jpg"), Path("out/begun.jpg")))
        assert begun == replace(shared, job_dir=tmp_path / "begun.jpg")
        fresh = job_resources(shared, Task(Path("a.jpg"), Path("out/fresh.jpg")))
        assert fresh == replace(shared, job_dir=tmp_path / "fresh.jpg", resume=False)


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
