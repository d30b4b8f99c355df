from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from studio.jobs.training.reports.settings import changed_names, settings_of, settled_spec, value_text
from studio.jobs.training.stages import REQUEST_NAME
from studio.specs.method import Method
from studio.specs.painting import Aim, PaintingSettings
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.spec_file import write_spec
from studio.specs.training import DistillationRecipe, DistillSpec, LossShares, Schedule
from tests.unit.jobs.training.reports.logged_runs import DISTILLED, PRUNED, write_two_stages

PLAIN = DistillSpec(teacher=Path("/a/compact"), contents=Path("/a/photos"))

AS_PUBLISHED = replace(
    PLAIN,
    recipe=DistillationRecipe.PAPER,
    shares=LossShares.of(Method.WCT, DistillationRecipe.PAPER),
    schedule=Schedule.of(Aim.IMITATE, DistillationRecipe.PAPER),
).with_steps(40)
BEGUN = PruneSpec(
    bundle=Path("/a/b"), contents=Path("/a/photos"), ratios=0.5, criterion=PruningCriterion.GRADUAL_L1
).resolved(steps=40)


def test_settings_are_flat_and_name_no_folder_unless_asked() -> None:
    told = settings_of(DISTILLED)
    assert told["schedule.batch"] == 2 and told["painting.shares.content"] == 4.0 and told["teacher"] == "compact"
    assert settings_of(DISTILLED, with_folders=True)["teacher"] == str(Path("/home/me/compact"))
    assert not {"title", "kind"} & told.keys()


@pytest.mark.parametrize(
    ("spec", "changed"),
    [
        (PLAIN, ()),
        (replace(PLAIN, seed=3, widths={5: 0.5}), ("seed", "widths")),
        (replace(PLAIN, schedule=Schedule().resolved(40)), ("schedule.steps",)),
        (replace(PLAIN, schedule=replace(Schedule().resolved(40), batch=8)), ("schedule.steps", "schedule.batch")),
        (replace(PLAIN, method=Method.ADAIN, shares=LossShares.of(Method.ADAIN)), ("method",)),
        (
            replace(PLAIN, aim=Aim.PAINT, schedule=Schedule.of(Aim.PAINT), painting=PaintingSettings(detail_from=2)),
            ("aim", "painting.detail_from"),
        ),
        (AS_PUBLISHED, ("recipe", "schedule.steps")),
        (replace(AS_PUBLISHED, encoder_steps=7), ("recipe", "schedule.steps", "encoder_steps")),
        (PruneSpec(bundle=Path("/a/b"), contents=Path("/a/photos"), ratios={"conv1_1": 0.5}), ("ratios",)),
        (replace(BEGUN, targets={"conv1_1": 3}), ("ratios", "schedule.steps", "criterion")),
        (replace(BEGUN, pruning_steps=3), ("ratios", "schedule.steps", "criterion", "pruning_steps")),
    ],
)
def test_what_was_chosen_is_told_from_what_is_so_anyway(
    spec: DistillSpec | PruneSpec, changed: tuple[str, ...]
) -> None:
    own = [name for name in changed_names(spec) if name not in ("teacher", "bundle", "contents")]
    assert sorted(own) == sorted(changed)


def test_two_stages_are_told_with_what_each_has_settled(tmp_path: Path) -> None:
    told = settings_of(settled_spec(write_two_stages(tmp_path / "run")))
    assert told["pruning_steps"] == 12 and told["schedule.steps"] == 20 and told["then.schedule.steps"] == 40


def test_a_run_that_has_settled_nothing_yet_is_told_as_it_was_asked_for(tmp_path: Path) -> None:
    for request in (PRUNED, DISTILLED):
        write_spec(tmp_path / request.kind / REQUEST_NAME, request)
        assert settled_spec(tmp_path / request.kind) == request


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (True, "yes"),
        (0.1 + 0.2, "0.3"),
        ({"conv1_1": 0.5}, "conv1_1=0.5"),
        ([5, 4], "5, 4"),
        ("wct", "wct"),
    ],
)
def test_values_fit_into_a_cell(value: object, text: str) -> None:
    assert value_text(value) == text
