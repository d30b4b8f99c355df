import json
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app import main
from studio.bundles.loader import load_bundle
from studio.cli import train
from studio.cli.command import ExitCode
from studio.errors import SpecError
from studio.specs.method import Method
from studio.specs.painting import Aim, PaintingSettings, PaintingShares
from studio.specs.training import Collaboration, DistillationRecipe, DistillSpec, LossShares, Schedule, Trunk
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture

NEEDED = ("--teacher", "vgg", "--contents", "photos", "--out", "run")


def parsed(*argv: str) -> Namespace:
    parser = ArgumentParser()
    train.add_distill(parser)
    return parser.parse_args([*NEEDED, *argv])


@pytest.fixture
def distill(tmp_path: Path) -> list[str]:
    write_tiny_bundle(tmp_path / "tiny", levels=(2, 1))
    for seed in range(3):
        write_picture(tmp_path / "photos" / f"{seed}.png", 80, 70, seed=seed)
    places = [
        "--teacher",
        str(tmp_path / "tiny"),
        "--contents",
        str(tmp_path / "photos"),
        "--out",
        str(tmp_path / "run"),
    ]
    return [
        "train",
        "distill",
        *places,
        "--steps",
        "3",
        "--batch",
        "1",
        "--crop",
        "64",
        "--threads",
        "1",
        "--widths",
        "0.5",
    ]


def test_a_share_may_be_given_for_each_level() -> None:
    assert train.spec_from(parsed("--widths", "5=0.6,4=0.85")).widths == {5: 0.6, 4: 0.85}


def test_what_is_not_said_is_the_specs_own_default() -> None:
    assert train.spec_from(parsed()) == DistillSpec(teacher=Path("vgg"), contents=Path("photos"))


def test_every_option_reaches_the_spec() -> None:
    said = "--styles paintings --method adain --levels 4 --widths 8,8,16 --trunk shared --collaboration decoder"
    said += (
        " --multiple 8 --steps 5 --minutes 2 --learning-rate 0.01 --batch 3 --crop 96 --patience 4 --seed 7 --threads 2"
    )
    spec = train.spec_from(parsed(*said.split(), "--device", "cpu"))
    assert (spec.styles, spec.method, spec.levels) == (Path("paintings"), Method.ADAIN, (4,))
    assert (spec.widths, spec.trunk, spec.collaboration) == ((8, 8, 16), Trunk.SHARED, Collaboration.DECODER)
    assert spec.shares == LossShares.of(Method.ADAIN) != LossShares.of(Method.WCT)
    schedule = spec.schedule
    assert (schedule.steps, schedule.minutes, schedule.learning_rate) == (5, 2.0, 0.01)
    assert (schedule.batch, schedule.crop_px, schedule.patience) == (3, 96, 4)
    assert (spec.seed, spec.threads, spec.device, spec.width_multiple) == (7, 2, "cpu", 8)


def test_to_paint_brings_its_own_pace_which_may_be_changed() -> None:
    spec = train.spec_from(parsed("--aim", "paint"))
    assert spec.aim is Aim.PAINT and spec.painting == PaintingSettings() and spec.schedule == Schedule.of(Aim.PAINT)
    slow = train.spec_from(parsed("--aim", "paint", "--learning-rate", "0.001", "--crop", "96")).schedule
    assert (slow.learning_rate, slow.crop_px, slow.clip_norm) == (0.001, 96, 1.0)


def test_the_published_recipe_brings_its_pace_and_shares_which_may_be_changed() -> None:
    spec = train.spec_from(parsed("--recipe", "paper"))
    paper = DistillationRecipe.PAPER
    assert (spec.recipe, spec.encoder_steps) == (paper, None)
    assert (spec.shares, spec.schedule) == (LossShares.of(Method.WCT, paper), Schedule.of(Aim.IMITATE, paper))
    said = "--recipe paper --encoder-steps 60 --steps 90 --batch 2 --resize 0 --share embedding=1 --share pixel=3"
    changed = train.spec_from(parsed(*said.split()))
    assert (changed.encoder_steps, changed.schedule.batch, changed.schedule.resize_px) == (60, 2, 0)
    assert (changed.shares.embedding, changed.shares.pixel, changed.shares.perceptual) == (1.0, 3.0, 0.01)


def test_every_share_of_every_loss_can_be_said() -> None:
    both = train.spec_from(parsed("--share", "gram=0.5,embedding=1", "--share", "perceptual=4")).shares
    assert both == replace(LossShares(), gram=0.5, embedding=1.0, perceptual=4.0)
    painting = train.spec_from(parsed("--aim", "paint", "--painting-shares", "style=3", "--share", "content=0.8"))
    assert painting.painting.shares == PaintingShares(style=3.0, content=0.8) and painting.shares == LossShares()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("--share grain=1", "no loss term grain; its terms are embedding, .*gram"),
        ("--aim paint --share gram=1", "its terms are style, content, reconstruction, lattice, direction"),
        ("--recipe paper --share gram=1", "its terms are embedding, teacher_pixel, teacher_perceptual, pixel, perc"),
        ("--method adain --share gram=1", "smoothness"),
        ("--share gram", "'gram' is no share"),
        ("--share gram=much", "'gram=much' is no share"),
        ("--share gram=1 --share gram=2", "given twice"),
        ("--share gram=-1", "cannot be below 0"),
        ("--recipe paper --method adain", "for wct"),
        ("--encoder-steps 5", "only by the published recipe"),
    ],
)
def test_shares_and_recipes_that_mean_nothing_are_refused_with_what_does(said: str, reason: str) -> None:
    with pytest.raises(SpecError, match=reason):
        train.spec_from(parsed(*said.split()))


