import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from studio.compression.experiments import cifar, cifar_networks
from studio.compression.experiments.cifar import main
from studio.compression.experiments.cifar_networks import CifarResNet
from studio.compression.experiments.classifier_training import Budget
from tests.unit.compression.experiments.picture_folders import make_class_folders, zipped


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Few steps on few pictures, and the threads of the other tests afterwards."""
    monkeypatch.setattr(cifar, "BUDGETS", {name: Budget(8, 40, 8, batch=4) for name in cifar.BUDGETS})
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


def arguments(data: Path, out: Path, *more: str, network: str = "convnet") -> list[str]:
    return ["--data", str(data), "--network", network, "--out", str(out), "--dtype", "float32", *more]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_class_folders(tmp_path / "data")


def test_the_command_makes_what_is_missing_and_prints_a_table(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    few = ("--speed-ups", "4", "--criteria", "l1,spp")
    assert main(arguments(data, out, *few, "--seeds", "1")) == 0
    first = capsys.readouterr().out
    assert "One seed says nothing" in first
    made = {path.name: path.stat().st_mtime_ns for path in (out / "runs").iterdir()}
    assert made.keys() == {"base.json", "one-shot-l1-4x-seed0.json", "spp-4x-seed0.json"}
    assert main(arguments(zipped(data, tmp_path / "data.zip"), out, *few, "--seeds", "2")) == 0
    printed = capsys.readouterr().out
    assert "over 2 seeds" in printed and "× at 4× (" in printed and "DepGraph +0.27" in printed
    assert {name: (out / "runs" / name).stat().st_mtime_ns for name in made} == made
    record = json.loads((out / "table.json").read_text())
    assert [(row["method"], len(row["accuracies"])) for row in record["rows"]] == [("one-shot L1", 2), ("SPP", 2)]
    assert all(4 <= row["speed_up"] < 5.5 for row in record["rows"])


def test_a_published_network_is_the_base_and_its_inner_filters_go(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(cifar_networks.NETWORKS, "resnet20", lambda classes: CifarResNet(classes, blocks=1))
    weights = {f"module.{name}": value for name, value in CifarResNet(3, blocks=1).state_dict().items()}
    torch.save({"state_dict": weights}, tmp_path / "net.th")
    more = ("--weights", str(tmp_path / "net.th"), "--criteria", "increg", "--speed-ups", "2", "--seeds", "1")
    assert main(arguments(data, tmp_path / "out", *more, network="resnet20")) == 0
    printed, errors = capsys.readouterr()
    assert "% as given)" in printed and "2.0×  IncReg" in printed
    assert "conv1 is not pruned: shortcuts couple it" in errors and "layer3.0.conv2 is not pruned" in errors
    assert main(arguments(data, tmp_path / "stages", *more, "--stages", network="resnet20")) == 0
    assert "is not pruned" not in capsys.readouterr().err
    assert main(arguments(data, tmp_path / "out", *more, "--stages", network="resnet20")) == 1
    assert "with_stages: False, now True" in capsys.readouterr().err


@pytest.mark.parametrize("change", ["data", "settings"])
def test_a_folder_that_was_begun_otherwise_is_refused_and_stays(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: str
) -> None:
    out = tmp_path / "out"
    few = ("--speed-ups", "2", "--criteria", "l1", "--seeds", "1")
    assert main(arguments(data, out, *few)) == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    other = make_class_folders(tmp_path / "other", seed=1) if change == "data" else data
    assert main(arguments(other, out, *few, "--scale", "1" if change == "data" else "2")) == 1
    told = capsys.readouterr().err
    assert ("other data" if change == "data" else "budget.base_steps: 8, now 16") in told
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_what_cannot_work_is_said_before_the_base_is_trained(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments(data, tmp_path / "out", "--speed-ups", "8", "--criteria", "spp", "--scale", "0.05")) == 1
    assert "in 2 pruning steps; it needs at least" in capsys.readouterr().err
    assert not (tmp_path / "out" / "base.pt").exists()
    assert main(arguments(data, tmp_path / "out", "--speed-ups", "4000")) == 1
    assert "4000 times faster" in capsys.readouterr().err
    missing = ("--weights", str(tmp_path / "none.th"))
    assert main(arguments(data, tmp_path / "out", *missing, network="resnet20")) == 1
    assert "none.th cannot be read" in capsys.readouterr().err
    one = make_class_folders(tmp_path / "one", ("red",))
    assert main(arguments(one, tmp_path / "else")) == 1
    assert "has one class in train/" in capsys.readouterr().err


def test_wrong_options_are_usage_errors(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (("--seeds", "0"), ("--speed-ups", "1"), ("--criteria", "l2"), ("--speed-ups", "a")):
        with pytest.raises(SystemExit, match="2"):
            main(arguments(data, tmp_path / "out", *wrong))
    assert "is none of l1, gradual, increg, spp" in capsys.readouterr().err
