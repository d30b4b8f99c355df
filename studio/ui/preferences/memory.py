"""Memory budgets as a person sets them: gibibytes with one decimal, up to what the machine has."""

from __future__ import annotations

import os

from studio.specs.stylize import GIB

LEAST_GIB = 0.1
_WITHOUT_KNOWLEDGE_GIB = 64.0


def machine_memory_gib() -> float:
    """Physical memory in GiB, or a generous guess where the system does not tell."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / GIB
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return _WITHOUT_KNOWLEDGE_GIB


def to_gib(budget_bytes: int) -> float:
    """Bytes as GiB, to one decimal."""
    return round(budget_bytes / GIB, 1)


def from_gib(budget_gib: float) -> int:
    """GiB as whole bytes."""
    return round(budget_gib * GIB)
