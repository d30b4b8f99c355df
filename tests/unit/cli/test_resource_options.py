from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.app import main
from studio.cli.resource_options import add_compute_options, add_job_options, on_present_device, resources_from
from studio.codec import save_record
from studio.errors import DeviceError, SpecError
from studio.settings import Settings, settings_file
from studio.specs.stylize import Resources
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture


def resources(line: str, defaults: Resources) -> Resources:
    parser = ArgumentParser()
    add_compute_options(parser)
    add_job_options(parser)
    return resources_from(parser.parse_args(line.split()), defaults)


def test_without_options_the_defaults_stay() -> None:
    defaults = Resources(device="cpu", threads=3, memory_budget_bytes=1 << 28, scratch_dir=Path("scratch"))
    assert resources("", defaults) == defaults


def test_every_option_overrides() -> None:
    line = (
        "--device mps --threads 0 --memory-budget 800MB --scratch-dir s --max-pixels 1e6 --job-dir j --resume "
        "--precision float64"
    )
    assert resources(line, Resources(device="cpu", threads=3)) == Resources(
        device="mps",
        threads=0,
        memory_budget_bytes=800_000_000,
        max_pixels=1_000_000,
        job_dir=Path("j"),
        resume=True,
        scratch_dir=Path("s"),
        precision="float64",
    )


@pytest.mark.parametrize("line", ["--threads -1", "--memory-budget 1MB", "--max-pixels 0", "--resume"])
def test_values_out_of_range_are_refused(line: str) -> None:
    with pytest.raises(SpecError):
        resources(line, Resources())


without_cuda = pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a CUDA device")


@without_cuda
def test_a_device_that_is_named_has_to_be_here() -> None:
    with pytest.raises(DeviceError, match="no CUDA device here"):
        on_present_device(Resources(device="cuda"), Namespace(device="cuda"))


@without_cuda
def test_where_one_of_the_settings_is_gone_the_fastest_serves_with_a_note() -> None:
    resources, notes = on_present_device(Resources(device="cuda", threads=2), Namespace(device=None))
    assert resources == replace(Resources(threads=2), device="auto")
    assert len(notes) == 1 and "the device cuda of the settings is not here" in notes[0]


def test_what_is_here_stays() -> None:
    assert on_present_device(Resources(device="cpu"), Namespace(device=None)) == (Resources(device="cpu"), ())


@without_cuda
@pytest.mark.parametrize("wanted", ["option", "settings"])
def test_the_device_is_checked_before_anything_is_prepared(
    wanted: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if wanted == "settings":
        save_record(settings_file(), Settings(device="cuda"))
    option = ["--device", "cuda"] if wanted == "option" else []
    write_tiny_bundle(tmp_path / "tiny", levels=(1,))
    photo, style = (write_picture(tmp_path / name, 64, 48) for name in ("photo.png", "style.png"))
    output, bundle = tmp_path / "a.png", tmp_path / "tiny"
    try:
        code = main(["stylize", *map(str, (photo, "--style", style, "--bundle", bundle, "--output", output)), *option])
    finally:
        settings_file().unlink(missing_ok=True)
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1
    assert (code, output.exists()) == ((2, False) if wanted == "option" else (0, True))
    assert ("torch sees no CUDA device" if wanted == "option" else "of the settings is not here") in lines[0]


@without_cuda
@pytest.mark.parametrize("kind", ["distill", "prune"])
def test_training_checks_its_device_before_it_reads_a_picture(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["train", kind, "--contents", str(tmp_path), "--out", str(tmp_path / "run"), "--device", "cuda"]
    more = ["--bundle", "compact", "--ratio", "0.5"] if kind == "prune" else ["--teacher", "compact"]
    assert main([*line, *more]) == 2
    assert "torch sees no CUDA device here" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()
