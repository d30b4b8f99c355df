from itertools import pairwise

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from studio.networks.layout import Layer, Resample
from studio.streaming.row_layer import RowLayer, transposed_kernel


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


@given(outputs=st.integers(1, 4), inputs=st.integers(1, 4), height=st.integers(1, 9), width=st.integers(1, 9))
def test_the_transposed_kernel_is_upsampling_and_convolution(
    outputs: int, inputs: int, height: int, width: int
) -> None:
    weight, rows = drawn(outputs, inputs, 3, 3), drawn(1, inputs, height, width, seed=1)
    high = F.pad(F.interpolate(rows, scale_factor=2, mode="nearest"), (1, 1, 1, 1), mode="reflect")
    replicated = F.pad(rows, (1, 1, 1, 1), mode="replicate")
    found = F.conv_transpose2d(replicated, transposed_kernel(weight), stride=2, padding=3)
    torch.testing.assert_close(found, F.conv2d(high, weight), rtol=0, atol=1e-12)


def test_the_transposed_kernel_keeps_the_precision_of_its_weight() -> None:
    assert transposed_kernel(drawn(2, 3, 3, 3).float()).dtype == torch.float32
    assert transposed_kernel(drawn(2, 3, 3, 3)).shape == (3, 2, 4, 4)


@given(resample=st.sampled_from(Resample), relu_before=st.booleans(), cuts=st.lists(st.integers(1, 12), max_size=5))
def test_rows_pushed_in_any_portions_come_out_once_and_in_order(
    resample: Resample, relu_before: bool, cuts: list[int]
) -> None:
    height, width = 12, 10
    layer = Layer("conv2_1", 3, 2, resample, scale_px=2)
    weight, bias, rows = drawn(2, 3, 3, 3), drawn(2, seed=2), drawn(1, 3, height, width, seed=3)
    fed = rows.clamp_min(0) if relu_before else rows
    fed = F.max_pool2d(fed, 2) if resample is Resample.POOL else fed
    whole = F.interpolate(fed, scale_factor=2) if resample is Resample.UPSAMPLE else fed
    expected = F.conv2d(F.pad(whole, (1, 1, 1, 1), mode="reflect"), weight, bias)

    running = RowLayer(layer, weight, bias, width_cells=fed.shape[3], relu_before=relu_before, rows_hint=1)
    edges = sorted({0, height, *(cut for cut in cuts if cut < height)})
    outs = [running.push(rows[:, :, top:bottom]) for top, bottom in pairwise(edges)]
    found = torch.cat([out for out in (*outs, running.flush()) if out is not None], dim=2)
    torch.testing.assert_close(found, expected, rtol=0, atol=1e-12)


def test_nothing_comes_out_before_the_row_below_is_known() -> None:
    layer = Layer("conv1_1", 3, 2, Resample.NONE, scale_px=1)
    running = RowLayer(layer, drawn(2, 3, 3, 3), drawn(2), width_cells=8, relu_before=False, rows_hint=4)
    assert running.push(drawn(1, 3, 1, 8)) is None
    out = running.push(drawn(1, 3, 3, 8))
    assert out is not None and out.shape == (1, 2, 3, 8), "the fourth row waits for the fifth"


def test_half_a_pooled_row_at_the_end_is_a_bug_of_the_caller() -> None:
    layer = Layer("conv2_1", 3, 2, Resample.POOL, scale_px=2)
    running = RowLayer(layer, drawn(2, 3, 3, 3), drawn(2), width_cells=4, relu_before=False, rows_hint=4)
    running.push(drawn(1, 3, 5, 8))
    with pytest.raises(AssertionError, match="whole cells"):
        running.flush()
