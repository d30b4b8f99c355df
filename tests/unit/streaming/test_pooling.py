import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st

from studio.streaming.row_layer import pool_into


@given(channels=st.integers(1, 5), height=st.integers(1, 5), width=st.integers(1, 5))
def test_pooling_is_the_librarys(channels: int, height: int, width: int) -> None:
    rows = torch.randn(1, channels, 2 * height, 2 * width, generator=torch.Generator().manual_seed(0))
    rows = rows.contiguous(memory_format=torch.channels_last)
    buffer = torch.full((1, channels, height + 2, width + 2), 9.0).contiguous(memory_format=torch.channels_last)
    pool_into(buffer[:, :, 1:-1, 1:-1], rows)
    assert torch.equal(buffer[:, :, 1:-1, 1:-1], F.max_pool2d(rows, 2))
    assert (buffer[:, :, 0] == 9).all() and (buffer[:, :, :, 0] == 9).all(), "nothing beside the view is touched"


def test_what_is_not_a_number_is_not_hidden() -> None:
    rows = torch.zeros(1, 1, 2, 4)
    rows[0, 0, 1, 2] = torch.nan
    pooled = torch.empty(1, 1, 1, 2)
    pool_into(pooled, rows)
    assert pooled[0, 0, 0].isnan().tolist() == [False, True]
