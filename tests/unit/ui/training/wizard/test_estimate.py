"""What a trial says about the run that is planned now."""

from dataclasses import replace
from pathlib import Path

from studio.compression.run_timings import RunTimings
from studio.jobs.training.probe import training_seconds
from studio.specs.training import Schedule
from studio.ui.training.wizard.estimate import Estimate, can_measure, estimate_text
from studio.ui.training.wizard.plan import Technique, with_keep
from tests.unit.ui.training.wizard.seen import planned

SCHEDULE = Schedule(steps=1000)
PLAN = planned(teacher=Path("full"), contents=Path("photos"), schedule=SCHEDULE)
FIGURES = RunTimings(
    seconds_to_begin=60, seconds_per_step=0.5, seconds_per_score=2, seconds_per_checkpoint=0.1, seconds_per_megapixel=3
)
MEASURED = Estimate(FIGURES, PLAN)


def test_length_and_title_need_no_other_trial() -> None:
    assert MEASURED.is_for(PLAN)
    assert MEASURED.is_for(planned(PLAN, title="mine", schedule=Schedule(minutes=3)))
    assert not MEASURED.is_for(with_keep(PLAN, 0.5))
    assert not MEASURED.is_for(planned(PLAN, schedule=replace(SCHEDULE, batch=8)))
    assert not MEASURED.is_for(planned(PLAN, device="cpu"))
    assert not Estimate().is_for(PLAN)


def test_two_stages_take_twice_as_long() -> None:
    seconds = MEASURED.training_s(PLAN)
    assert seconds == training_seconds(FIGURES, SCHEDULE)
    assert MEASURED.training_s(replace(PLAN, technique=Technique.PRUNE_THEN_DISTIL)) == 2 * seconds


def test_the_text_says_how_sure_it_is() -> None:
    assert "about" in estimate_text(PLAN, MEASURED)
    assert "other settings" in estimate_text(planned(PLAN, threads=3), MEASURED)
    assert "not measured" in estimate_text(PLAN, Estimate())
    assert "Trying" in estimate_text(PLAN, replace(MEASURED, is_running=True))
    assert "no room" in estimate_text(PLAN, Estimate(failure="there is no room"))


def test_only_a_complete_plan_can_be_tried() -> None:
    assert can_measure(PLAN)
    assert not can_measure(planned(teacher=Path("full")))