@pytest.mark.parametrize(
    "said",
    [
        "--widths wide",
        "--widths 8,x",
        "--widths 5=0.5,4",
        "--widths 5=1.5",
        "--widths 8,0",
        "--crop 100",
        "--minutes 0",
        "--seed -1",
    ],
)
def test_values_that_mean_nothing_are_refused(said: str) -> None:
    with pytest.raises(SpecError):
        train.spec_from(parsed(*said.split()))


def test_a_run_from_its_beginning_to_a_bundle(
    distill: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run = str(tmp_path / "run")
    (tmp_path / "photos" / "0-broken.png").write_bytes(b"no picture")
    assert main(distill) == ExitCode.DONE
    out, err = capfd.readouterr()
    assert f"{run} finished at step 3" in out and "skipped: " in err and "0-broken.png" in err
    assert main(distill) == ExitCode.BAD_INPUT
    assert "holds a run already" in capfd.readouterr().err
    assert main(["train", "status", run]) == ExitCode.DONE
    status = json.loads(capfd.readouterr().out)
    assert (status["steps"], status["last"]["step"], status["stop"]) == (3, 3, False)
    assert main(["train", "stop", run]) == ExitCode.DONE
    capfd.readouterr()
    assert main(["train", "status", run]) == ExitCode.DONE
    assert json.loads(capfd.readouterr().out)["stop"] is True
    assert main(["train", "resume", run]) == ExitCode.DONE
    assert "finished at step 3" in capfd.readouterr().out
    export = ["train", "export", run, "--bundle", "small", "--title", "Small", "--into", str(tmp_path / "bundles")]
    assert main(export) == ExitCode.DONE
    assert load_bundle(tmp_path / "bundles" / "small").manifest.title == "Small"
    card = (tmp_path / "bundles" / "small" / "run-card.md").read_text()
    assert "at step 3 of 3." in card and "| contents | photos | 3 | 1 |" in card and str(tmp_path) not in card
    assert main(export) == ExitCode.BAD_INPUT


@pytest.mark.parametrize("action", [["resume"], ["stop"], ["status"], ["export", "--bundle", "small"]])
def test_where_no_run_is_everything_is_refused(
    action: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    name, *options = action
    assert main(["train", name, str(tmp_path), *options]) == ExitCode.BAD_INPUT
    assert "no training run" in capfd.readouterr().err
    (tmp_path / "spec.json").write_text("{}")
    if name != "stop":
        assert main(["train", name, str(tmp_path), *options]) == ExitCode.BAD_INPUT
        assert "damaged" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == [tmp_path / "spec.json"] or name == "stop"


def test_a_bundle_is_trained_further_to_paint(
    distill: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    start = ["--start", str(tmp_path / "tiny"), "--aim", "paint", "--learn", "2", "--seed", "3"]
    assert main([*distill, *start]) == ExitCode.DONE
    last = json.loads((tmp_path / "run" / "log.jsonl").read_text().splitlines()[-1])
    assert {"style_2", "content_2", "lattice_2", "reconstruction_2", "score"} < last.keys()
    assert "style_1" not in last
    export = ["train", "export", str(tmp_path / "run"), "--bundle", "better", "--into", str(tmp_path)]
    assert main(export) == ExitCode.DONE
    assert "taught to paint" in load_bundle(tmp_path / "better").manifest.origin.description
    assert main([*distill, "--aim", "paint", "--learn", "5", "--out", str(tmp_path / "other")]) == ExitCode.BAD_INPUT
    assert "level 5 shall learn" in capfd.readouterr().err


def test_an_empty_folder_and_a_file_for_a_run_are_told_in_one_line(
    distill: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert main([*distill, "--contents", str(tmp_path / "empty")]) == ExitCode.BAD_INPUT
    assert "holds no picture" in capfd.readouterr().err
    (tmp_path / "run").write_text("mine")
    assert main(distill) == ExitCode.BAD_INPUT
    assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("option", "value", "allowed"),
    [
        ("--batch", "1024", "from 1 to 256, not 1,024"),
        ("--learning-rate", "0.1", "from 1e-07 to 0.01, not 0.1"),
        ("--minutes", "100000", "from 0.1 to 20,160, not 100,000"),
        ("--crop", "4096", "from 64 to 1,024, not 4,096"),
        ("--widths", "0.001", "from 0.05 to 1, not 0.001"),
    ],
)
def test_absurd_numbers_are_refused_with_what_is_allowed(
    tmp_path: Path, option: str, value: str, allowed: str, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = ["--teacher", "compact", "--contents", str(tmp_path), "--out", str(tmp_path / "run"), option, value]
    assert main(["train", "distill", *asked]) == ExitCode.BAD_INPUT
    error = capfd.readouterr().err
    assert allowed in error and error.count("\n") == 1 and not (tmp_path / "run").exists()
