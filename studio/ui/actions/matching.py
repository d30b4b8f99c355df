"""Which commands a few typed letters mean, best first: pure, so that it can be tested without a window."""

from __future__ import annotations

from collections.abc import Sequence

from studio.ui.actions.command import Command


def matching(commands: Sequence[Command], typed: str) -> tuple[Command, ...]:
    """Commands whose text holds the typed letters in their order; those at starts of words and close together first."""
    wanted = "".join(typed.casefold().split())
    if not wanted:
        return tuple(commands)
    scored = [(score, command) for command in commands if (score := _score(command.plain_text, wanted)) is not None]
    return tuple(command for _, command in sorted(scored, key=lambda pair: pair[0]))


def _score(text: str, wanted: str) -> float | None:
    """Lower is better; None where the letters do not all occur in their order."""
    folded = text.casefold()
    if (whole := folded.replace(" ", "").find(wanted)) >= 0:
        return whole / 100
    cost, position = 1.0, -1
    for letter in wanted:
        found = folded.find(letter, position + 1)
        if found < 0:
            return None
        starts_word = found == 0 or folded[found - 1] == " "
        cost += 0.0 if starts_word else found - position
        position = found
    return cost
