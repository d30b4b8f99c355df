"""The grain of an evaluation as a table: the cascade and each level alone."""

from __future__ import annotations

from studio.compression.evaluation.columns import Row, aligned
from studio.compression.evaluation.figures import EvaluationReport
from studio.compression.evaluation.grain import Grain
from studio.compression.evaluation.means import Ratios, mean_grain, mean_level_grain

GRAIN_LEGEND = """\
axis power      power of the luminance along the axes over that at 25 to 65°, at 1/8..1/4 and 1/4..1/2 cycles a pixel
lattice         unevenness of |second difference| over cells of 2 to 16 px; all grain as geometric means over pairs"""


def grain_table(report: EvaluationReport, found: Ratios | None) -> str:
    """Axis power, coarse / fine, and lattice: of the whole cascade, then of each level that paints alone."""
    levels = sorted({level for figures in report.bundles.values() for level in figures.levels}, reverse=True)
    rows: list[Row] = [("axis power, lattice", "cascade", *(f"level {level} alone" for level in levels))]
    for side, figures in report.bundles.items():
        alone = mean_level_grain(report, side)
        cells = (grain_text(alone[level]) if level in alone else "-" for level in levels)
        rows.append((figures.id, grain_text(mean_grain(report, side)), *cells))
    if found is not None:
        alone = dict(found.level_grain)
        cells = (grain_text(alone[level]) if level in alone else "-" for level in levels)
        rows.append(("ratio", grain_text(found.grain), *cells))
    return aligned(rows)


def grain_text(grain: Grain) -> str:
    """``1.21/1.34 0.102``."""
    coarse, fine = grain.axis_power
    return f"{coarse:.2f}/{fine:.2f} {grain.lattice:.3f}"
