"""An evaluation as tables of fixed-width text, for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studio.compression.evaluation.columns import Row, aligned
from studio.compression.evaluation.figures import (
    EvaluationReport,
    Front,
    JudgeFacts,
    LevelFigures,
    Likeness,
    ResultFigures,
)
from studio.compression.evaluation.grain import Grain
from studio.compression.evaluation.means import (
    LevelRatios,
    Ratios,
    geometric_mean,
    grain_ratio,
    mean_level_grain,
    ratio,
    ratios,
    side_mean,
)
from studio.compression.evaluation.painted import PaintedReport
from studio.compression.evaluation.peers_table import PEERS_LEGEND, peers_table
from studio.compression.evaluation.request import PLAIN, ComparisonSide, Form
from studio.networks.layout import encoder_names

_LEGEND = """\
style distance  mean squared difference of Gram matrices, result and style; geometric means over pairs and levels
W2              distance of the Gaussians with the features' mean and covariance, result and style; likewise
relative W2     its square over the variance of the style's features; arithmetic means over pairs and levels: style
content         1 - cosine of the features of result and content at the end of each block; the mean over pairs
SSIM            of luminance, result and content; the mean over pairs
identity error  mean squared error of a photograph encoded and decoded
speed-up        multiply-accumulates (MAC) of the other bundle / this one's: theoretical; s/MP is measured"""


def report_to_text(report: EvaluationReport) -> str:
    """All figures but those of single pairs, as tables with a legend."""
    found = ratios(report)
    parts = [
        _header(report),
        *_likeness_tables(report, found),
        _picture_table(report, found),
        grain_table(report, found),
    ]
    if report.front is not None:
        against = report.bundles.get(ComparisonSide.AGAINST)
        parts += front_tables(report.front, report.judges, None if against is None else against.id)
    parts += [_cost_table(report, found), _layer_table(report, found), *_latency_tables(report), peers_table(report)]
    parts += [f"skipped {skipped.file}: {skipped.reason}" for skipped in report.skipped]
    legends = (_LEGEND, GRAIN_LEGEND, FRONT_LEGEND, PEERS_LEGEND)
    return "\n\n".join((*parts, "\n".join(legends)))


def _header(report: EvaluationReport) -> str:
    sides = [
        f"{figures.id} ({figures.method}, levels {','.join(map(str, figures.levels))}{form_text(figures.form)})"
        for figures in report.bundles.values()
    ]
    threads = "1 thread" if report.threads == 1 else f"{report.threads} threads"
    drawn = f"seed {report.seed}"
    if report.split is not None:
        drawn = f"those of {report.split.file} for the role {report.split.role}"
    return f"{' against '.join(sides)}\n{len(report.pairs)} pairs at {report.size_px} px, {drawn}, {threads}"


def form_text(form: Form) -> str:
    """Empty for the plain form at full strength."""
    if form == PLAIN:
        return ""
    shares = (("strength", form.strength, form.level_strength), ("detail", form.detail, form.level_detail))
    return "".join(
        f", {name} {share:g}" + "".join(f" {level}={own:g}" for level, own in levels.items())
        for name, share, levels in shares
    )


def _likeness_tables(report: EvaluationReport, found: Ratios | None) -> list[str]:
    tables = []
    for number, judge in enumerate(report.judges):
        means = {side: side_mean(report.pairs, side).likeness[number] for side in report.bundles}
        distances = {side: mean.style_distance for side, mean in means.items()}
        w2 = {side: mean.w2 for side, mean in means.items()}
        tables += [
            _level_table(
                f"style distance, {judge.bundle}",
                report,
                distances,
                None if found is None else found.style_distance[number],
            ),
            _level_table(f"W2, {judge.bundle}", report, w2, None if found is None else found.w2[number]),
            _style_table(report, number, means, found),
        ]
    return tables


def _level_table(
    title: str, report: EvaluationReport, figures: dict[ComparisonSide, LevelFigures], found: LevelRatios | None
) -> str:
    levels = list(figures[ComparisonSide.BUNDLE])
    rows: list[Row] = [(title, *(f"level {level}" for level in levels), "all")]
    for side, values in figures.items():
        overall = geometric_mean(values.values())
        rows.append((report.bundles[side].id, *(f"{values[level]:.3g}" for level in levels), f"{overall:.3g}"))
    if found is not None:
        rows.append(("ratio", *(f"{found.levels[level]:.3f}" for level in levels), f"{found.overall:.3f}"))
    return aligned(rows)


