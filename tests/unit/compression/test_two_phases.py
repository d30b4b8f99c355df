from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.compression import run_timer
from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin, export, resume
from studio.compression.two_phases import DECODERS, ENCODERS, phase_of
from studio.errors import Cancelled, JobError
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.training import DistillationRecipe, DistillSpec, LossShares
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.compression.runs import (
    QUICK,
    Finished,
    assert_same_weights,
    checkpoint,
    clock,
    stopped_after,
    untimed,
)


@pytest.fixture
def spec(teacher_folder: Path, pictures: Path) -> DistillSpec:
    return DistillSpec(
        teacher=teacher_folder,
        contents=pictures,
        widths=0.5,
        levels=(2, 1),
        recipe=DistillationRecipe.PAPER,
        shares=LossShares.of(Method.WCT, DistillationRecipe.PAPER),
        schedule=replace(QUICK, warm_up_steps=0, ema_decay=0.0, resize_px=72),
        threads=1,
        seed=3,
        device="cpu",
    )


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "run")


@pytest.mark.parametrize("step", [2, 3, 5])
def test_a_run_gone_on_with_is_bit_for_bit_the_run_left_alone(
    spec: DistillSpec, finished: Finished, folder: RunFolder, step: int
) -> None:
    whole = finished(spec)
    with pytest.raises(Cancelled):
        begin(spec, folder, stopped_after(step))
    assert resume(folder, Progress()) == whole.result
    assert untimed(folder) == untimed(whole.folder)
    assert_same_weights(folder, whole.folder)


def test_encoders_come_first_and_stay_while_decoders_learn(spec: DistillSpec, finished: Finished) -> None:
    folder = finished(spec).folder
    recorded = folder.read_spec()
    assert isinstance(recorded, DistillSpec) and recorded.encoder_steps == 3
    log = folder.log()
    assert [record["phase"] for record in log] == [*[ENCODERS] * 4, *[DECODERS] * 3]
    for record in log[1:]:
        assert ("embedding_2" in record) is (record["phase"] == ENCODERS) is not ("pixel_2" in record)
        assert record["learning_rate"] == spec.schedule.learning_rate, "constant"
    assert checkpoint(folder)["phase"] == checkpoint(folder, "best")["phase"] == DECODERS


def test_decoders_learn_from_the_encoders_that_scored_best(spec: DistillSpec, folder: RunFolder) -> None:
    with pytest.raises(Cancelled):
        begin(spec, folder, stopped_after(3))  # the last step of the encoders
    best = checkpoint(folder, "best")
    of_encoders = [name for name in best["module"] if ".encoder." in name or "embedding" in name]
    halved = {name: tensor / 2 if name in of_encoders else tensor for name, tensor in best["module"].items()}
    folder.save("best", best | {"module": halved})
    resume(folder, Progress())
    for name in ("last", "best"):
        learned = checkpoint(folder, name)["module"]
        assert all(torch.equal(learned[key], halved[key]) for key in of_encoders)
        assert not any(torch.equal(learned[key], halved[key]) for key in halved if ".decoder." in key)


def test_a_run_killed_between_the_phases_goes_on(spec: DistillSpec, finished: Finished, tmp_path: Path) -> None:
    """The last checkpoint of the first phase is all there is."""
    whole = finished(spec)
    folder = RunFolder(tmp_path / "run")
    with pytest.raises(Cancelled):
        begin(spec, folder, stopped_after(3))  # after its last step, before the second phase
    assert checkpoint(folder)["phase"] == ENCODERS
    with pytest.raises(JobError, match="no decoder has learned yet"):
        export(folder, tmp_path / "early", title="Early")
    assert not (tmp_path / "early").exists()
    resume(folder, Progress())
    assert_same_weights(folder, whole.folder)


def test_what_it_exports_paints_and_says_how_it_was_made(spec: DistillSpec, finished: Finished, tmp_path: Path) -> None:
    manifest = export(finished(spec).folder, tmp_path / "small", title="Small")
    assert "as published (arXiv 2003.08436)" in manifest.origin.description
    made_by = json.loads((tmp_path / "small" / "bundle.json").read_text())["origin"]["made_by"]["spec"]
    assert (made_by["recipe"], made_by["encoder_steps"], made_by["shares"]["embedding"]) == ("paper", 3, 10.0)
    bundle = load_bundle(tmp_path / "small")
    picture = torch.rand(1, 3, 32, 32, generator=torch.Generator().manual_seed(1))
    for level in (2, 1):
        pair = bundle.pair(level)
        assert pair.decoder(pair.encoder(picture)).shape == picture.shape
        assert pair.encoder.layers[0].out_channels == 2, "half of the teacher's four"


def test_another_bundles_weights_are_embedded_before_they_learn(spec: DistillSpec, tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "begun", levels=(2, 1), widths={1: 3, 2: 3}, seed=4)
    begun = replace(spec, start=tmp_path / "begun", levels=None)
    random = replace(spec, levels=(2, 1), widths=0.75)  # of as many filters
    scores = {}
    for name, each in (("begun", begun), ("random", random)):
        place = RunFolder(tmp_path / name / "run")
        begin(replace(each, schedule=replace(each.schedule, steps=2)), place, Progress())
        scores[name] = place.log()[0]["score"]
    assert scores["begun"] < 0.5 * scores["random"]


def test_steps_for_the_minutes_are_measured_over_both_phases(
    spec: DistillSpec, folder: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_timer, "seconds_now", clock(*[0.0] * 6, 7.5, *[10.0] * 6, 12.5))  # 1.5 s and 0.5 s a step
    result = begin(replace(spec, schedule=replace(spec.schedule, steps=0, minutes=0.1)), folder, Progress())
    recorded = folder.read_spec()
    assert isinstance(recorded, DistillSpec)
    assert (result.step, recorded.schedule.steps, recorded.encoder_steps) == (6, 6, 3)


def test_the_rate_is_constant_in_both_phases_after_a_warm_up(spec: DistillSpec) -> None:
    warmed = replace(spec, schedule=replace(spec.schedule, steps=100, warm_up_steps=50), encoder_steps=60)
    first, second = phase_of(warmed, "encoder"), phase_of(warmed, "decoder")
    assert (first.first_step, first.last_step, second.first_step, second.last_step) == (0, 60, 60, 100)
    assert [first.rate(0), first.rate(5), first.rate(59)] == [1 / 6, 1.0, 1.0]
    assert [second.rate(60), second.rate(63), second.rate(99)] == [1 / 4, 1.0, 1.0]
