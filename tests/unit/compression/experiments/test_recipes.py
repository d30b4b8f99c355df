import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.compression.experiments.distillation_runs import Setting
from studio.compression.experiments.recipes import main, table, verdict
from studio.compression.experiments.recipes_runs import Contender, RecipeResult, RecipeSetting, run, step_costs
from studio.specs.training import DistillationRecipe, DistillSpec


@pytest.fixture(scope="module")
def setting(teacher_folder: Path, pictures: Path) -> RecipeSetting:
    spec = DistillSpec(teacher=teacher_folder, contents=pictures, levels=(2,), widths=0.5, threads=1, device="cpu")
    return RecipeSetting(Setting(spec, pictures, pictures, pairs=1, size_px=64), batch=2, crop_px=64)


def result(contender: Contender, seed: int, distance: float) -> RecipeResult:
    return RecipeResult(contender, seed, 40, 60.0, distance, (distance,), 0.9)


def test_each_contender_runs_its_own_recipe_at_its_own_pace(setting: RecipeSetting) -> None:
    own = replace(setting, batch=None, crop_px=None)
    ours, published = (own.spec_of(recipe, steps=8) for recipe in DistillationRecipe)
    assert (ours.schedule.batch, ours.schedule.crop_px) == (4, 128)
    assert (published.schedule.batch, published.schedule.crop_px) == (16, 256)
    assert {setting.spec_of(recipe, steps=8).schedule.batch for recipe in DistillationRecipe} == {2}
    assert ours.shares != published.shares and ours.schedule.steps == published.schedule.steps == 8


def test_the_fit_is_what_the_others_begin_with_and_training_changes_it(setting: RecipeSetting) -> None:
    found = {each: run(setting, each, 0, 4) for each in (Contender.FIT, Contender.PAPER, Contender.PAPER_FITTED)}
    assert found[Contender.FIT].style_distance < found[Contender.PAPER].style_distance, "a plain cut is worse"
    assert len({each.style_distance for each in found.values()}) == 3


def test_steps_of_both_are_timed(setting: RecipeSetting) -> None:
    costs = step_costs(setting)
    assert set(costs) == set(DistillationRecipe) and all(cost > 0 for cost in costs.values())


def test_what_is_said_follows_from_the_seeds() -> None:
    distances = {Contender.FIT: 1.5, Contender.STUDIO: 1.1, Contender.PAPER: 3.0, Contender.PAPER_FITTED: 1.4}
    results = [result(each, seed, value + 0.01 * seed) for each, value in distances.items() for seed in range(3)]
    assert "3.010 ± 0.010" in table(results)
    first, second, third = verdict(results)
    assert "published is worse" in first and "published, from the fit is worse" in second and "ours is better" in third


def test_the_command_writes_its_record(
    setting: RecipeSetting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = {"contents": setting.common.spec.contents, "styles": setting.common.spec.contents}
    said = ["--teacher", str(setting.common.spec.teacher), "--level", "2", "--minutes", "0.0005", "--seeds", "1"]
    said += ["--batch", "2", "--crop", "64"]
    said += [part for name, folder in folders.items() for part in (f"--{name}", str(folder))]
    said += [part for name, folder in folders.items() for part in (f"--test-{name}", str(folder))]
    assert main([*said, "--pairs", "1", "--size", "64", "--json", str(tmp_path / "found.json")]) == 0
    record = json.loads((tmp_path / "found.json").read_text())
    assert [each["contender"] for each in record["runs"]] == [each.value for each in Contender]
    assert set(record["step_costs_s"]) == {"studio", "paper"} and "one seed says nothing" in capsys.readouterr().out
