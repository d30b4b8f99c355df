import numpy as np
import pytest
import torch

from studio.engine.transfer import measure_rows, numbers_of, rows_on, to_device
from studio.transforms.moments import measure_moments

CPU = torch.device("cpu")


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64, torch.bfloat16])
def test_rows_come_back_as_they_went(dtype: torch.dtype) -> None:
    numbers = np.arange(24, dtype=np.float32).reshape(2, 4, 3)
    rows = rows_on(CPU, numbers, dtype=dtype)
    assert rows.shape == (1, 3, 2, 4) and rows.dtype == dtype
    assert rows.is_contiguous(memory_format=torch.channels_last)
    back = numbers_of(rows)
    assert back.dtype == (np.float64 if dtype == torch.float64 else np.float32)
    np.testing.assert_array_equal(back, numbers)


def test_on_the_cpu_rows_are_not_copied_without_need() -> None:
    numbers = np.zeros((2, 4, 3), np.float32)
    numbers[:] = 1
    rows = rows_on(CPU, numbers, dtype=torch.float32)
    numbers[:] = 2
    assert rows.max() == 2 and to_device(rows, CPU, dtype=torch.float32) is rows


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="torch sees no CUDA device")
def test_rows_reach_a_cuda_device_and_come_back() -> None:
    numbers = np.random.default_rng(0).random((64, 96, 3), np.float32)
    rows = rows_on(torch.device("cuda"), numbers, dtype=torch.float32)
    assert rows.is_cuda and rows.is_contiguous(memory_format=torch.channels_last)
    np.testing.assert_array_equal(numbers_of(rows), numbers)


def test_rows_on_the_cpu_are_measured_as_they_are() -> None:
    rows, weights = torch.rand(1, 5, 6, 7, dtype=torch.float64), torch.rand(6, 7, dtype=torch.float64)
    for visible in (None, weights):
        found = measure_rows(rows, visible, precision="float64")
        assert (found.to_vector() == measure_moments(rows, visible, precision="float64").to_vector()).all()
        assert found.mean.device.type == found.scatter.device.type == "cpu"
