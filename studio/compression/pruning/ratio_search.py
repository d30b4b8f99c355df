"""The search for the largest pruning ratio whose score stays above a floor, as plain arithmetic without torch.

IncReg's second mode (arXiv 1804.09461, experiments): prune a little, retrain, look at the score; go on from there in
increments that follow the margin that is left, roll back where the floor was missed, and interpolate. How often the
bracket is halved and where the search ends is the studio's own.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic, TypeVar

from studio.errors import SpecError
from studio.specs.ratio_search import RATIO_DIGITS, RatioSteps

Network = TypeVar("Network")

_INNER = 0.25  # an interpolated ratio keeps this share of the bracket from both of its ends


class SearchEnding(StrEnum):
    """Why a search is over: the bracket is small enough, nothing more may go, or all stages were trained."""

    BRACKET = "bracket"
    LARGEST = "largest"
    STAGES = "stages"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One ratio and how far its score was above the floor; None where no score came of it.

    Without ``is_trained`` it removed what an earlier one had removed, and took over its margin.
    """

    ratio: float
    margin: float | None
    is_trained: bool = True

    @property
    def is_accepted(self) -> bool:
        """Whether the floor was reached."""
        return self.margin is not None and self.margin >= 0


@dataclass(frozen=True, slots=True)
class RatioSearch:
    """A search as far as it has come: a function of its attempts, so that their record is all a resumed one needs.

    ``base_margin`` is that of the unpruned network, 0 or more.
    """

    base_margin: float
    steps: RatioSteps = field(default_factory=RatioSteps)
    attempts: tuple[Attempt, ...] = ()

    @property
    def accepted(self) -> Attempt | None:
        """The largest ratio that reached the floor."""
        reached = (each for each in self.attempts if each.is_accepted)
        return max(reached, key=lambda each: each.ratio, default=None)

    @property
    def rejected(self) -> Attempt | None:
        """The smallest ratio that missed it."""
        missed = (each for each in self.attempts if not each.is_accepted)
        return min(missed, key=lambda each: each.ratio, default=None)

    @property
    def ending(self) -> SearchEnding | None:
        """Why it is over, None while it goes on."""
        low, high = self.accepted, self.rejected
        if low is not None and low.ratio >= self.steps.largest:
            return SearchEnding.LARGEST
        if high is not None and high.ratio - (low.ratio if low else 0.0) <= self.steps.tolerance:
            return SearchEnding.BRACKET
        trained = sum(each.is_trained for each in self.attempts)
        return SearchEnding.STAGES if trained >= self.steps.stages else None

    @property
    def next_ratio(self) -> float | None:
        """The ratio to be tried now, starting from what `accepted` left; None where the search is over."""
        if self.ending is not None:
            return None
        low, high, steps = self.accepted, self.rejected, self.steps
        if not self.attempts:
            return steps.first
        ratio, margin = (low.ratio, low.margin) if low else (0.0, self.base_margin)
        assert margin is not None, "what is accepted has a margin"
        if high is None:
            increment = min(max(steps.gain * margin, steps.least), steps.most)
            return min(round(ratio + increment, RATIO_DIGITS), steps.largest)
        return round(ratio + (high.ratio - ratio) * _share_of_bracket(margin, high.margin), RATIO_DIGITS)

    def judged(self, margin: float | None, *, is_trained: bool = True) -> RatioSearch:
        """The same after `next_ratio` came to ``margin``; one that is no number counts as None."""
        ratio = self.next_ratio
        assert ratio is not None, "a search that is over is not gone on with"
        found = margin if margin is not None and math.isfinite(margin) else None
        return replace(self, attempts=(*self.attempts, Attempt(ratio, found, is_trained)))


def _share_of_bracket(above: float, below: float | None) -> float:
    """Where between both ends a straight line through their margins crosses the floor, kept off the ends."""
    if below is None:
        return 0.5
    return min(max(above / (above - below), _INNER), 1 - _INNER)


@dataclass(frozen=True, slots=True)
class FoundRatio(Generic[Network]):
    """The network at the largest ratio that reached the floor, the base where none did, and the search behind it."""

    network: Network
    search: RatioSearch

    @property
    def ratio(self) -> float:
        """The share of filters that went; 0 for the base."""
        return self.search.accepted.ratio if self.search.accepted else 0.0


def search_ratio(
    prune: Callable[[float, Network], tuple[Network, float]],
    begun: FoundRatio[Network],
    *,
    floor: float,
    what_goes: Callable[[float], Hashable] = lambda ratio: ratio,
    on_judged: Callable[[FoundRatio[Network]], None] = lambda _found: None,
) -> FoundRatio[Network]:
    """Search the largest ratio at which ``prune`` comes to a score of ``floor`` or more.

    ``prune`` (ratio of the base's filters, network accepted so far) gives a smaller network, retrained, and its score;
    it leaves the network that it is given as it is. ``what_goes`` tells ratios that remove the same, which are tried
    once. ``begun`` is what `begin_search` made, or what ``on_judged`` was given last where a search is resumed.
    """
    found = begun
    while (ratio := found.search.next_ratio) is not None:
        same = same_as(found.search, what_goes)
        if same is not None:
            found = replace(found, search=found.search.judged(same.margin, is_trained=False))
        else:
            network, score = prune(ratio, found.network)
            search = found.search.judged(score - floor)
            found = FoundRatio(network if search.attempts[-1].is_accepted else found.network, search)
        on_judged(found)
    return found


def begin_search(base: Network, *, score: float, floor: float, steps: RatioSteps | None = None) -> FoundRatio[Network]:
    """A search before its first attempt; SpecError where the ``score`` of the ``base`` misses the ``floor``."""
    if not score >= floor:
        raise SpecError(
            "the unpruned network reaches {score:g}, less than the floor of {floor:g}; choose a lower floor",
            score=score,
            floor=floor,
        )
    return FoundRatio(base, RatioSearch(score - floor, steps or RatioSteps()))


def same_as(search: RatioSearch, what_goes: Callable[[float], Hashable]) -> Attempt | None:
    """The attempt that removed just what the next one would, where there is one."""
    assert search.next_ratio is not None, "there is a next ratio to ask about"
    wanted = what_goes(search.next_ratio)
    return next((each for each in search.attempts if what_goes(each.ratio) == wanted), None)
