"""What a person must know of a removal beside its figures: filters forced out, and groups that could not be pruned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class RemovalNotes:
    """Of ``removed`` filters ``forced`` went at the last of ``pruning_steps`` by their rank of that moment.

    ``left_out`` says of each group (name) that was found unsound why it keeps its filters.
    """

    forced: int
    removed: int
    pruning_steps: int
    left_out: Mapping[str, str]

    def fields(self) -> dict[str, Any]:
        """For report.json."""
        return {"forced_removals": self.forced, "removed_filters": self.removed, "left_out": dict(self.left_out)}

    def text(self) -> str:
        """For a person; empty where there is nothing to tell."""
        lines = [f"{name} keeps its filters: {reason}" for name, reason in self.left_out.items()]
        if self.forced:
            lines.append(
                f"{self.forced} of {self.removed} filters were forced out at pruning step {self.pruning_steps:,} by "
                "their rank of that moment, as one-shot L1 would: give more pruning steps"
            )
        return "".join(f"{line}\n" for line in lines)
