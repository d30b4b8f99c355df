import torch

from studio.engine.transfer import measure_rows
from studio.transforms.moments import measure_moments


def test_rows_on_the_cpu_are_measured_as_they_are() -> None:
    rows, weights = torch.rand(1, 5, 6, 7, dtype=torch.float64), torch.rand(6, 7, dtype=torch.float64)
    for visible in (None, weights):
        found = measure_rows(rows, visible, precision="float64")
        assert (found.to_vector() == measure_moments(rows, visible, precision="float64").to_vector()).all()
        assert found.mean.device.type == found.scatter.device.type == "cpu"
