import json
import re
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app import main
from studio.bundles.loader import load_bundle
from studio.cli import train_prune
from studio.cli.command import ExitCode
from studio.errors import SpecError
from studio.specs.criterion_settings import CriterionSettings, Ranking, Refit, Shape
from studio.specs.pruning import PRUNING_RATE, PruneSpec, PruningCriterion
from studio.specs.training import LossShares
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture

NEEDED = ("--bundle", "pairs", "--contents", "photos", "--out", "run")


def parsed(*argv: str) -> Namespace:
    parser = ArgumentParser()
    train_prune.add_prune(parser)
    return parser.parse_args([*NEEDED, *argv])


def test_what_is_not_said_is_the_specs_own_default() -> None:
    spec = PruneSpec(bundle=Path("pairs"), contents=Path("photos"), ratios=0.5)
    assert train_prune.prune_spec_from(parsed("--ratio", "0.5")) == spec


def test_every_option_reaches_the_spec() -> None:
    said = "--styles paintings --criterion spp --speed-up 2.5 --sensitivity --levels 5,4 --steps 9 --minutes 2"
    said += " --pruning-steps 6 --learning-rate 0.01 --batch 3 --crop 96 --patience 4 --seed 7 --threads 2"
    spec = train_prune.prune_spec_from(parsed(*said.split(), "--device", "cpu"))
    assert (spec.styles, spec.criterion, spec.levels) == (Path("paintings"), PruningCriterion.SPP, (5, 4))
    assert (spec.ratios, spec.speed_up, spec.by_sensitivity, spec.pruning_steps) == (None, 2.5, True, 6)
    schedule = spec.schedule
    assert (schedule.steps, schedule.minutes, schedule.learning_rate) == (9, 2.0, 0.01)
    assert (schedule.batch, schedule.crop_px, schedule.patience) == (3, 96, 4)
    assert (spec.seed, spec.threads, spec.device) == (7, 2, "cpu")


@pytest.mark.parametrize(
    ("said", "rates"),
    [
        ("", (PRUNING_RATE, 2e-5)),
        ("--learning-rate 1e-3", (1e-3, 1e-3)),
        ("--learning-rate 1e-3 --pruning-rate 2e-3", (2e-3, 1e-3)),
        ("--pruning-rate 2e-3 --retraining-rate 3e-4", (2e-3, 3e-4)),
    ],
)
def test_a_learning_rate_is_that_of_both_phases_unless_they_have_their_own(
    said: str, rates: tuple[float, float]
) -> None:
    spec = train_prune.prune_spec_from(parsed("--ratio", "0.5", *said.split()))
    found = spec.pruning_schedule.learning_rate, spec.retraining_schedule(is_refitted=True).learning_rate
    assert found == rates


def test_constants_and_choices_reach_the_spec() -> None:
    said = "--ratio 0.5 --ranking l1-activation --refit never --pruning-rate 1e-3 --retraining-rate 5e-4"
    said += " --spare conv1_1,5.decoder.conv2_1 --amplitude 0.01 --kappa 12 --turn 0.3 --shape linear"
    spec = train_prune.prune_spec_from(parsed(*said.split()))
    assert (spec.ranking, spec.refit) == (Ranking.L1_ACTIVATION, Refit.NEVER)
    assert (spec.pruning_rate, spec.retraining_rate) == (1e-3, 5e-4)
    assert spec.spared == ("conv1_1", "5.decoder.conv2_1")
    assert spec.settings == CriterionSettings(amplitude=0.01, kappa=12.0, turn=0.3, shape=Shape.LINEAR)
    spp = train_prune.prune_spec_from(parsed(*["--ratio", "0.5", "--criterion", "spp", "--interval", "90"]))
    assert spp.settings == CriterionSettings(interval=90)
    tau = train_prune.prune_spec_from(parsed(*["--ratio", "0.5", "--threshold", "2.5"]))
    assert tau.settings == CriterionSettings(threshold=2.5)


def test_ratios_by_layer_reach_the_spec() -> None:
    spec = train_prune.prune_spec_from(parsed("--ratio", "conv3_1=0.6,5.conv4_1=0.25"))
    assert spec.ratios == {"conv3_1": 0.6, "5.conv4_1": 0.25}


def test_shares_of_the_loss_are_those_of_retraining() -> None:
    spec = train_prune.prune_spec_from(parsed("--ratio", "0.5", "--share", "gram=0.5", "--share", "smoothness=1"))
    assert spec.shares == replace(LossShares(), gram=0.5, smoothness=1.0)
    with pytest.raises(SpecError, match=r"no loss term lattice; its terms are embedding, .*smoothness"):
        train_prune.prune_spec_from(parsed("--ratio", "0.5", "--share", "lattice=1"))


