from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.compression import run_timer
from studio.compression.adain_objective import AdainObjective
from studio.compression.cascade import CascadeObjective
from studio.compression.distilling import PictureBatches, objective_of
from studio.compression.painting_objective import PaintingObjective
from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin, export, resume
from studio.engine.render import Render
from studio.engine.workspace import MemoryWorkspace
from studio.errors import BundleError, Cancelled, InputError, JobError, SpecError
from studio.geometry import Size
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.painting import Aim, PaintingSettings
from studio.specs.training import DistillSpec, Trunk
from studio.streaming.strips import Grid
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.compression.runs import (
    QUICK,
    Finished,
    assert_same_weights,
    checkpoint,
    clock,
    size_of,
    stopped_after,
    untimed,
)
from tests.unit.engine.pictures import canvas_of, painting_of, spec_of, stored_picture, write_picture

BRIEF = replace(QUICK, steps=2)


@pytest.fixture
def spec(teacher_folder: Path, pictures: Path) -> DistillSpec:
    return DistillSpec(
        teacher=teacher_folder,
        contents=pictures,
        widths=0.5,
        levels=(2, 1),
        schedule=QUICK,
        threads=1,
        seed=3,
        device="cpu",
    )


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "run")


@pytest.mark.parametrize("trunk", list(Trunk))
def test_a_run_gone_on_with_is_bit_for_bit_the_run_left_alone(
    spec: DistillSpec, finished: Finished, folder: RunFolder, trunk: Trunk
) -> None:
    spec = replace(spec, trunk=trunk)
    whole = finished(spec)
    with pytest.raises(Cancelled):
        begin(spec, folder, stopped_after(3))
    folder.append({"step": 4, "pixel_2": 0.0})  # as if killed one step after its checkpoint
    (folder.path / "STOP").touch()
    assert resume(folder, Progress()) == whole.result
    assert untimed(folder) == untimed(whole.folder)
    assert [record["step"] for record in folder.log()] == [0, 1, 2, 3, 4, 5, 6]
    assert_same_weights(folder, whole.folder)
    assert checkpoint(folder)["best_score"] == whole.result.best_score


@pytest.fixture
def painting(spec: DistillSpec) -> DistillSpec:
    return replace(spec, aim=Aim.PAINT, painting=PaintingSettings(encoder_rate=5e-4, levels=(3, 1)), levels=(3, 2, 1))


@pytest.mark.parametrize("trunk", list(Trunk))
def test_a_painting_run_gone_on_with_is_bit_for_bit_the_run_left_alone(
    painting: DistillSpec, finished: Finished, folder: RunFolder, trunk: Trunk
) -> None:
    if trunk is Trunk.SHARED:
        painting = replace(painting, trunk=trunk, painting=PaintingSettings())
    whole = finished(painting)
    with pytest.raises(Cancelled):
        begin(painting, folder, stopped_after(3))
    assert resume(folder, Progress()) == whole.result and untimed(folder) == untimed(whole.folder)
    assert_same_weights(folder, whole.folder)


def test_painting_betters_its_own_loss_and_score(painting: DistillSpec, folder: RunFolder) -> None:
    schedule = replace(QUICK, steps=40, validate_every=20, learning_rate=2e-3)
    begin(replace(painting, schedule=schedule), folder, Progress())
    log = folder.log()
    early, late = (
        sum(record[name] for record in part for name in ("style_1", "content_1", "reconstruction_1"))
        for part in (log[1:11], log[-10:])
    )
    assert late < 0.9 * early
    scores = [record["score"] for record in log[1:] if "score" in record]
    assert scores[-1] < scores[0]


