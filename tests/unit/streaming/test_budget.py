import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import SpaceError
from studio.geometry import Size
from studio.networks.costs import halo_px
from studio.streaming.budget import BAND_HEIGHTS_PX, plan_stream, working_bytes
from studio.streaming.chunks import CALL_NUMBERS, CallSize
from studio.streaming.sweeps import plan_sweeps, sweep_layers
from tests.unit.streaming.published import DECODERS, ENCODERS

SWEEPS = [sweep_layers(sweep, ENCODERS, DECODERS) for sweep in plan_sweeps((5, 4, 3, 2, 1), ENCODERS)]
WIDTHS_PX = st.integers(2, 4000).map(lambda cells: 16 * cells)
MIB = 1 << 20
_REPOSITORY = Path(__file__).resolve().parents[3]


def worst(width_px: int, band_px: int, bytes_per_number: int = 4) -> int:
    return max(
        working_bytes(layers, width_px=width_px, band_px=band_px, call=CallSize(bytes_per_number=bytes_per_number))
        for layers in SWEEPS
    )


@given(width=WIDTHS_PX, band=st.sampled_from(BAND_HEIGHTS_PX))
def test_the_estimate_grows_with_width_band_and_precision(width: int, band: int) -> None:
    assert worst(width, band) < worst(width + 16, band)
    assert worst(width, band) < worst(width, band + 16)
    assert worst(width, band, bytes_per_number=8) == pytest.approx(2 * worst(width, band), abs=2)


@given(
    width=WIDTHS_PX,
    height=WIDTHS_PX,
    budget=st.integers(64 * MIB, 4096 * MIB),
    scratch=st.integers(0, 2048 * MIB),
    must_use_disk=st.booleans(),
)
def test_a_plan_stays_within_its_budget(
    width: int, height: int, budget: int, scratch: int, must_use_disk: bool
) -> None:
    plan = plan_stream(
        Size(width, height), SWEEPS, scratch_bytes=scratch, budget_bytes=budget, must_use_disk=must_use_disk
    )
    assert plan.working_bytes + (scratch if plan.is_in_memory else 0) <= budget
    assert plan.scratch_bytes == scratch
    assert not (plan.is_in_memory and must_use_disk)
    assert plan.working_bytes >= max(
        working_bytes(layers, width_px=strip.tile_width, band_px=plan.grid.band_px, call=CallSize())
        for layers in SWEEPS
        for strip in plan.grid.strips(halo_px(layers))[:2]
    ), "the estimate is that of the widest strip"


def test_what_lies_beside_the_layers_grows_with_the_band() -> None:
    plain, more = CallSize(), CallSize(beside_layers=10)
    for width_px, band_px in ((512, 32), (4096, 128)):
        apart = working_bytes(SWEEPS[0], width_px=width_px, band_px=band_px, call=more) - working_bytes(
            SWEEPS[0], width_px=width_px, band_px=band_px, call=plain
        )
        assert apart == pytest.approx(1.3 * 4 * 10 * width_px * band_px, abs=1)


def test_plenty_means_one_strip_tall_bands_and_scratch_in_memory() -> None:
    plan = plan_stream(Size(2048, 1024), SWEEPS, scratch_bytes=50 * MIB, budget_bytes=4096 * MIB)
    assert (plan.grid.strip_px, plan.grid.band_px, plan.is_in_memory) == (2048, 128, True)


def test_bands_are_no_taller_than_the_canvas() -> None:
    assert plan_stream(Size(64, 48), SWEEPS, scratch_bytes=0, budget_bytes=64 * MIB).grid.band_px == 48


def test_scratch_that_does_not_fit_beside_the_work_goes_to_the_disk() -> None:
    plan = plan_stream(Size(2048, 2048), SWEEPS, scratch_bytes=2000 * MIB, budget_bytes=1024 * MIB)
    assert not plan.is_in_memory


def test_a_narrow_budget_cuts_the_canvas_into_strips() -> None:
    canvas = Size(32_000, 32_000)
    plan = plan_stream(canvas, SWEEPS, scratch_bytes=30_000 * MIB, budget_bytes=256 * MIB)
    assert plan.grid.strip_count > 1 and not plan.is_in_memory


def test_a_budget_that_nothing_fits_into_says_what_would() -> None:
    with pytest.raises(SpaceError, match=r"budget of 1 MiB is too small.*about \d+ MiB; allow .* with --memory-budget"):
        plan_stream(Size(4096, 4096), SWEEPS, scratch_bytes=0, budget_bytes=MIB)


_ONE_SWEEP = """
import pathlib, re, torch
from studio.networks.chain import ConvolutionChain
from studio.streaming.prepared import PreparedChain
from studio.streaming.runner import SweepRunner
from tests.unit.streaming.published import DECODERS, ENCODERS

def ready(layers):
    tensors = {}
    for layer in layers:
        tensors[f"{layer.name}.weight"] = torch.full((layer.out_channels, layer.in_channels, 3, 3), 0.01)
        tensors[f"{layer.name}.bias"] = torch.zeros(layer.out_channels)
    chain = ConvolutionChain.from_tensors(layers, tensors)
    return PreparedChain.of(chain, dtype=torch.float32, device=torch.device("cpu"))

def peak_bytes(width_px):
    runner = SweepRunner(ready(DECODERS[2]), ready(ENCODERS[1]), width_px=width_px, band_px=64)
    for _ in range(4):
        rows = torch.ones(1, 32, 32, width_px // 2).contiguous(memory_format=torch.channels_last)
        for _ in runner.push(rows):
            pass
    status = pathlib.Path("/proc/self/status").read_text()  # getrusage would tell the peak of the program before, too
    return 1024 * int(re.search(r"VmHWM:\\s+(\\d+) kB", status).group(1))

with torch.inference_mode():
    small = peak_bytes(64)
    print(peak_bytes(4096) - small)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a program's own")
def test_the_estimate_is_what_a_sweep_really_takes_at_its_peak() -> None:
    """Each buffer is mapped for itself there: what an allocator leaves unused between buffers differs run by run."""
    estimate = working_bytes(DECODERS[2] + ENCODERS[1], width_px=4096, band_px=64, call=CallSize())
    environment = {**os.environ, "MALLOC_MMAP_THRESHOLD_": str(1 << 16)}
    told = subprocess.run(
        [sys.executable, "-c", _ONE_SWEEP],
        cwd=_REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    peak = int(told.stdout)
    assert 0.5 * estimate < peak < estimate


@pytest.mark.parametrize(("threads", "most_bytes"), [(1, 300 * MIB), (2, 350 * MIB)])
@pytest.mark.parametrize("size", [(12_500, 8_000), (40_000, 25_000), (120_000, 80_000)])
def test_beyond_what_is_comfortable_memory_grows_with_nothing(
    size: tuple[int, int], threads: int, most_bytes: int
) -> None:
    canvas, call = Size(*size).aligned(16), CallSize(numbers=threads * CALL_NUMBERS)
    plan = plan_stream(canvas, SWEEPS, scratch_bytes=0, budget_bytes=2048 * MIB, must_use_disk=True, call=call)
    assert plan.working_bytes <= most_bytes
    assert plan.grid.strip_px >= 10_000, "halos stay cheap; bands of 16 rows cost 5 % (measured)"
