"""The engine timed against itself: bundles and forms in turns, one after the other in every round, and peers beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch
import torch.nn.functional as F

from studio.bench import microast
from studio.bench.choices import Form, Peer
from studio.bench.comparison import device_name
from studio.bench.products import bench_clock, matrix_product_gflops
from studio.bench.report import Json, aligned, machine_text
from studio.bench.workload import (
    Implementation,
    Painter,
    Workload,
    content_pixels,
    network_macs_per_pixel,
    painter,
    style_rgb,
    to_pixels,
    to_rgb,
)
from studio.codec import to_plain
from studio.engine.device import choose_device, use_threads
from studio.engine.in_memory import Pixels
from studio.engine.libraries import Libraries, libraries
from studio.engine.painting import choose_levels
from studio.engine.timing import Timing, in_turns
from studio.machine import Machine, this_machine

RESIDUAL_DETAIL = 0.7


@dataclass(frozen=True, slots=True)
class BundlesRequest:
    """The work (its bundle apart), the bundles, forms and peers that do it, how large and how often."""

    workload: Workload
    bundle_dirs: tuple[Path, ...]
    forms: tuple[Form, ...]
    peers: tuple[Peer, ...]
    megapixels: float
    repeats: int


@dataclass(frozen=True, slots=True)
class BundleRow:
    """One bundle in one form, or a peer (without form); ``gflop`` is nominal, counted as plain convolutions."""

    name: str
    form: Form | None
    gflop: float
    timing: Timing

    def to_json(self, megapixels: float, product_gflops: float) -> Json:
        """Seconds and rates as plain values."""
        return {
            "name": self.name,
            "form": self.form,
            "runs_s": list(self.timing.runs_s),
            "median_s_per_mp": self.timing.median_s / megapixels,
            "min_s_per_mp": self.timing.fastest_s / megapixels,
            "max_s_per_mp": self.timing.slowest_s / megapixels,
            "nominal_gflop": self.gflop,
            "nominal_gflop_per_s": self.gflops,
            "share_of_matrix_product": self.gflops / product_gflops,
        }

    @property
    def gflops(self) -> float:
        """Nominal GFLOP/s."""
        return self.gflop / self.timing.median_s


@dataclass(frozen=True, slots=True)
class BundlesReport:
    """All rows, in the order they were asked for, and what they were measured with.

    Seconds are of the processor (``clock``) with one thread on a CPU, where they tell most, else of the wall.
    """

    content: str
    styles: tuple[str, ...]
    megapixels: float
    device: str
    threads: int
    clock: str
    product_gflops: float
    rows: tuple[BundleRow, ...]
    machine: Machine
    libraries: Libraries

    def speed_against_first(self, row: BundleRow) -> float | None:
        """How many times faster ``row`` is than the first bundle in the same form, a peer than it plain."""
        first = self._row(self.rows[0].name, row.form or Form.PLAIN)
        return None if first is None else first.timing.ratio_to(row.timing)

    def cost_against_plain(self, row: BundleRow) -> float | None:
        """How many times as long ``row`` takes as the plain form of its bundle."""
        plain = self._row(row.name, Form.PLAIN) if row.form is not None else None
        return None if plain is None else row.timing.ratio_to(plain.timing)

    def _row(self, name: str, form: Form) -> BundleRow | None:
        return next((row for row in self.rows if row.name == name and row.form is form), None)

    def to_json(self) -> Json:
        """The report as plain values."""
        plain: Json = to_plain(self)
        plain["matrix_product_gflop_per_s"] = plain.pop("product_gflops")
        plain["rows"] = [
            {
                **row.to_json(self.megapixels, self.product_gflops),
                "times_faster_than_first": self.speed_against_first(row),
                "times_of_plain": self.cost_against_plain(row),
            }
            for row in self.rows
        ]
        return plain

    def to_text(self) -> str:
        """The report as a table of fixed-width text."""
        threads = "1 thread" if self.threads == 1 else f"{self.threads} threads"
        head = (
            f"{self.content} in the style of {', '.join(self.styles)}, {self.megapixels:.2f} MP, {self.device}, "
            f"{threads}; {self.clock} seconds; float32 matrix product {self.product_gflops:.0f} GFLOP/s\n"
            f"{machine_text(self.machine, self.libraries)}"
        )
        table = aligned([_HEADINGS, *map(self._cells, self.rows)])
        return "\n\n".join((head, table, _LEGEND))

    def _cells(self, row: BundleRow) -> tuple[str, ...]:
        timing, faster, longer = row.timing, self.speed_against_first(row), self.cost_against_plain(row)
        return (
            row.name,
            row.form or "-",
            f"{timing.median_s / self.megapixels:.3f}",
            f"({timing.fastest_s / self.megapixels:.3f}..{timing.slowest_s / self.megapixels:.3f})",
            f"{row.gflops:.1f}",
            f"{row.gflops / self.product_gflops:.0%}",
            "-" if faster is None else f"{faster:.2f}",
            "-" if longer is None else f"{longer:.2f}",
        )


_HEADINGS = ("", "form", "s/MP", "(min..max)", "GFLOP/s", "peak", "faster", "of plain")
_LEGEND = """\
s/MP      seconds per megapixel, the median; all took turns on the same pixels, styles were measured beforehand, files
          neither read nor written
