import pytest
import torch

from studio.bench.products import matrix_product_gflops
from studio.engine.device import synchronize


def test_a_matrix_product_runs_between_the_conceivable() -> None:
    assert 0.5 < matrix_product_gflops() < 5000


@pytest.mark.gpu
def test_a_gpu_multiplies_faster_than_the_cpu() -> None:
    assert matrix_product_gflops(torch.device("cuda")) > matrix_product_gflops()


@pytest.mark.gpu
def test_after_synchronizing_nothing_is_under_way() -> None:
    left = torch.rand(4096, 4096, device="cuda")
    for _ in range(20):
        left = left @ left
    synchronize(left.device)
    assert torch.cuda.current_stream().query()
