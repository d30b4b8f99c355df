"""What the bench found, as values, as JSON and as a table for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.bench.peak import PeakMemory
from studio.bench.workload import Side
from studio.engine.timing import Timing

Json = dict[str, object]

_HEADINGS = ("", "MP", "ours s/MP", "(min..max)", "reference s/MP", "(min..max)", "ratio", "GFLOP/s", "peak", "differ")
_LEGEND = """\
s/MP     seconds per megapixel, the median; both sides took turns on the same pixels, weights and threads, the
         styles were measured beforehand, files were neither read nor written
ratio    reference / ours
GFLOP/s  ours, counted for both sides as the plain 3x3 convolutions; work saved or done twice does not show in it
peak     that as a share of the matrix product
differ   the largest difference of the two results, in 8-bit steps after rounding, and how many values differ"""


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of work done by both sides; ``gflop`` is its nominal count, two for each multiply-accumulate."""

    name: str
    width_px: int
    height_px: int
    gflop: float
    timings: Mapping[Side, Timing]
    largest_difference: int
    differing_share: float

    @property
    def megapixels(self) -> float:
        """Millions of pixels painted."""
        return self.width_px * self.height_px / 1e6

    @property
    def ratio(self) -> float:
        """How many times faster ours is, by the medians."""
        return self.timings[Side.REFERENCE].median_s / self.timings[Side.OURS].median_s

    def gflops(self, side: Side) -> float:
        """Nominal GFLOP/s of one side."""
        return self.gflop / self.timings[side].median_s

    def to_json(self, product_gflops: float) -> Json:
        """The row as plain values."""
        return {
            "name": self.name,
            "width_px": self.width_px,
            "height_px": self.height_px,
            "nominal_gflop": self.gflop,
            **{side.value: self._side_to_json(side, product_gflops) for side in Side},
            "ratio": self.ratio,
            "largest_difference_steps": self.largest_difference,
            "differing_share": self.differing_share,
        }

    def _side_to_json(self, side: Side, product_gflops: float) -> Json:
        timing = self.timings[side]
        return {
            "runs_s": list(timing.runs_s),
            "median_s_per_mp": timing.median_s / self.megapixels,
            "min_s_per_mp": timing.fastest_s / self.megapixels,
            "max_s_per_mp": timing.slowest_s / self.megapixels,
            "nominal_gflop_per_s": self.gflops(side),
            "share_of_matrix_product": self.gflops(side) / product_gflops,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one bench and what they were measured with; memory None where the system does not tell."""

    content: str
    styles: tuple[str, ...]
    bundle: str
    method: str
    threads: int
    repeats: int
    product_gflops: float
    rows: tuple[Row, ...]
    memory_megapixels: float
    memory: Mapping[Side, PeakMemory | None]

    def to_json(self) -> Json:
        """The report as plain values."""
        return {
            "content": self.content,
            "styles": list(self.styles),
            "bundle": self.bundle,
            "method": self.method,
            "threads": self.threads,
            "repeats": self.repeats,
            "matrix_product_gflop_per_s": self.product_gflops,
            "rows": [row.to_json(self.product_gflops) for row in self.rows],
            "memory_megapixels": self.memory_megapixels,
            "memory": {side.value: _memory_to_json(memory) for side, memory in self.memory.items()},
        }

    def to_text(self) -> str:
        """The report as a table of fixed-width text."""
        threads = "1 thread" if self.threads == 1 else f"{self.threads} threads"
        header = (
            f"{self.content} in the style of {', '.join(self.styles)}\n"
            f"bundle {self.bundle}, {self.method}, {threads}, {self.repeats} repeats; "
            f"float32 matrix product {self.product_gflops:.0f} GFLOP/s"
        )
        table = _aligned([_HEADINGS, *(_cells(row, self.product_gflops) for row in self.rows)])
        return "\n\n".join((header, table, self._memory_text(), _LEGEND))

    def _memory_text(self) -> str:
        lines = [f"peak resident memory at {self.memory_megapixels:g} MP, each in an interpreter of its own"]
        for side, memory in self.memory.items():
            if memory is None:
                lines.append(f"  {side}: this system does not tell")
            else:
                above_mb = (memory.peak_bytes - memory.idle_bytes) / 1e6
                lines.append(
                    f"  {side}: {memory.peak_bytes / 1e6:.0f} MB, "
                    f"{above_mb:.0f} MB of it above torch and the networks at rest"
                )
        return "\n".join(lines)


def _cells(row: Row, product_gflops: float) -> tuple[str, ...]:
    return (
        row.name,
        f"{row.megapixels:.2f}",
        *_seconds(row, Side.OURS),
        *_seconds(row, Side.REFERENCE),
        f"{row.ratio:.2f}",
        f"{row.gflops(Side.OURS):.1f}",
        f"{row.gflops(Side.OURS) / product_gflops:.0%}",
        f"{row.largest_difference} ({row.differing_share:.2%})",
    )


def _seconds(row: Row, side: Side) -> tuple[str, str]:
    timing, megapixels = row.timings[side], row.megapixels
    spread = f"({timing.fastest_s / megapixels:.2f}..{timing.slowest_s / megapixels:.2f})"
    return f"{timing.median_s / megapixels:.2f}", spread


def _aligned(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _memory_to_json(memory: PeakMemory | None) -> Json | None:
    return None if memory is None else {"idle_bytes": memory.idle_bytes, "peak_bytes": memory.peak_bytes}
