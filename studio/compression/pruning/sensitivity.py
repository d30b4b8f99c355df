"""How much the loss rises when one layer alone loses its weakest filters, without training, and shares from that.

Li et al., arXiv 1608.08710, section 3.2: prune each layer on its own, watch the loss, and prune sensitive ones less.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from torch import nn

from studio.compression.preparation import Preparation, report_piece
from studio.compression.pruning.groups import FilterGroups, none_removed, weakest
from studio.compression.pruning.masking import MaskedValues
from studio.compression.pruning.ranking import FilterRanking, NormRanking
from studio.compression.pruning.schedule import removal_count
from studio.errors import SpecError
from studio.progress import Progress

DEFAULT_RATIOS = (0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.9)
_HALVINGS = 12  # of the way between two sets of scanned ratios: finer than one filter of a thousand

Scan = Mapping[str, Sequence[tuple[float, float]]]  # group name → (ratio, loss) in ascending order of ratio


def scan_sensitivity(
    network: nn.Module,
    groups: FilterGroups,
    loss: Callable[[], float],
    *,
    progress: Progress,
    ratios: Sequence[float] = DEFAULT_RATIOS,
    ranking: FilterRanking | None = None,
) -> dict[str, tuple[tuple[float, float], ...]]:
    """``loss()`` with the weakest filters of one group at a time left out; the network ends as it began.

    ``ranking`` (None: L1 norms) says which are the weakest.
    Ratios that would empty a group are left out for that group.
    """
    progress.plan(len(groups) * len(ratios))
    return {
        group.name: scan_together(network, (group,), loss, progress=progress, ratios=ratios, ranking=ranking)
        for group in groups
    }


def scan_together(
    network: nn.Module,
    groups: FilterGroups,
    loss: Callable[[], float],
    *,
    progress: Progress,
    ratios: Sequence[float] = DEFAULT_RATIOS,
    ranking: FilterRanking | None = None,
) -> tuple[tuple[float, float], ...]:
    """(ratio, ``loss()``) with the weakest filters of every one of ``groups`` left out at once."""
    ranking, losses = ranking or NormRanking(), []
    for ratio in sorted(ratios):
        counts = {group.name: removal_count(group.size, ratio) for group in groups}
        if all(counts[group.name] < group.size for group in groups):
            chosen = {group.name: weakest(ranking.values(network, group), counts[group.name]) for group in groups}
            masked = MaskedValues()
            masked.mask(network, groups, none_removed(groups) | chosen)
            try:
                losses.append((ratio, loss()))
            finally:
                masked.restore()
        report_piece(progress, Preparation.SCANNING)
    return tuple(losses)


def ratios_below(scan: Scan, loss_limit: float) -> dict[str, float]:
    """Group name → the largest scanned ratio up to which no loss exceeds ``loss_limit``; 0 where the first does."""
    chosen = {}
    for name, losses in scan.items():
        chosen[name] = 0.0
        for ratio, loss in losses:
            if not loss <= loss_limit:
                break
            chosen[name] = ratio
    return chosen


def ratios_until(scan: Scan, is_enough: Callable[[Mapping[str, float]], bool]) -> dict[str, float]:
    """The gentlest ratios with which ``is_enough(ratios)``; SpecError where no scanned ones are.

    They lie between `ratios_below` for the smallest loss limit that is enough and those for the limit before it, as
    far on the way as is needed.
    """
    gentler = dict.fromkeys(scan, 0.0)
    for limit in sorted({loss for losses in scan.values() for _, loss in losses}):
        ratios = ratios_below(scan, limit)
        if is_enough(ratios):
            return _between(gentler, ratios, is_enough)
        gentler = ratios
    raise SpecError("even the largest scanned ratios do not prune enough; scan larger ones, or ask for less")


def _between(
    gentler: Mapping[str, float], enough: Mapping[str, float], is_enough: Callable[[Mapping[str, float]], bool]
) -> dict[str, float]:
    low, high = 0.0, 1.0
    found = dict(enough)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        ratios = {name: gentler[name] + middle * (most - gentler[name]) for name, most in enough.items()}
        if is_enough(ratios):
            high, found = middle, ratios
        else:
            low = middle
    return found
