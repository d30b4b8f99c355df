"""What the bench found, as values, as JSON and as a table for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.bench.peak import PeakMemory
from studio.bench.workload import Implementation
from studio.codec import to_plain
from studio.engine.libraries import Libraries
from studio.engine.timing import Timing
from studio.machine import Machine

Json = dict[str, object]

_HEADINGS = ("", "MP", "ours s/MP", "(min..max)", "reference s/MP", "(min..max)", "ratio", "GFLOP/s", "peak", "differ")
_LEGEND = """\
s/MP     seconds per megapixel, the median; both sides took turns on the same pixels, weights and threads, the
         styles were measured beforehand, files were neither read nor written
ratio    reference / ours
GFLOP/s  ours, counted as the plain 3x3 convolutions of its networks; work saved or done twice does not show in it
peak     that as a share of the fastest product of matrices
differ   the largest difference of the two results, in 8-bit steps after rounding, and how many values differ;
         not told where the two sides paint with different networks"""


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two results are apart after rounding: the largest difference in 8-bit steps, the share that differs."""

    largest_steps: int
    share: float


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of work done by both implementations; ``gflop`` is its nominal count, two for each multiply-accumulate.

    ``difference`` is None where they paint with different networks.
    """

    name: str
    width_px: int
    height_px: int
    gflop: Mapping[Implementation, float]
    timings: Mapping[Implementation, Timing]
    difference: Difference | None

    @property
    def megapixels(self) -> float:
        """Millions of pixels painted."""
        return self.width_px * self.height_px / 1e6

    @property
    def ratio(self) -> float:
        """How many times faster ours is, by the medians."""
        return self.timings[Implementation.REFERENCE].median_s / self.timings[Implementation.OURS].median_s

    def gflops(self, implementation: Implementation) -> float:
        """Nominal GFLOP/s of one implementation."""
        return self.gflop[implementation] / self.timings[implementation].median_s

    def to_json(self, product_gflops: float) -> Json:
        """The row as plain values."""
        return {
            "name": self.name,
            "width_px": self.width_px,
            "height_px": self.height_px,
            **{
                implementation.value: self._implementation_to_json(implementation, product_gflops)
                for implementation in Implementation
            },
            "ratio": self.ratio,
            "largest_difference_steps": self.difference.largest_steps if self.difference else None,
            "differing_share": self.difference.share if self.difference else None,
        }

    def _implementation_to_json(self, implementation: Implementation, product_gflops: float) -> Json:
        timing = self.timings[implementation]
        return {
            "runs_s": list(timing.runs_s),
            "median_s_per_mp": timing.median_s / self.megapixels,
            "min_s_per_mp": timing.fastest_s / self.megapixels,
            "max_s_per_mp": timing.slowest_s / self.megapixels,
            "nominal_gflop": self.gflop[implementation],
            "nominal_gflop_per_s": self.gflops(implementation),
            "share_of_matrix_product": self.gflops(implementation) / product_gflops,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one bench and what they were measured with; memory None where the system does not tell."""

    content: str
    styles: tuple[str, ...]
    bundles: Mapping[Implementation, str]
    method: str
    device: str
    threads: int
    repeats: int
    product_gflops: float
    rows: tuple[Row, ...]
    memory_megapixels: float
    memory: Mapping[Implementation, PeakMemory | None]
    machine: Machine
    libraries: Libraries

    def to_json(self) -> Json:
        """The report as plain values."""
        plain: Json = to_plain(self)
        plain["matrix_product_gflop_per_s"] = plain.pop("product_gflops")
        return {**plain, "rows": [row.to_json(self.product_gflops) for row in self.rows]}

    def to_text(self) -> str:
        """The report as a table of fixed-width text."""
        threads = "1 thread" if self.threads == 1 else f"{self.threads} threads"
        header = (
            f"{self.content} in the style of {', '.join(self.styles)}\n"
            f"bundle {self._bundles_text()}, {self.method}, {self.device}, {threads}, {self.repeats} repeats; "
            f"float32 matrix product {self.product_gflops:.0f} GFLOP/s\n"
            f"{machine_text(self.machine, self.libraries)}"
        )
        table = aligned([_HEADINGS, *(_cells(row, self.product_gflops) for row in self.rows)])
        return "\n\n".join((header, table, self._memory_text(), _LEGEND))

    def _bundles_text(self) -> str:
        ours, reference = self.bundles[Implementation.OURS], self.bundles[Implementation.REFERENCE]
        return ours if ours == reference else f"{ours} against the reference on {reference}"

    def _memory_text(self) -> str:
        lines = [f"peak resident memory at {self.memory_megapixels:g} MP, each in an interpreter of its own"]
        for implementation, memory in self.memory.items():
            if memory is None:
                lines.append(f"  {implementation}: this system does not tell")
            else:
                above_mb = (memory.peak_bytes - memory.idle_bytes) / 1e6
                on_device = f", {memory.device_bytes / 1e6:.0f} MB on the device" if memory.device_bytes else ""
                lines.append(
                    f"  {implementation}: {memory.peak_bytes / 1e6:.0f} MB, "
                    f"{above_mb:.0f} MB of it above torch and the networks at rest{on_device}"
                )
        return "\n".join(lines)


def machine_text(machine: Machine, libraries: Libraries) -> str:
    """Two lines: the machine, and what computes on it."""
    return f"{machine.to_text()}\n{libraries.to_text()}"


def _cells(row: Row, product_gflops: float) -> tuple[str, ...]:
    return (
        row.name,
        f"{row.megapixels:.2f}",
        *_seconds(row, Implementation.OURS),
        *_seconds(row, Implementation.REFERENCE),
        f"{row.ratio:.2f}",
        f"{row.gflops(Implementation.OURS):.1f}",
        f"{row.gflops(Implementation.OURS) / product_gflops:.0%}",
        f"{row.difference.largest_steps} ({row.difference.share:.2%})" if row.difference else "-",
    )


def _seconds(row: Row, implementation: Implementation) -> tuple[str, str]:
    timing, megapixels = row.timings[implementation], row.megapixels
    spread = f"({timing.fastest_s / megapixels:.2f}..{timing.slowest_s / megapixels:.2f})"
    return f"{timing.median_s / megapixels:.2f}", spread


def aligned(rows: list[tuple[str, ...]]) -> str:
    """Lines of fixed-width text, each column as wide as its widest cell and flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