def _style_table(
    report: EvaluationReport, number: int, means: Mapping[ComparisonSide, Likeness], found: Ratios | None
) -> str:
    judge = report.judges[number]
    rows: list[Row] = [
        (f"relative W2, {judge.bundle}", *(f"level {level}" for level in judge.levels), "style", "content")
    ]
    for side, seen in means.items():
        levels = (f"{seen.relative_w2[level]:.3f}" for level in judge.levels)
        rows.append((report.bundles[side].id, *levels, f"{seen.style:.3f}", f"{seen.content_distance:.3f}"))
    if found is not None:
        style, content = found.relative_w2[number], found.content_distance[number]
        levels = (f"{style.levels[level]:.3f}" for level in judge.levels)
        rows.append(("ratio", *levels, f"{style.overall:.3f}", f"{content:.3f}"))
    return aligned(rows)


def _picture_table(report: EvaluationReport, found: Ratios | None) -> str:
    levels = sorted({level for figures in report.bundles.values() for level in figures.levels}, reverse=True)
    rows: list[Row] = [("", "SSIM", *(f"identity error {level}" for level in levels))]
    for side, figures in report.bundles.items():
        errors = (figures.identity_error.get(level) for level in levels)
        cells = ("-" if error is None else f"{error:.2g}" for error in errors)
        rows.append((figures.id, f"{side_mean(report.pairs, side).ssim:.3f}", *cells))
    if found is not None:
        rows.append(("ratio", f"{found.ssim:.3f}"))
    return aligned(rows)


def _cost_table(report: EvaluationReport, found: Ratios | None) -> str:
    rows: list[Row] = [("", "parameters", "on disk", "MAC/px", "s/MP", "(min..max)")]
    for figures in report.bundles.values():
        cost, timing, megapixels = figures.cost, figures.timing, figures.timed_megapixels
        rows.append(
            (
                figures.id,
                f"{cost.parameters:,}",
                f"{cost.disk_bytes / 1e6:.2f} MB",
                f"{cost.macs_per_pixel:,.0f}",
                f"{figures.seconds_per_megapixel:.2f}",
                f"({timing.fastest_s / megapixels:.2f}..{timing.slowest_s / megapixels:.2f})",
            )
        )
    if found is not None:
        gains = (found.parameters, found.disk_bytes, found.speed_up, found.measured_speed_up)
        rows.append(("times less", *(f"{gain:.2f}" for gain in gains)))
    return aligned(rows)


def _layer_table(report: EvaluationReport, found: Ratios | None) -> str:
    """Layers down, networks across (e5: the encoder of level 5): MAC per pixel, or the speed-up over the other."""
    figures = report.bundles[ComparisonSide.BUNDLE]
    if found is None:
        title, layers = "MAC/px", {layer.place: layer.macs_per_pixel for layer in figures.cost.layers}
        totals, pattern = figures.cost.level_macs_per_pixel, ",.0f"
    else:
        title = "speed-up"
        layers = {(each.level, each.network, each.name): each.speed_up for each in found.layer_speed_ups}
        totals, pattern = dict(found.level_speed_ups), ".2f"
    columns = list(dict.fromkeys((level, network) for level, network, _ in layers))
    rows: list[Row] = [(title, *(f"{network[0]}{level}" for level, network in columns))]
    for name in encoder_names(max(figures.levels)):
        places = [(level, network, name) for level, network in columns]
        rows.append((name, *(format(layers[place], pattern) if place in layers else "" for place in places)))
    whole = [format(totals[level], pattern) if network == "encoder" else "" for level, network in columns]
    rows.append(("level", *whole))
    return aligned(rows)


