"""Ways to look at what an objective asks for, shared by the tests of WCT and AdaIN."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor, nn

from studio.compression.objective import Batch, Term, Terms
from studio.compression.students import Student


def batch(seed: int = 0, count: int = 2, side_px: int = 64) -> Batch:
    random = torch.Generator().manual_seed(seed)
    contents, styles = torch.rand(2, count, 3, side_px, side_px, generator=random)
    return Batch(contents, styles.square())


def all_terms(parts: Iterator[Terms]) -> dict[str, Term]:
    return {name: term for part in parts for name, term in part.items()}


def is_taught(module: nn.Module) -> bool:
    return any(weight.grad is not None and bool(weight.grad.any()) for weight in module.parameters())


def taught_by(value: Tensor, student: Student) -> set[str]:
    """The networks of ``student`` that get a gradient from ``value``."""
    student.zero_grad()
    value.backward(retain_graph=True)  # type: ignore[no-untyped-call]  # torch's own stub
    return {name for name in ("encoder", "decoder", "embedding") if is_taught(student.get_submodule(name))}
