"""What the figures of the experiment on pruned pairs say: a table, and sentences about the cut and the criteria."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from studio.compression.experiments.pairs_pruning_runs import ARMS, CUT, Paintings, PairsResult
from studio.specs.pruning import PruningCriterion

ONE_SHOT = PruningCriterion.L1.value


def table(original: Paintings, results: Sequence[PairsResult]) -> str:
    """For a person: mean ± deviation over seeds, one line for each arm and speed-up."""
    columns = ("kept", "trained", "style", "content", "apart", "as one-shot")
    lines = [_row("speed-up", "", ("pruned", "refitted", *columns))]
    nothing = "-"
    lines.append(
        _row("1", "unpruned", (nothing,) * 4 + (f"{original.style:.4f}", f"{original.content:.4f}", "0", nothing))
    )
    for wished in sorted({each.wished for each in results}):
        for arm in ARMS:
            found = [each for each in results if (each.arm, each.wished) == (arm, wished)]
            if found:
                lines.append(_row(f"{wished:g}", arm, _cells(found, results)))
    return "\n".join(lines)


def verdicts(results: Sequence[PairsResult]) -> list[str]:
    """Two sentences for each speed-up: the best criterion against the cut, and against one-shot."""
    sentences = []
    for wished in sorted({each.wished for each in results}):
        found = {
            arm: {each.seed: each.paintings.apart for each in results if (each.arm, each.wished) == (arm, wished)}
            for arm in ARMS
        }
        complete = [arm for arm in ARMS if found[arm]]
        pruned = [arm for arm in complete if arm != CUT]
        if not pruned:
            continue
        best = min(pruned, key=lambda arm: statistics.fmean(found[arm].values()))
        for other in (CUT, ONE_SHOT):
            if other in complete and other != best:
                sentences.append(_against(wished, (best, found[best]), (other, found[other])))
    return sentences


def _against(wished: float, ours: tuple[str, dict[int, float]], theirs: tuple[str, dict[int, float]]) -> str:
    seeds = sorted(set(ours[1]) & set(theirs[1]))
    ratios = [ours[1][seed] / theirs[1][seed] for seed in seeds]
    nearer = sum(ratio < 1 for ratio in ratios)
    return (
        f"{wished:g} times cheaper: what {ours[0]} paints is {_spread(ratios)} times as far from the original's "
        f"paintings as what {theirs[0]} paints, nearer in {nearer} of {len(seeds)} seeds."
    )


def same_filters(result: PairsResult, results: Sequence[PairsResult]) -> float | None:
    """Share of the filters that stay that one-shot L1 keeps as well; None where it was not run."""
    for each in results:
        if (each.arm, each.wished, each.seed) == (ONE_SHOT, result.wished, result.seed) and result.kept:
            alike = sum(len(set(result.kept.get(name, ())) & set(kept)) for name, kept in each.kept.items())
            return alike / sum(map(len, each.kept.values()))
    return None


def _cells(found: Sequence[PairsResult], results: Sequence[PairsResult]) -> list[str]:
    shares = [same_filters(each, results) for each in found]
    return [
        _spread([each.pruned for each in found]),
        _spread([each.refitted for each in found]),
        _spread([each.begun for each in found]),
        _spread([each.trained for each in found]),
        _spread([each.paintings.style for each in found], digits=4),
        _spread([each.paintings.content for each in found], digits=4),
        _spread([each.paintings.apart for each in found], digits=4),
        "-" if None in shares else f"{statistics.fmean(share for share in shares if share is not None):.0%}",
    ]


def _spread(values: Sequence[float | None], *, digits: int = 3) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return "-"
    spread = f" ± {statistics.stdev(known):.{digits}f}" if len(known) > 1 else ""
    return f"{statistics.fmean(known):.{digits}f}{spread}"


def _row(wished: str, arm: str, cells: Sequence[str]) -> str:
    return f"{wished:<9}{arm:<12}" + "".join(f"{cell:>18}" for cell in cells)