def test_a_bundle_is_trained_further_and_frozen_levels_leave_as_they_came(
    painting: DistillSpec, folder: RunFolder, tmp_path: Path
) -> None:
    write_tiny_bundle(tmp_path / "begun", levels=(4, 2, 1), widths={1: 4, 2: 5, 3: 6, 4: 6}, seed=4)
    write_tiny_bundle(tmp_path / "family", levels=(4, 3, 2, 1))
    facts = json.loads((tmp_path / "begun" / "bundle.json").read_text()) | {"licence": "MIT", "attributions": ["Ann"]}
    (tmp_path / "begun" / "bundle.json").write_text(json.dumps(facts))
    painting_settings = PaintingSettings(levels=(4, 1))
    spec = replace(
        painting, teacher=tmp_path / "family", start=tmp_path / "begun", levels=None, painting=painting_settings
    )
    begin(spec, folder, Progress())
    manifest = export(folder, tmp_path / "further", title="Further")
    assert "Trained further" in manifest.origin.description and manifest.teacher == "family"
    assert (manifest.licence, manifest.attributions) == ("MIT", ("Ann",)), "the weights are those of the start"
    before, after = load_bundle(tmp_path / "begun"), load_bundle(tmp_path / "further")
    for level in (4, 2, 1):
        pairs = [(getattr(one.pair(level), name), name) for one in (before, after) for name in ("encoder", "decoder")]
        for (one, name), (two, _) in zip(pairs[:2], pairs[2:], strict=True):
            same = [torch.equal(tensor, two.state_dict()[key]) for key, tensor in one.state_dict().items()]
            assert all(same) if level == 2 else not any(same), (level, name)
    record = json.loads((tmp_path / "further" / "bundle.json").read_text())["origin"]["made_by"]["spec"]
    assert (record["aim"], record["painting"]["levels"]) == ("paint", [4, 1])


def test_a_level_that_shall_learn_is_one_of_the_bundle(painting: DistillSpec) -> None:
    assert isinstance(objective_of(painting, None), PaintingObjective)
    with pytest.raises(SpecError, match="level 3 shall learn"):
        objective_of(replace(painting, levels=(2, 1)), None)


def test_a_run_without_a_checkpoint_begins_again(spec: DistillSpec, finished: Finished, tmp_path: Path) -> None:
    folder = finished(spec).copied(tmp_path / "run")
    (folder.path / "last.pt").unlink()
    resume(folder, Progress())
    assert untimed(folder) == untimed(finished(spec).folder)


def test_a_damaged_checkpoint_stops_the_resume(spec: DistillSpec, finished: Finished, tmp_path: Path) -> None:
    folder = finished(spec).copied(tmp_path / "run")
    (folder.path / "last.pt").write_bytes(b"half a chec")
    with pytest.raises(JobError, match="damaged"):
        resume(folder, Progress())


def test_a_second_run_in_the_same_folder_is_refused(spec: DistillSpec, finished: Finished, tmp_path: Path) -> None:
    folder = finished(spec).copied(tmp_path / "run")
    before = (folder.path / "last.pt").read_bytes()
    with pytest.raises(JobError, match="holds a run already"):
        begin(replace(spec, seed=4), folder, Progress())
    assert (folder.path / "last.pt").read_bytes() == before


