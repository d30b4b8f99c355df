"""Where the time of every level goes: the library's primitives by kind and shape, and what is not the library's.

A level is painted alone, once as it is, for processor seconds, page faults and system time, and once under torch's
profiler, for the share of each operation. The profiler slows what it watches, most of all short operations, so its
shares are of its own total and seconds are those of the run without it; what it does not see, Python and numpy, is the
rest of its own run. On a machine that does other work as well, that falls on whatever was interrupted.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

import psutil
import torch
from torch.profiler import ProfilerActivity
from torch.profiler import profile as watch

from studio.bench.products import bench_clock, matrix_product_gflops
from studio.bench.report import machine_text
from studio.bench.workload import Implementation, Workload, at_levels, content_pixels, painter
from studio.engine.device import use_threads
from studio.engine.libraries import Libraries, libraries
from studio.engine.painting import choose_levels
from studio.kernels.profiler_events import OWN_PREFIX, own_kernel_call
from studio.machine import Machine, this_machine


class Kind(StrEnum):
    """What an operation is for."""

    CONVOLUTION = "convolutions"
    TRANSPOSED = "transposed convolutions"
    OWN = "convolutions of our own"
    COPY = "copies"
    ELEMENTWISE = "ReLU, pooling, sums"
    STATISTICS = "statistics"
    VIEWS = "views and memory"
    OUTSIDE = "Python, numpy, the rest"


_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("conv2d", "mkldnn_convolution"), Kind.CONVOLUTION),
    "conv_transpose2d": Kind.TRANSPOSED,
    **dict.fromkeys(("copy_", "clone", "cat", "contiguous", "_to_copy", "fill_", "zero_", "to"), Kind.COPY),
    **dict.fromkeys(("mm", "bmm", "addmm", "matmul", "mean", "sum"), Kind.STATISTICS),
    **dict.fromkeys(("_linalg_eigh", "_linalg_svd", "linalg_eigh"), Kind.STATISTICS),
    **dict.fromkeys(("slice", "select", "as_strided", "empty", "empty_strided", "empty_like", "resize_"), Kind.VIEWS),
    **dict.fromkeys(("view", "permute", "reshape", "transpose", "expand", "narrow", "unsqueeze"), Kind.VIEWS),
    **dict.fromkeys(("squeeze", "_reshape_alias", "resolve_conj", "alias", "detach"), Kind.VIEWS),
}


@dataclass(frozen=True, slots=True)
class Primitive:
    """A convolution of one shape: kernel (out or in, …), calls, seconds, and GFLOP/s of the products it really does.

    A kernel of our own is one too, ``name`` its operation.
    """

    kind: Kind
    name: str
    kernel: tuple[int, ...]
    calls: int
    seconds: float
    gflops: float


@dataclass(frozen=True, slots=True)
class LevelProfile:
    """One level painted alone at ``megapixels``: processor seconds, and what they were spent on.

    ``shares`` sum to 1. ``system_s`` of the seconds were the system's, which hands out memory in ``page_faults``
    (None where it does not tell how many).
    """

    level: int
    megapixels: float
    seconds: float
    system_s: float
    page_faults: int | None
    shares: dict[Kind, float]
    primitives: tuple[Primitive, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """All levels, and the fastest product of matrices (GFLOP/s) to hold convolutions against."""

    bundle: str
    threads: int
    product_gflops: float
    levels: tuple[LevelProfile, ...]
    machine: Machine
    libraries: Libraries

    def to_text(self) -> str:
        """The machine, seconds by kind for each level, and the convolutions that take longest, as fixed-width text."""
        told = machine_text(self.machine, self.libraries)
        return "\n\n".join((told, self._kinds_text(), self._primitives_text()))

    def _kinds_text(self) -> str:
        head = f"{self.bundle}, {self.threads} thread(s); product of matrices {self.product_gflops:.0f} GFLOP/s"
        names = "".join(f"{f'level {each.level}':>12}" for each in self.levels)
        lines = [head, f"{'processor s/MP':<28}{names}"]
        lines.append(f"{'whole':<28}" + "".join(f"{each.seconds / each.megapixels:>12.3f}" for each in self.levels))
        for kind in Kind:
            cells = (each.seconds / each.megapixels * each.shares[kind] for each in self.levels)
            lines.append(f"{'  ' + kind.value:<28}" + "".join(f"{cell:>12.3f}" for cell in cells))
        lines.append(
            f"{'of it the system':<28}" + "".join(f"{each.system_s / each.megapixels:>12.3f}" for each in self.levels)
        )
        faults = (
            "-" if each.page_faults is None else f"{each.page_faults / each.megapixels:.0f}" for each in self.levels
        )
        lines.append(f"{'page faults/MP':<28}" + "".join(f"{cell:>12}" for cell in faults))
        return "\n".join(lines)

    def _primitives_text(self) -> str:
        lines = [f"{'level':<6}{'convolution':<26}{'kernel':<18}{'calls':>6}{'s/MP':>8}{'GFLOP/s':>9}{'peak':>6}"]
        for level in self.levels:
            for each in level.primitives:
                kernel = "x".join(map(str, each.kernel))
                lines.append(
                    f"{level.level:<6}{each.name:<26}{kernel:<18}{each.calls:>6}"
                    f"{each.seconds / level.megapixels:>8.3f}{each.gflops:>9.0f}"
                    f"{each.gflops / self.product_gflops:>6.0%}"
                )
        return "\n".join(lines)


def profile_levels(workload: Workload, *, megapixels: float, on_step: Callable[[str], None]) -> Profile:
    """Profile every level that the workload paints; about a minute. ``on_step`` is called with the title of each."""
    threads = use_threads(workload.threads)
    bundle = workload.bundle()
    cpu = torch.device("cpu")
    _, clock = bench_clock(cpu, threads)
    product = matrix_product_gflops(cpu, clock)
    found = []
    for level in choose_levels(workload.spec, bundle):
        on_step(f"level {level} alone at {megapixels:g} megapixels")
        pixels = content_pixels(workload.content, megapixels)
        paint = painter(Implementation.OURS, at_levels(workload, (level,)), bundle)
        paint(pixels)
        found.append(_profile(level, partial(paint, pixels), pixels.size / 3e6))
    return Profile(
        bundle=bundle.manifest.id,
        threads=threads,
        product_gflops=max(product, matrix_product_gflops(cpu, clock)),
        levels=tuple(found),
        machine=this_machine(),
        libraries=libraries(),
    )


def _profile(level: int, paint: Callable[[], object], megapixels: float) -> LevelProfile:
    process = psutil.Process()
    system_s, faults, started_s = process.cpu_times().system, _page_faults(), time.process_time()
    paint()
    seconds, system_s = time.process_time() - started_s, process.cpu_times().system - system_s
    now = _page_faults()
    with watch(activities=[ProfilerActivity.CPU], record_shapes=True, acc_events=True) as watched:
        started_s = time.process_time()
        paint()
        watched_s = time.process_time() - started_s
    events = [event for event in watched.events() if event.name.startswith(("aten::", OWN_PREFIX))]
    spent: dict[Kind, float] = defaultdict(float)
    for event in events:
        spent[kind_of(event.name, event.concrete_inputs)] += event.self_cpu_time_total / 1e6
    total = max(watched_s, sum(spent.values()))
    spent[Kind.OUTSIDE] = total - sum(spent.values())
    return LevelProfile(
        level=level,
        megapixels=megapixels,
        seconds=seconds,
        system_s=system_s,
        page_faults=None if faults is None or now is None else now - faults,
        shares={kind: spent[kind] / total for kind in Kind},
        primitives=primitives_of(events, scale=seconds / total),
    )


def _page_faults() -> int | None:
    """How many pages this process was given so far, where the system tells."""
    try:
        import resource  # noqa: PLC0415 — absent on Windows
    except ImportError:
        return getattr(psutil.Process().memory_info(), "num_page_faults", None)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def kind_of(name: str, values: Sequence[Any]) -> Kind:
    """What the operation ``aten::…`` or ``gigastyle::…`` is for; arguments tell convolutions of torch apart."""
    own = own_kernel_call(name)
    if own is not None:
        return Kind.OWN if own.products else Kind.ELEMENTWISE
    operation = name.removeprefix("aten::")
    if operation in ("convolution", "_convolution"):
        return Kind.TRANSPOSED if values[_TRANSPOSED] else Kind.CONVOLUTION
    return _KINDS.get(operation, Kind.ELEMENTWISE)


_Key = tuple[Kind, str, tuple[int, ...]]
_TRANSPOSED = 6  # its place among the arguments of aten::convolution and aten::_convolution
_STRIDE = 3


def primitives_of(events: Iterable[Any], *, scale: float) -> tuple[Primitive, ...]:
    """The convolutions among ``events`` by kind and kernel, longest first; ``scale`` is applied to their seconds.

    So are convolutions of our own, named as `studio.kernels.profiler_events` does.
    """
    calls: dict[_Key, int] = defaultdict(int)
    seconds: dict[_Key, float] = defaultdict(float)
    products: dict[_Key, float] = defaultdict(float)
    for event in events:
        own = own_kernel_call(event.name)
        if own is not None and own.products:
            key, done = (Kind.OWN, f"own {own.operation}", own.kernel), own.products
        elif event.name == "aten::convolution":
            kind = kind_of(event.name, event.concrete_inputs)
            rows, kernel = event.input_shapes[0], tuple(event.input_shapes[1])
            key, done = (kind, kind.value, kernel), _products(kind, rows, kernel, event.concrete_inputs[_STRIDE])
        else:
            continue
        calls[key] += 1
        seconds[key] += event.cpu_time_total / 1e6 * scale
        products[key] += done
    found = [
        Primitive(*key, calls[key], taken, 2e-9 * products[key] / taken if taken else 0.0)
        for key, taken in seconds.items()
    ]
    return tuple(sorted(found, key=lambda each: -each.seconds))


def _products(kind: Kind, rows: Sequence[int], kernel: Sequence[int], stride: Sequence[int]) -> float:
    """Multiply-accumulates of one call; a transposed kernel meets every cell that it is fed."""
    maps, _, height, width = rows
    numbers = float(kernel[0] * kernel[1] * kernel[2] * kernel[3])
    if kind is Kind.TRANSPOSED:
        return numbers * maps * height * width
    down, across = (height - kernel[2]) // stride[0] + 1, (width - kernel[3]) // stride[-1] + 1
    return numbers * maps * down * across
