"""How many processes train one run together, as ``torchrun`` tells each of them in its environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.errors import InputError

_NAMES = ("RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT")


@dataclass(frozen=True, slots=True)
class Launch:
    """This process is number ``rank`` of ``count``, and number ``local_rank`` of ``local_count`` on this machine.

    The first of all writes the run's folder and talks to people.
    """

    rank: int = 0
    count: int = 1
    local_rank: int = 0
    local_count: int = 1

    def __post_init__(self) -> None:
        if not (0 <= self.rank < self.count and 0 <= self.local_rank < self.local_count <= self.count):
            raise InputError(
                "process {rank} of {count} cannot be: start the processes of a run with torchrun",
                rank=self.rank,
                count=self.count,
            )

    @property
    def is_first(self) -> bool:
        """Whether this process writes and talks for all."""
        return self.rank == 0

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Launch:
        """Alone, unless all that ``torchrun`` sets is there; raises InputError where that makes no sense."""
        if any(name not in environment for name in _NAMES):
            return cls()
        try:
            rank, count = int(environment["RANK"]), int(environment["WORLD_SIZE"])
            local_rank = int(environment.get("LOCAL_RANK", rank))
            local_count = int(environment.get("LOCAL_WORLD_SIZE", count))
        except ValueError as error:
            raise InputError(
                "the numbers of the processes cannot be read ({error}): start them with torchrun", error=error
            ) from error
        return cls(rank, count, local_rank, local_count)
