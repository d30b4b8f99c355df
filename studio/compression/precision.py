"""What training computes in: networks in the type that is asked for, sums and statistics never below float32."""

from __future__ import annotations

import torch
from torch import Tensor

from studio.specs.training import ComputeType


def computed_dtype(asked: ComputeType, device: torch.device) -> torch.dtype:
    """The type that convolutions on ``device`` compute in; auto is bfloat16 on CUDA alone."""
    is_narrow = asked == "bfloat16" or (asked == "auto" and device.type == "cuda")
    return torch.bfloat16 if is_narrow else torch.float32


def computing_in(asked: ComputeType, device: torch.device) -> torch.autocast:
    """A context in which networks on ``device`` compute in ``asked``; weights and their gradients stay float32."""
    is_narrow = computed_dtype(asked, device) is torch.bfloat16
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=is_narrow)


def at_least_float32(values: Tensor) -> Tensor:
    """``values`` in float32 where they are narrower: sums and statistics of many need the digits."""
    return values.to(torch.promote_types(values.dtype, torch.float32))
