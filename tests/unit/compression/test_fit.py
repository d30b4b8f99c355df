import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.compression.fit import Fit, FitSpec, main, run
from studio.engine.render import Render
from studio.engine.workspace import MemoryWorkspace
from studio.geometry import Size
from studio.progress import Progress
from studio.streaming.strips import Grid
from tests.unit.engine.pictures import canvas_of, painting_of, spec_of, stored_picture, write_picture


@pytest.fixture
def spec(teacher_folder: Path, pictures: Path) -> FitSpec:
    return FitSpec(
        teacher=str(teacher_folder),
        contents=str(pictures),
        styles=str(pictures),
        keep_share=0.5,
        crop_px=32,
        batch=2,
        steps=4,
        threads=1,
        seed=3,
    )


def test_a_fit_gone_on_with_is_bit_for_bit_the_fit_left_alone(spec: FitSpec, tmp_path: Path) -> None:
    whole, first = Fit(spec), Fit(spec)
    alone = [whole.train_step(4) for _ in range(4)]
    values = [first.train_step(4) for _ in range(2)]
    torch.save(first.state(), tmp_path / "last.pt")
    second = Fit(spec)
    second.restore(torch.load(tmp_path / "last.pt", weights_only=True))
    assert second.step == 2
    values += [second.train_step(4) for _ in range(2)]
    assert values == alone
    assert len(whole.students) == 3
    for one, two in zip(whole.students, second.students, strict=True):
        for (key, left), right in zip(one.state_dict().items(), two.state_dict().values(), strict=True):
            assert torch.equal(left, right), key


def test_a_step_teaches_every_weight_of_every_student(spec: FitSpec) -> None:
    fit = Fit(spec)
    assert [student.level for student in fit.students] == [3, 2, 1]
    before = {name: weight.clone() for name, weight in named(fit)}
    values = fit.train_step(4)
    assert {f"{term}_{level}" for term in ("embedding", "pixel", "perceptual") for level in (3, 2, 1)} < values.keys()
    for name, weight in named(fit):
        assert not torch.equal(weight, before[name]), name


def named(fit: Fit) -> list[tuple[str, torch.Tensor]]:
    return [
        (f"{student.level}.{name}", weight) for student in fit.students for name, weight in student.named_parameters()
    ]


def test_learning_makes_the_losses_smaller(spec: FitSpec) -> None:
    fit = Fit(replace(spec, learning_rate=1e-2))
    first = fit.train_step(20)
    for _ in range(19):
        fit.train_step(20)
    fit.step = 0  # the same pictures again
    last = fit.train_step(20)
    for term in ("embedding", "pixel", "perceptual"):
        assert sum(last[f"{term}_{level}"] for level in (3, 2, 1)) < sum(
            first[f"{term}_{level}"] for level in (3, 2, 1)
        )


def test_the_rate_warms_up_and_then_falls(spec: FitSpec) -> None:
    fit = Fit(spec)
    rates = []
    for fit.step in (0, 50, 110, 600, 999):
        rates.append(fit.train_step(1000)["learning_rate"] / spec.learning_rate)
    assert rates[0] < 0.02 and rates[1] == pytest.approx(0.51, abs=0.01) and rates[2] > 0.95
    assert rates[2] > rates[3] > rates[4] and rates[4] == pytest.approx(0.02, abs=1e-3)


def test_a_batch_depends_on_seed_and_step_alone(spec: FitSpec) -> None:
    fit = Fit(spec)
    before = fit.batch(7)
    fit.train_step(4)
    assert all(torch.equal(one, two) for one, two in zip(before, fit.batch(7), strict=True))
    assert not torch.equal(fit.batch(8)[0], before[0])


def test_a_run_stops_at_a_stop_file_and_goes_on_without_it(spec: FitSpec, tmp_path: Path) -> None:
    run(spec, tmp_path / "whole")
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "STOP").touch()
    run(spec, folder)
    assert checkpoint(folder)["step"] == 0
    (folder / "STOP").unlink()
    run(FitSpec("elsewhere", "elsewhere", "elsewhere"), folder)  # the run's own spec counts
    assert json.loads((folder / "spec.json").read_text()) == asdict(spec)
    assert checkpoint(folder)["step"] == 4
    for level, tensors in checkpoint(tmp_path / "whole")["students"].items():
        assert all(torch.equal(tensor, checkpoint(folder)["students"][level][key]) for key, tensor in tensors.items())
    assert {path.name for path in folder.iterdir()} == {"spec.json", "log.jsonl", "last.pt"}


def checkpoint(folder: Path) -> dict[str, dict[str, dict[str, torch.Tensor]]]:
    found: dict[str, dict[str, dict[str, torch.Tensor]]] = torch.load(folder / "last.pt", weights_only=True)
    return found


def test_steps_that_fit_into_the_minutes_are_found_and_recorded(spec: FitSpec, tmp_path: Path) -> None:
    run(replace(spec, steps=0, minutes=1e-6), tmp_path)
    assert json.loads((tmp_path / "spec.json").read_text())["steps"] == 1
    assert checkpoint(tmp_path)["step"] == 1


def test_the_exported_bundle_is_smaller_than_its_teacher_and_paints(
    spec: FitSpec, teacher_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    run(spec, folder)
    assert main(["--out", str(folder), "--export", str(tmp_path / "small")]) == 0
    small, teacher = load_bundle(tmp_path / "small"), load_bundle(teacher_folder)
    assert small.manifest.id == "small" and sorted(small.pairs) == [1, 2, 3]
    last = json.loads((folder / "log.jsonl").read_text().splitlines()[-1])
    assert last["step"] == 4
    for level in (1, 2, 3):
        assert size_of(small.pair(level).encoder) < size_of(teacher.pair(level).encoder)
    style = write_picture(tmp_path / "style.png", 48, 48)
    grid = Grid(Size(48, 32), strip_px=48, band_px=32)
    render = Render(painting_of(small, spec_of(style)), canvas_of(stored_picture(48, 32)), grid, MemoryWorkspace())
    assert render.run(Progress()).size == Size(48, 32)


def size_of(module: torch.nn.Module) -> int:
    return sum(weight.numel() for weight in module.parameters())
