from dataclasses import replace
from pathlib import Path

import pytest

from studio.compression.experiments.aims_judging import PaintingJudge, UnseenPictures
from studio.compression.experiments.aims_runs import run, untrained
from studio.specs.painting import Aim
from studio.specs.training import DistillSpec, Schedule


@pytest.fixture
def spec(teacher_folder: Path, pictures: Path) -> DistillSpec:
    schedule = Schedule(steps=2, batch=1, crop_px=64)
    return DistillSpec(
        teacher=teacher_folder,
        start=teacher_folder,
        contents=pictures,
        levels=(2, 1),
        schedule=schedule,
        threads=1,
        device="cpu",
    )


@pytest.fixture
def judge(teacher_folder: Path, pictures: Path) -> PaintingJudge:
    return PaintingJudge(teacher_folder, 3, UnseenPictures(pictures, pictures, pairs=2, size_px=64))


def test_both_aims_begin_with_the_start_and_leave_it_by_ways_of_their_own(
    spec: DistillSpec, judge: PaintingJudge
) -> None:
    start = untrained(spec, judge)
    results = [run(spec, judge, aim, 0) for aim in Aim]
    assert [(each.aim, each.seed, each.steps) for each in results] == [(Aim.IMITATE, 0, 2), (Aim.PAINT, 0, 2)]
    assert all(each.seconds > 0 for each in results) and (start.aim, start.steps) == (None, 0)
    assert len({each.front for each in (start, *results)}) == 3
    for each in results:  # two steps lead nowhere far
        assert each.front[0].content == pytest.approx(start.front[0].content, abs=0.1)


def test_a_run_repeats(spec: DistillSpec, judge: PaintingJudge) -> None:
    one, again = (run(spec, judge, Aim.PAINT, 1) for _ in range(2))
    assert replace(one, seconds=0.0) == replace(again, seconds=0.0)
    assert run(spec, judge, Aim.PAINT, 2).front != one.front
