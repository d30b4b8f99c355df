"""The ratio search and the retraining of IncReg in exact arithmetic, written from their description alone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

_LAST_DIGIT = Fraction(1, 10_000)


def next_ratio(
    tried: Sequence[tuple[Fraction, Fraction | None]],
    base_margin: Fraction,
    *,
    first: Fraction,
    gain: Fraction,
    least: Fraction,
    most: Fraction,
    largest: Fraction,
) -> Fraction:
    """Before rounding: first stage; increments by the margin; after a failure between the last good and the bad ratio.

    ``tried`` are pairs of a ratio and its margin, None without a score. The straight line through both margins is
    followed no nearer than a quarter of the bracket to either end.
    """
    if not tried:
        return first
    good = [(Fraction(0), base_margin)] + [(r, m) for r, m in tried if m is not None and m >= 0]
    bad = [(r, m) for r, m in tried if m is None or m < 0]
    low, above = sorted(good)[-1]
    if not bad:
        step = gain * above
        if step < least:
            step = least
        elif step > most:
            step = most
        return low + step if low + step < largest else largest
    high, below = sorted(bad, key=lambda each: each[0])[0]
    width = high - low
    if below is None:
        return low + width / 2
    crossing = low + width * above / (above - below)
    nearest, farthest = low + width / 4, high - width / 4
    return nearest if crossing < nearest else farthest if crossing > farthest else crossing


def rounding_error() -> Fraction:
    """Ratios are given to four digits."""
    return _LAST_DIGIT / 2


def retraining(scores: Sequence[Fraction], *, patience: int) -> tuple[list[int], list[int], int]:
    """Decays in force after each score, indices of scores before which the best came back, and how many scores count.

    Keep the best; where ``patience`` scores in a row bring nothing better, go back to it at a tenth of the rate, four
    times at most; where a lowered rate has brought nothing better at all, stop.
    """
    decays, returns, after = 0, [], []
    best_ever: Fraction | None = None
    at_this_rate: list[bool] = []
    for number, score in enumerate(scores):
        better = best_ever is None or score < best_ever
        best_ever = score if better else best_ever
        at_this_rate.append(better)
        if len(at_this_rate) >= patience and not any(at_this_rate[-patience:]):
            if decays == 4 or (decays >= 1 and not any(at_this_rate)):
                after.append(decays)
                return after, returns, number + 1
            decays, at_this_rate = decays + 1, []
            returns.append(number)
        after.append(decays)
    return after, returns, len(scores)
