from dataclasses import replace
from pathlib import Path

import pytest

from studio.compression.experiments.distillation_record import RunsFile
from studio.compression.experiments.distillation_runs import DistillationResult, Setting, Variant
from studio.errors import JobError, SpaceError
from studio.specs.training import Collaboration, DistillSpec

SETTING = Setting(DistillSpec(teacher=Path("t"), contents=Path("c"), levels=(2,)), Path("a"), Path("b"))
FIRST = DistillationResult(Variant.BOTH, 0, 1.5, 0.9, (1.0, 2.25), {"pixel": 0.125})
SECOND = DistillationResult(Variant.NEITHER, 1, 1.25, 0.8, (1.0, 1.5625), {"pixel": 0.25})


def test_finished_runs_are_found_again(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    for result in (FIRST, SECOND):
        RunsFile(path, SETTING).add(result)
    assert RunsFile(path, SETTING).finished == {(Variant.BOTH, 0): FIRST, (Variant.NEITHER, 1): SECOND}
    assert len(path.read_text().splitlines()) == 3


def test_a_line_cut_short_is_dropped_and_the_next_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    RunsFile(path, SETTING).add(FIRST)
    with path.open("a") as file:
        file.write('{"variant": "neither", "se')
    runs = RunsFile(path, SETTING)
    assert set(runs.finished) == {(Variant.BOTH, 0)}
    runs.add(SECOND)
    assert RunsFile(path, SETTING).finished[Variant.NEITHER, 1] == SECOND


def test_another_setting_is_refused_and_seed_and_switch_are_none(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    RunsFile(path, SETTING).add(FIRST)
    own = replace(SETTING, spec=replace(SETTING.spec, seed=4, collaboration=Collaboration.DECODER))
    assert RunsFile(path, own).finished == {(Variant.BOTH, 0): FIRST}
    for other in (replace(SETTING, pairs=3), replace(SETTING, spec=SETTING.spec.with_steps(9))):
        with pytest.raises(JobError, match="another setting"):
            RunsFile(path, other)
    assert RunsFile(path, SETTING).finished == {(Variant.BOTH, 0): FIRST}


@pytest.mark.parametrize("line", ["no json", "[1]", '{"variant": "both"}', '{"variant": "magic", "style_levels": []}'])
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "runs.jsonl"
    RunsFile(path, SETTING)
    with path.open("a") as file:
        file.write(line + "\n")
    with pytest.raises(JobError, match=r"runs\.jsonl holds a damaged line"):
        RunsFile(path, SETTING)


def test_a_place_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(SpaceError, match="cannot write"):
        RunsFile(tmp_path / "missing" / "runs.jsonl", SETTING)


def test_without_a_file_runs_are_kept_in_memory() -> None:
    runs = RunsFile(None, SETTING)
    runs.add(FIRST)
    assert runs.finished == {(Variant.BOTH, 0): FIRST}
