import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from studio.compression.experiments import transfer
from studio.compression.experiments.cifar_networks import ConvNet
from studio.compression.experiments.cifar_runs import RunRecord
from studio.compression.experiments.classifier_pruning import Method, PruningResult
from studio.compression.experiments.classifier_training import Budget
from studio.compression.experiments.transfer import (
    Order,
    TransferResults,
    budget_of,
    main,
    verdict,
    with_new_classifier,
)
from tests.unit.compression.experiments.picture_folders import COLOURS, make_class_folders


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Few steps on few pictures, and the threads of the other tests afterwards."""
    monkeypatch.setattr(transfer, "BASE", Budget(6, batch=4))
    monkeypatch.setattr(transfer, "TASK", Budget(6, 12, 6, batch=4))
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


def arguments(data: Path, out: Path, *more: str) -> list[str]:
    return [
        "--data", str(data), "--network", "convnet", "--out", str(out), "--dtype", "float32", "--per-class", "3",
        "--criteria", "spp", "--new-classes", "red,blue", *more,
    ]  # fmt: skip


def test_both_orders_are_run_at_equal_steps_and_told_apart_or_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, out = make_class_folders(tmp_path / "data", tuple(COLOURS)), tmp_path / "out"
    assert main(arguments(data, out, "--seeds", "1")) == 0
    assert "One seed says nothing" in capsys.readouterr().out
    first = {path.name: path.stat().st_mtime_ns for path in (out / "runs").iterdir()}
    names = ("base", "unpruned-seed0", "transferred-seed0", "while-spp-4x-seed0", "after-spp-4x-seed0")
    assert set(first) == {f"{name}.json" for name in names}
    assert main(arguments(data, out, "--seeds", "2")) == 0
    printed = capsys.readouterr().out
    assert "pruned while transferred:" in printed and "over 2 seeds at equal steps" in printed
    assert {name: (out / "runs" / name).stat().st_mtime_ns for name in first} == first
    record = json.loads((out / "table.json").read_text())
    assert len(record["unpruned"]) == 2 and [len(runs) for runs in record["runs"].values()] == [2, 2]
    settings = json.loads((out / "settings.json").read_text())
    assert settings["base"]["classes"] == ["green", "yellow"] and settings["new_classes"] == ["red", "blue"]


def test_the_steps_of_both_orders_add_up_to_the_same() -> None:
    task = Budget(10, 20, 30)
    in_one, after = budget_of(Order.WHILE, task), budget_of(Order.AFTER, task)
    assert in_one.pruning_steps + in_one.retraining_steps == 10 + after.pruning_steps + after.retraining_steps == 60


def test_a_new_classifier_leaves_the_rest_as_it_was() -> None:
    network = ConvNet(4)
    new, again, other = (with_new_classifier(network, 2, seed) for seed in (0, 0, 1))
    assert new.get_parameter("linear.weight").shape == (2, 1024)
    assert torch.equal(new.get_parameter("linear.weight"), again.get_parameter("linear.weight"))
    assert not torch.equal(new.get_parameter("linear.weight"), other.get_parameter("linear.weight"))
    assert torch.equal(new.get_parameter("conv3.weight"), network.conv3.weight) and network.linear.out_features == 4


def test_the_sentence_names_what_differs_by_more_than_the_spread() -> None:
    def runs(method: Method, accuracies: tuple[float, ...]) -> list[RunRecord]:
        return [
            RunRecord(PruningResult(method, 4.0, seed, 4.1, 50.0, accuracy, 0), 1.0)
            for seed, accuracy in enumerate(accuracies)
        ]

    results = TransferResults(
        (80.0, 81.0),
        {
            Order.WHILE: (*runs(Method.SPP, (78.0, 79.0)), *runs(Method.INCREG, (70.0, 76.0))),
            Order.AFTER: (*runs(Method.SPP, (76.0, 77.2)), *runs(Method.INCREG, (72.0, 74.0))),
        },
    )
    told = verdict(results)
    assert "better by more than the spread: SPP at 4× (+1.90 ± 0.14); worse: none." in told
    assert "+0.95 on average" in told


@pytest.mark.parametrize("classes", ["red,purple", "red", "red,red", "red,blue,green"])
def test_new_classes_that_make_no_task_or_leave_no_base_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], classes: str
) -> None:
    data = make_class_folders(tmp_path / "data", tuple(COLOURS), train=1, test=1)
    assert main(arguments(data, tmp_path / "out", "--new-classes", classes)) == 1
    assert "two or more of blue, green, red, yellow" in capsys.readouterr().err