def _latency_tables(report: EvaluationReport) -> list[str]:
    """For each bundle, layers down, networks across: ms/MP and the share of all convolutions; empty if not timed."""
    tables = []
    for figures in report.bundles.values():
        if figures.layer_latencies is None:
            continue
        found = {(each.level, each.network, each.name): each for each in figures.layer_latencies}
        columns = list(dict.fromkeys((level, network) for level, network, _ in found))
        rows: list[Row] = [(f"ms/MP, {figures.id}", *(f"{network[0]}{level}" for level, network in columns))]
        for name in encoder_names(max(figures.levels)):
            layers = (found.get((level, network, name)) for level, network in columns)
            rows.append((name, *("" if each is None else _latency_text(each.s_per_mp, each.share) for each in layers)))
        sums = [[each for place, each in found.items() if place[:2] == column] for column in columns]
        rows.append(
            ("network", *(_latency_text(sum(e.s_per_mp for e in own), sum(e.share for e in own)) for own in sums))
        )
        whole = sum(each.s_per_mp for each in found.values())
        note = f"all convolutions {whole:.2f} s/MP, the cascade {figures.seconds_per_megapixel:.2f}"
        tables.append(f"{aligned(rows)}\n{note}")
    return tables


def _latency_text(s_per_mp: float, share: float) -> str:
    return f"{1000 * s_per_mp:.1f} {share:.1%}"


FRONT_LEGEND = """\
front           style / content for each judge, axis power and lattice; r is the detail, r 0 the plain form
style at 0.63   style where content is that many times the reference's, linear on the lower envelope of the points"""


def front_tables(front: Front, judges: Sequence[JudgeFacts], reference: str | None) -> list[str]:
    """``reference`` names the bundle that painted plain at full strength."""
    named = [(point.name, point.figures) for point in front.points]
    if front.reference is not None and reference is not None:
        named.append((f"{reference}, plain", front.reference))
    rows: list[Row] = [("front", *(f"{judge.bundle} style/content" for judge in judges), "grain")]
    rows += [(name, *_positions(figures), grain_text(figures.grain)) for name, figures in named]
    return [aligned(rows), *([] if front.reference is None else [_four_numbers(front, judges)])]


def _positions(figures: ResultFigures) -> list[str]:
    return [f"{seen.style:.3f} / {seen.content_distance:.3f}" for seen in figures.likeness]


def _four_numbers(front: Front, judges: Sequence[JudgeFacts]) -> str:
    rows: list[Row] = []
    for number, judge in enumerate(judges):
        found = front.styles_at(number) or {}
        if not rows:
            rows.append(("style at", *(f"{times:.2f}" for times in found)))
        rows.append((judge.bundle, *("not reached" if style is None else f"{style:.3f}" for style in found.values())))
    return aligned(rows)


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
        rows.append((figures.id, grain_text(side_mean(report.pairs, side).grain), *cells))
    if found is not None:
        alone = dict(found.level_grain)
        cells = (grain_text(alone[level]) if level in alone else "-" for level in levels)
        rows.append(("ratio", grain_text(found.grain), *cells))
    return aligned(rows)


def grain_text(grain: Grain) -> str:
    """``1.21/1.34 0.102``."""
    coarse, fine = grain.axis_power
    return f"{coarse:.2f}/{fine:.2f} {grain.lattice:.3f}"


def painted_to_text(report: PaintedReport) -> str:
    """All figures but those of single pairs, as tables with a legend."""
    parts = [f"{len(report.pairs)} pairs at {report.size_px} px, painted elsewhere"]
    parts += front_tables(report.front, report.judges, report.against)
    if report.front.reference is not None:
        parts.append(_ratio_table(report, report.front.reference))
    parts += [f"skipped {skipped.file}: {skipped.reason}" for skipped in report.skipped]
    return "\n\n".join((*parts, f"{GRAIN_LEGEND}\n{FRONT_LEGEND}"))


def _ratio_table(report: PaintedReport, reference: ResultFigures) -> str:
    heads = (f"{judge.bundle} style/content" for judge in report.judges)
    rows: list[Row] = [(f"ratio to {report.against}", *heads, "SSIM", "grain")]
    for point in report.front.points:
        seen = zip(point.figures.likeness, reference.likeness, strict=True)
        cells = (
            f"{ratio(one.style, other.style):.3f} / {ratio(one.content_distance, other.content_distance):.3f}"
            for one, other in seen
        )
        ssim = f"{point.figures.ssim / reference.ssim:.3f}"
        rows.append((point.name, *cells, ssim, grain_text(grain_ratio(point.figures.grain, reference.grain))))
    return aligned(rows)
