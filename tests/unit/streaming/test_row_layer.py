from collections.abc import Iterator
from itertools import pairwise

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from studio.networks.layout import Layer, Resample
from studio.streaming.prepared import Step
from studio.streaming.row_layer import RowLayer


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def layer_of(layer: Layer, *, width_cells: int, relu_before: bool = False, call_rows: int = 4) -> RowLayer:
    step = Step(layer, drawn(layer.out_channels, layer.in_channels, 3, 3), drawn(layer.out_channels, seed=2))
    return RowLayer(step, width_cells=width_cells, relu_before=relu_before, call_rows=call_rows)


def pushed(running: RowLayer, rows: Tensor) -> Iterator[Tensor]:
    rest: Tensor | None = rows
    while rest is not None:
        rest = running.take(rest)
        if running.is_full:
            yield running.convolve()


@given(
    resample=st.sampled_from(Resample),
    relu_before=st.booleans(),
    cuts=st.lists(st.integers(1, 12), max_size=5),
    call_rows=st.integers(1, 14),
)
def test_rows_taken_in_any_portions_come_out_once_and_in_order(
    resample: Resample, relu_before: bool, cuts: list[int], call_rows: int
) -> None:
    height, width = 12, 10
    layer, rows = Layer("conv2_1", 3, 2, resample, scale_px=2), drawn(1, 3, height, width, seed=3)
    fed = rows.clamp_min(0) if relu_before else rows
    fed = F.max_pool2d(fed, 2) if resample is Resample.POOL else fed
    whole = F.interpolate(fed, scale_factor=2) if resample is Resample.UPSAMPLE else fed
    expected = F.conv2d(F.pad(whole, (1, 1, 1, 1), mode="reflect"), drawn(2, 3, 3, 3), drawn(2, seed=2))

    running = layer_of(layer, width_cells=fed.shape[3], relu_before=relu_before, call_rows=call_rows)
    edges = sorted({0, height, *(cut for cut in cuts if cut < height)})
    outs = [out for top, bottom in pairwise(edges) for out in pushed(running, rows[:, :, top:bottom])]
    running.close_bottom()
    outs.append(running.convolve())
    torch.testing.assert_close(torch.cat(outs, dim=2), expected, rtol=0, atol=1e-12)
    assert all(out.shape[2] <= call_rows * (2 if resample is Resample.UPSAMPLE else 1) for out in outs[:-1])


def test_nothing_comes_out_before_the_row_below_is_known() -> None:
    running = layer_of(Layer("conv1_1", 3, 2, Resample.NONE, scale_px=1), width_cells=8)
    assert running.take(drawn(1, 3, 1, 8)) is None
    assert not running.has_output
    running.take(drawn(1, 3, 3, 8))
    assert running.has_output and not running.is_full
    assert running.convolve().shape == (1, 2, 3, 8), "the fourth row waits for the fifth"
    assert not running.has_output


def test_what_has_no_room_is_handed_back() -> None:
    running = layer_of(Layer("conv1_1", 3, 2, Resample.NONE, scale_px=1), width_cells=8, call_rows=2)
    rows = drawn(1, 3, 7, 8)
    rest = running.take(rows)
    assert running.is_full and rest is not None
    assert torch.equal(rest, rows[:, :, 3:]), "two rows to convolve and the one below them"


def test_half_a_pooled_row_at_the_end_is_a_bug_of_the_caller() -> None:
    running = layer_of(Layer("conv2_1", 3, 2, Resample.POOL, scale_px=2), width_cells=4, call_rows=4)
    list(pushed(running, drawn(1, 3, 5, 8)))
    with pytest.raises(AssertionError, match="whole cells"):
        running.close_bottom()


def test_a_canvas_of_one_row_is_a_bug_of_the_caller() -> None:
    running = layer_of(Layer("conv1_1", 3, 2, Resample.NONE, scale_px=1), width_cells=8)
    running.take(drawn(1, 3, 1, 8))
    with pytest.raises(AssertionError, match="two cells"):
        running.close_bottom()
