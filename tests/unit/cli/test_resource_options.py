from argparse import ArgumentParser
from pathlib import Path

import pytest

from studio.cli.resource_options import add_compute_options, add_job_options, resources_from
from studio.errors import SpecError
from studio.specs.stylize import Resources


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
