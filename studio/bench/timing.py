"""How fast this machine multiplies matrices: what the bench's figures are told as a share of."""

from __future__ import annotations

import torch

from studio.engine.timing import in_turns

_MATRIX_SIDE = 1024
_PRODUCTS = 20


def matrix_product_gflops() -> float:
    """GFLOP/s of the fastest of some float32 products of 1024 × 1024 matrices, on the threads torch is set to."""
    left, right = torch.rand(2, _MATRIX_SIDE, _MATRIX_SIDE)
    product = torch.empty_like(left)

    def multiply() -> None:
        torch.mm(left, right, out=product)

    multiply()  # the first call starts threads and packs buffers
    timing = in_turns({"product": multiply}, repeats=_PRODUCTS)["product"]
    return 2 * _MATRIX_SIDE**3 / timing.fastest_s / 1e9