GFLOP/s   counted as the plain convolutions of the networks, decoders twice in the residual form
peak      that as a share of the fastest product of matrices
faster    how many times faster than the first bundle in the same form (a peer: than it plain), the median of rounds
of plain  how many times as long as the same bundle takes in the plain form, the median of rounds"""


def compare_bundles(request: BundlesRequest, *, on_step: Callable[[str], None]) -> BundlesReport:
    """Paint by every bundle, form and peer in turns; minutes of work. ``on_step`` is called with the title of each."""
    workload = request.workload
    device, threads = choose_device(workload.device), use_threads(workload.threads)
    pixels_hwc = content_pixels(workload.content, request.megapixels)
    clock_name, clock = bench_clock(device, threads)
    product_gflops = matrix_product_gflops(device, clock)
    painters: dict[tuple[str, Form | None], Painter] = {}
    macs: dict[tuple[str, Form | None], float] = {}
    for folder in request.bundle_dirs:
        for form in request.forms:
            own = in_form(workload, folder, form)
            bundle = own.bundle()
            levels, twice = choose_levels(own.spec, bundle), form is Form.RESIDUAL
            key = (bundle.manifest.id, form)
            painters[key] = painter(Implementation.OURS, own, bundle)
            macs[key] = network_macs_per_pixel(bundle, levels, decoded_twice=levels if twice else ())
    for peer in request.peers:
        painters[peer, None], macs[peer, None] = _PEERS[peer](workload)
    for (name, kind), paint in painters.items():
        on_step(f"{name}{f', {kind}' if kind else ''} once, to begin with")
        paint(pixels_hwc)
    on_step(f"{len(painters)} ways in turns, {request.repeats} rounds at {request.megapixels:g} megapixels")
    timings = in_turns(
        {key: partial(paint, pixels_hwc) for key, paint in painters.items()},
        repeats=request.repeats,
        clock=clock,
    )
    pixels = pixels_hwc.shape[0] * pixels_hwc.shape[1]
    return BundlesReport(
        content=workload.content.name,
        styles=tuple(style.path.name for style in workload.spec.styles),
        megapixels=pixels / 1e6,
        device=device_name(device),
        threads=threads,
        clock=clock_name,
        product_gflops=max(product_gflops, matrix_product_gflops(device, clock)),
        rows=tuple(BundleRow(*key, 2e-9 * macs[key] * pixels, timings[key]) for key in painters),
        machine=this_machine(),
        libraries=libraries(),
    )


def in_form(workload: Workload, bundle_dir: Path, form: Form) -> Workload:
    """The same work by the networks in ``bundle_dir``, plain or with `RESIDUAL_DETAIL` at every level."""
    detail = RESIDUAL_DETAIL if form is Form.RESIDUAL else 0.0
    return replace(workload, bundle_dir=bundle_dir, spec=replace(workload.spec, detail=detail, level_detail={}))


def _microast(workload: Workload) -> tuple[Painter, float]:
    device = choose_device(workload.device)
    network = microast.micro_ast().to(device)
    with torch.inference_mode():
        style = network.measure(_padded(style_rgb(workload.spec.styles[0].path, workload.spec).to(device)))

    def paint(pixels_hwc: Pixels) -> Pixels:
        height, width = pixels_hwc.shape[:2]
        with torch.inference_mode():
            painted = network(_padded(to_rgb(pixels_hwc).to(device)), style)[:, :, :height, :width]
            return to_pixels(painted.clamp_(0.0, 1.0).cpu(), pixels_hwc.dtype)

    return paint, microast.macs_per_pixel()


def _padded(rgb_bchw: torch.Tensor) -> torch.Tensor:
    height, width = rgb_bchw.shape[2:]
    return F.pad(rgb_bchw, (0, -width % microast.MULTIPLE_PX, 0, -height % microast.MULTIPLE_PX), mode="reflect")


_PEERS: Mapping[Peer, Callable[[Workload], tuple[Painter, float]]] = {Peer.MICROAST: _microast}
assert set(_PEERS) == set(Peer), "every peer needs its network"