@pytest.mark.parametrize(
    "said",
    [
        "--ratio 1.5",
        "--ratio half",
        "--ratio 0.5 --sensitivity",
        "--speed-up 0.5",
        "--ratio 0.5 --crop 100",
        "--ratio 0.5 --steps 5 --pruning-steps 6",
        "--ratio 0.5 --criterion l1 --pruning-steps 6",
        "--ratio 0.5 --criterion spp --kappa 10",
        "--ratio 0.5 --criterion gradual-l1 --shape linear",
        "--ratio 0.5 --interval 3",
        "--ratio 0.5 --amplitude 0",
        "--ratio 0.5 --spare conv1_1,,conv2_1",
        "--ratio 0.5 --pruning-rate -1",
    ],
)
def test_values_that_mean_nothing_are_refused(said: str) -> None:
    with pytest.raises(SpecError):
        train_prune.prune_spec_from(parsed(*said.split()))


@pytest.mark.parametrize("said", ["", "--ratio 0.5 --speed-up 2", "--ratio 0.5 --criterion magic"])
def test_usage_is_explained(said: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed(*said.split())
    assert "usage" in capfd.readouterr().err


@pytest.fixture
def places(tmp_path: Path) -> list[str]:
    write_tiny_bundle(tmp_path / "tiny", levels=(1,))
    write_picture(tmp_path / "photos" / "0.png", 80, 70)
    places = ["--bundle", tmp_path / "tiny", "--contents", tmp_path / "photos", "--out", tmp_path / "run"]
    return [*map(str, places), "--batch", "1", "--crop", "64", "--threads", "1", "--device", "cpu"]


def test_a_dry_run_tells_the_plan_and_begins_nothing(
    places: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    amount = ["--ratio", "conv1_1=0.5,encoder.conv1_1=0.25", "--steps", "40", "--kappa", "8", "--learning-rate", "1e-3"]
    assert main(["train", "prune", *places, *amount, "--dry-run"]) == ExitCode.DONE
    out = capfd.readouterr().out
    assert re.search(r"1\.encoder\.conv1_1 +4 +1 +3\n", out)
    assert "criterion: increg" in out and "kappa 8," in out and "steps: 40, of which 20 prune" in out
    assert main(["train", "prune", *places, *amount, "--dry-run", "--json"]) == ExitCode.DONE
    told = json.loads(capfd.readouterr().out)
    assert told["groups"] == [{"name": "1.encoder.conv1_1", "filters": 4, "goes": 1}]
    assert told["schedule"]["kappa"] == pytest.approx(8) and told["left_out"] == {}
    assert (
        told["before"]["parameters"] - told["after"]["parameters"] == (3 * 9 + 1) + 9 * 3
    )  # conv1_1's, and its reader's
    assert not (tmp_path / "run").exists()


def test_a_dry_run_of_too_few_steps_tells_the_plan_and_the_number_needed(
    places: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    amount = ["--ratio", "0.5", "--steps", "2", "--criterion", "spp"]
    assert main(["train", "prune", *places, *amount, "--dry-run"]) == ExitCode.BAD_INPUT
    told = capfd.readouterr()
    assert "needs 2 pruning steps or more: give more" in told.out
    assert "spp needs at least 2 pruning steps to remove 2 filters of 1.encoder.conv1_1, not 1" in told.err
    assert main(["train", "prune", *places, *amount, "--json"]) == ExitCode.BAD_INPUT
    assert "--dry-run" in capfd.readouterr().err


def test_a_run_prints_its_report_when_it_is_complete(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_tiny_bundle(tmp_path / "tiny", levels=(1,))
    write_picture(tmp_path / "photos" / "0.png", 80, 70)
    run = str(tmp_path / "run")
    places = ["--bundle", str(tmp_path / "tiny"), "--contents", str(tmp_path / "photos"), "--out", run]
    sizes = ["--steps", "4", "--batch", "1", "--crop", "64", "--threads", "1", "--device", "cpu"]
    assert main(["train", "prune", *places, *sizes, "--ratio", "0.5"]) == ExitCode.DONE
    out = capfd.readouterr().out
    assert f"{run} finished at step 4" in out and "1.encoder.conv1_1" in out and "just pruned" in out
    assert main(["train", "export", run, "--bundle", "small", "--into", str(tmp_path)]) == ExitCode.DONE
    assert load_bundle(tmp_path / "small").pair(1).encoder.layers[-1].out_channels == 2
