import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.compression.experiments.distillation_runs import Setting
from studio.compression.experiments.recipes import main, table, verdict
from studio.compression.experiments.recipes_runs import Contender, RecipeResult, run, spec_of, step_costs
from studio.specs.training import DistillationRecipe, DistillSpec


@pytest.fixture(scope="module")
def setting(teacher_folder: Path, pictures: Path) -> Setting:
    spec = DistillSpec(teacher=teacher_folder, contents=pictures, levels=(2,), widths=0.5, threads=1, device="cpu")
    return Setting(spec, pictures, pictures, pairs=1, size_px=64)


@pytest.fixture(autouse=True)
def few_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pace of both recipes, on small crops."""
    monkeypatch.setattr("studio.compression.experiments.recipes_runs.spec_of", on_small_crops)


def on_small_crops(setting: Setting, recipe: DistillationRecipe, *, steps: int) -> DistillSpec:
    spec = spec_of(setting, recipe, steps=steps)
    return replace(spec, schedule=replace(spec.schedule, crop_px=64, batch=2, resize_px=0))


def result(contender: Contender, seed: int, distance: float) -> RecipeResult:
    return RecipeResult(contender, seed, 40, 60.0, distance, (distance,), 0.9)


def test_each_contender_runs_its_own_recipe_at_its_own_pace(setting: Setting) -> None:
    ours, published = (spec_of(setting, recipe, steps=8) for recipe in DistillationRecipe)
    assert (ours.schedule.batch, published.schedule.batch) == (4, 16)
    assert ours.shares != published.shares and ours.schedule.steps == published.schedule.steps == 8


def test_the_fit_is_what_the_others_begin_with_and_training_changes_it(setting: Setting) -> None:
    found = {each: run(setting, each, 0, 4) for each in (Contender.FIT, Contender.PAPER, Contender.PAPER_FITTED)}
    assert found[Contender.FIT].style_distance < found[Contender.PAPER].style_distance, "a plain cut is worse"
    assert len({each.style_distance for each in found.values()}) == 3
    assert run(setting, Contender.FIT, 0, 4).style_distance == found[Contender.FIT].style_distance


def test_steps_of_both_are_timed(setting: Setting) -> None:
    costs = step_costs(setting)
    assert set(costs) == set(DistillationRecipe) and all(cost > 0 for cost in costs.values())


def test_what_is_said_follows_from_the_seeds() -> None:
    distances = {Contender.FIT: 1.5, Contender.STUDIO: 1.1, Contender.PAPER: 3.0, Contender.PAPER_FITTED: 1.4}
    results = [result(each, seed, value + 0.01 * seed) for each, value in distances.items() for seed in range(3)]
    assert "3.010 ± 0.010" in table(results)
    first, second, third = verdict(results)
    assert "published is worse" in first and "published, from the fit is worse" in second and "ours is better" in third


def test_the_command_writes_its_record(setting: Setting, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = {"contents": setting.spec.contents, "styles": setting.spec.contents}
    said = ["--teacher", str(setting.spec.teacher), "--level", "2", "--minutes", "0.0005", "--seeds", "1"]
    said += [part for name, folder in folders.items() for part in (f"--{name}", str(folder))]
    said += [part for name, folder in folders.items() for part in (f"--test-{name}", str(folder))]
    assert main([*said, "--pairs", "1", "--size", "64", "--json", str(tmp_path / "found.json")]) == 0
    record = json.loads((tmp_path / "found.json").read_text())
    assert [each["contender"] for each in record["runs"]] == [each.value for each in Contender]
    assert set(record["step_costs_s"]) == {"studio", "paper"} and "one seed says nothing" in capsys.readouterr().out