def test_a_run_knows_its_places_from_everywhere(
    spec: DistillSpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(spec.teacher, tmp_path / "here" / "teacher")
    shutil.copytree(spec.contents, tmp_path / "here" / "photos")
    monkeypatch.chdir(tmp_path / "here")
    folder = RunFolder(tmp_path / "run")
    local = replace(spec, teacher=Path("teacher"), contents=Path("photos"), styles=Path("photos"))
    with pytest.raises(Cancelled):
        begin(local, folder, stopped_after(1))
    monkeypatch.chdir(tmp_path)
    assert resume(folder, Progress()).is_complete


def test_steps_that_fit_into_the_minutes_are_found_and_recorded(
    spec: DistillSpec, folder: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_timer, "seconds_now", clock(*[0.0] * 6, 7.5))  # for 5 steps, asked before each
    schedule = replace(QUICK, steps=0, minutes=0.1)
    result = begin(replace(spec, schedule=schedule), folder, Progress())
    recorded = folder.read_spec().schedule
    assert result.step == recorded.steps == 4
    assert recorded == schedule.resolved(result.step)


def test_absurd_numbers_are_refused_before_anything_is_read(spec: DistillSpec, folder: RunFolder) -> None:
    absurd = replace(spec, contents=spec.contents / "gone", schedule=replace(QUICK, batch=1024))
    with pytest.raises(SpecError, match="from 1 to 256, not 1,024"):
        begin(absurd, folder, Progress())
    assert not folder.path.exists()


def test_unreadable_pictures_are_passed_over_and_named(spec: DistillSpec, folder: RunFolder, tmp_path: Path) -> None:
    shutil.copytree(spec.contents, tmp_path / "photos")
    (tmp_path / "photos" / "0-broken.png").write_bytes(b"no picture")
    result = begin(replace(spec, contents=tmp_path / "photos", schedule=BRIEF), folder, Progress())
    (named,) = result.skipped
    assert "0-broken.png" in named and result.is_complete


def test_folders_without_a_usable_picture_are_refused_before_anything_is_made(
    spec: DistillSpec, folder: RunFolder, tmp_path: Path
) -> None:
    empty, broken = tmp_path / "empty", tmp_path / "broken"
    empty.mkdir()
    broken.mkdir()
    (broken / "broken.png").write_bytes(b"no picture")
    for place, reason in ((empty, "holds no picture"), (broken, r"broken\.png"), (tmp_path / "none", "no picture")):
        for values in ({"contents": place}, {"styles": place}):
            with pytest.raises(InputError, match=reason):
                begin(replace(spec, **values), folder, Progress())  # type: ignore[arg-type]  # fields of a spec
    assert not folder.path.exists()


@pytest.mark.parametrize(
    ("values", "error", "reason"),
    [
        ({"levels": (4,)}, SpecError, "no pair at level 4"),
        ({"method": Method.ADAIN, "levels": None}, SpecError, "no pair at level 4"),
        ({"method": Method.ADAIN, "levels": (2, 1)}, SpecError, "one level"),
        ({"widths": (4, 4, 7)}, SpecError, "conv2_1"),
        ({"widths": (4, 4)}, SpecError, "only 2 widths"),
        ({"teacher": Path("nobody")}, BundleError, "nobody"),
    ],
)
def test_what_does_not_fit_the_teacher_is_refused_before_anything_is_made(
    spec: DistillSpec, folder: RunFolder, values: dict[str, Any], error: type[Exception], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        begin(replace(spec, **values), folder, Progress())
    assert not folder.path.exists()


def test_another_teacher_under_the_same_name_is_noticed(spec: DistillSpec, folder: RunFolder, tmp_path: Path) -> None:
    shutil.copytree(spec.teacher, tmp_path / "teacher")
    with pytest.raises(Cancelled):
        begin(replace(spec, teacher=tmp_path / "teacher"), folder, stopped_after(2))
    shutil.rmtree(tmp_path / "teacher")
    write_tiny_bundle(tmp_path / "teacher", levels=(2, 1), widths={1: 8, 2: 10})
    with pytest.raises(JobError, match="does not fit"):
        resume(folder, Progress())
    assert checkpoint(folder)["step"] == 2


@pytest.mark.parametrize("trunk", list(Trunk))
def test_the_exported_bundle_is_smaller_than_its_teacher_and_paints(
    spec: DistillSpec, folder: RunFolder, tmp_path: Path, trunk: Trunk
) -> None:
    begin(replace(spec, trunk=trunk, levels=None, schedule=BRIEF), folder, Progress())
    manifest = export(folder, tmp_path / "small", title="Small pairs")
    small, teacher = load_bundle(tmp_path / "small"), load_bundle(spec.teacher)
    assert (manifest.id, manifest.title, manifest.teacher) == ("small", "Small pairs", "teacher")
    assert manifest.methods == (Method.WCT, Method.OT, Method.ADAIN)
    assert sorted(small.pairs) == [1, 2, 3]
    for level in (1, 2, 3):
        assert size_of(small.pair(level).encoder) < size_of(teacher.pair(level).encoder)
    encoders = {path.name for path in (tmp_path / "small").glob("encoder*")}
    expected = {"encoder3.safetensors"} if trunk is Trunk.SHARED else {f"encoder{n}.safetensors" for n in (1, 2, 3)}
    assert encoders == expected
    style = write_picture(tmp_path / "style.png", 48, 48)
    grid = Grid(Size(48, 32), strip_px=48, band_px=32)
    render = Render(painting_of(small, spec_of(style)), canvas_of(stored_picture(48, 32)), grid, MemoryWorkspace())
    assert render.run(Progress()).size == Size(48, 32)


def test_what_is_exported_are_the_best_weights_and_how_they_came_about(
    spec: DistillSpec, finished: Finished, tmp_path: Path
) -> None:
    folder = finished(spec).folder
    best = checkpoint(folder, "best")
    export(folder, tmp_path / "small", title="Small")
    kernel = load_bundle(tmp_path / "small").pair(2).encoder.convolution("conv1_1").weight
    assert torch.equal(kernel, best["module"]["0.encoder.conv1_1.weight"])
    record = json.loads((tmp_path / "small" / "bundle.json").read_text())["origin"]["made_by"]
    assert record["steps"] == best["step"] and record["spec"]["seed"] == 3
    assert str(tmp_path) not in json.dumps(record), "a bundle tells nothing of the machine that made it"
    with pytest.raises(BundleError, match="exists already"):
        export(folder, tmp_path / "small", title="Small")


def test_a_run_without_weights_cannot_be_exported(spec: DistillSpec, folder: RunFolder, tmp_path: Path) -> None:
    with pytest.raises(JobError, match="no training run"):
        export(folder, tmp_path / "small", title="Small")
    folder.write_spec(spec)
    with pytest.raises(JobError, match="no checkpoint"):
        export(folder, tmp_path / "small", title="Small")


def test_an_adain_pair_is_distilled_and_exported(spec: DistillSpec, folder: RunFolder, tmp_path: Path) -> None:
    spec = replace(spec, method=Method.ADAIN, levels=(3,), schedule=BRIEF)
    assert isinstance(objective_of(spec, None), AdainObjective)
    begin(spec, folder, Progress())
    assert {"content", "style", "embedding"} < folder.log()[1].keys()
    manifest = export(folder, tmp_path / "swift", title="Swift")
    assert manifest.methods == (Method.ADAIN,)
    assert list(load_bundle(tmp_path / "swift").pairs) == [3]


def test_the_judge_is_one_of_the_teachers_that_move_with_the_students(spec: DistillSpec) -> None:
    """A teacher need not have the shallow level that pictures are judged with."""
    for levels in ((3,), (3, 1), (2, 1)):
        objective = objective_of(replace(spec, levels=levels), None)
        assert isinstance(objective, CascadeObjective)
        encoders = [student.teacher[0] for student in objective.students]
        assert any(objective._critic.encoder is encoder for encoder in encoders)


def test_a_teacher_of_one_deep_level_will_do(spec: DistillSpec, folder: RunFolder, tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "deep", levels=(4,))
    assert begin(replace(spec, teacher=tmp_path / "deep", levels=None, schedule=BRIEF), folder, Progress()).is_complete
    assert "pixel_4" in folder.log()[1]


def test_batches_depend_on_seed_and_step_alone(spec: DistillSpec) -> None:
    used, fresh = PictureBatches(spec), PictureBatches(spec)
    used.learned(0), used.held_out(), used.calibration()
    assert torch.equal(used.learned(5).contents, fresh.learned(5).contents)
    assert not torch.equal(fresh.learned(5).contents, fresh.learned(6).contents)
    other = PictureBatches(replace(spec, seed=4))
    assert not torch.equal(fresh.learned(5).contents, other.learned(5).contents)
    assert fresh.calibration().contents.shape == (24, 3, 64, 64), "an eighth of 48 pictures of 128 px: as many pixels"
    for one, two in zip(used.held_out(), fresh.held_out(), strict=True):
        assert torch.equal(one.contents, two.contents) and torch.equal(one.styles, two.styles)
