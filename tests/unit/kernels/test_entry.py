import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from studio.kernels.entry import EntryKind, RowEntry
from studio.kernels.library import KernelLibrary
from tests.unit.kernels.compiled import EACH_LIBRARY

HEIGHT, WIDTH, SLOT = 3, 10, 1


def drawn(*shape: int) -> Tensor:
    rows = torch.randn(shape, generator=torch.Generator().manual_seed(0))
    return rows.contiguous(memory_format=torch.channels_last)


def entered(library: KernelLibrary, rows: Tensor, buffer: Tensor, kind: EntryKind, **options: bool) -> Tensor:
    entry = RowEntry(library, buffer, kind=kind, factor=0.7, **{"has_relu": False, "is_replicated": False} | options)
    assert entry.put(rows, SLOT, HEIGHT)
    return buffer


@EACH_LIBRARY
@pytest.mark.parametrize("channels", [3, 16, 29])
@pytest.mark.parametrize("has_relu", [False, True])
@pytest.mark.parametrize("is_replicated", [False, True])
def test_rows_are_copied_with_their_border(
    library: KernelLibrary, channels: int, has_relu: bool, is_replicated: bool
) -> None:
    rows, buffer = drawn(2, channels, HEIGHT, WIDTH), torch.full_like(drawn(2, channels, HEIGHT + 2, WIDTH + 2), 7.0)
    entered(library, rows, buffer, EntryKind.COPIED, has_relu=has_relu, is_replicated=is_replicated)
    expected = F.pad(
        rows.clamp_min(0) if has_relu else rows, (1, 1, 0, 0), mode="replicate" if is_replicated else "reflect"
    )
    assert torch.equal(buffer[:, :, SLOT : SLOT + HEIGHT], expected)
    assert (buffer[:, :, :SLOT] == 7.0).all()
    assert (buffer[:, :, SLOT + HEIGHT :] == 7.0).all()


@EACH_LIBRARY
@pytest.mark.parametrize("channels", [3, 16, 29])
@pytest.mark.parametrize("has_relu", [False, True])
def test_cells_are_pooled(library: KernelLibrary, channels: int, has_relu: bool) -> None:
    rows, buffer = drawn(1, channels, 2 * HEIGHT, 2 * WIDTH), drawn(1, channels, HEIGHT + 2, WIDTH + 2)
    entered(library, rows, buffer, EntryKind.POOLED, has_relu=has_relu)
    pooled = F.max_pool2d(rows.clamp_min(0) if has_relu else rows, 2)
    assert torch.equal(buffer[:, :, SLOT : SLOT + HEIGHT, 1:-1], pooled)


@EACH_LIBRARY
def test_two_maps_are_joined(library: KernelLibrary) -> None:
    rows, buffer = drawn(2, 19, HEIGHT, WIDTH), drawn(1, 19, HEIGHT + 2, WIDTH + 2)
    entered(library, rows, buffer, EntryKind.JOINED)
    first, second = rows.clamp_min(0).double()
    found = buffer[0, :, SLOT : SLOT + HEIGHT, 1:-1].double()
    torch.testing.assert_close(found, first - 0.7 * second, rtol=0, atol=1e-6)


@EACH_LIBRARY
@pytest.mark.parametrize(("given", "taken"), [(32, 29), (29, 32)])
def test_channels_that_both_have_are_put(library: KernelLibrary, given: int, taken: int) -> None:
    rows, buffer = drawn(1, given, HEIGHT, WIDTH), torch.zeros_like(drawn(1, taken, HEIGHT + 2, WIDTH + 2))
    entered(library, rows, buffer, EntryKind.COPIED)
    assert torch.equal(buffer[:, :29, SLOT : SLOT + HEIGHT, 1:-1], rows[:, :29])
    assert not buffer[:, 29:].any()


@EACH_LIBRARY
def test_rows_of_another_layout_are_left_to_torch(library: KernelLibrary) -> None:
    buffer = drawn(1, 3, HEIGHT + 2, WIDTH + 2)
    entry = RowEntry(library, buffer, kind=EntryKind.COPIED, has_relu=False, is_replicated=False)
    assert not entry.put(torch.zeros(1, 3, HEIGHT, WIDTH), SLOT, HEIGHT)
    assert not entry.put(drawn(1, 3, HEIGHT, WIDTH).double(), SLOT, HEIGHT)
