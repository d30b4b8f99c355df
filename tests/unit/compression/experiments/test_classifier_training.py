import math
from typing import Any

import pytest
import torch

from studio.compression.experiments.classifier_training import Budget, ClassifierTraining, cosine, fastest_precision
from studio.compression.experiments.digits_data import DigitsNet, load_digits


def training(budget: Budget, seed: int = 0) -> ClassifierTraining:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return ClassifierTraining(DigitsNet(), load_digits(), budget, seed=seed)


def test_the_learning_rate_falls_to_nothing() -> None:
    rate = cosine(0.4, 10)
    assert rate(0) == 0.4 and rate(5) == pytest.approx(0.2) and rate(10) == pytest.approx(0)
    assert all(math.isclose(rate(step) + rate(10 - step), 0.4) for step in range(11))


def test_no_rate_no_change() -> None:
    idle = training(Budget())
    before = idle.network.get_parameter("classifier.weight").detach().clone()
    for _ in range(2):
        idle.take_step(0.0)
    assert torch.equal(idle.network.get_parameter("classifier.weight"), before)


def test_a_scaled_budget_keeps_its_rates() -> None:
    assert Budget(100, 200, 300).scaled(0.5) == Budget(50, 100, 150)
    assert Budget(100, 200, 300).scaled(0.001) == Budget(1, 1, 1)


def test_a_resumed_training_goes_on_bit_for_bit() -> None:
    straight, resumed = training(Budget(batch=16)), training(Budget(batch=16), seed=7)
    for step in range(4):
        if step == 2:
            resumed.load_state_dict(torch_copy(straight.state_dict()))
        straight.take_step(0.05)
        if step >= 2:
            resumed.take_step(0.05)
    one, other = straight.network.state_dict(), resumed.network.state_dict()
    assert all(torch.equal(one[name], other[name]) for name in one)


def torch_copy(state: dict[str, Any]) -> dict[str, Any]:
    """As it comes back from a file."""
    import io

    file = io.BytesIO()
    torch.save(state, file)
    return torch.load(io.BytesIO(file.getvalue()), weights_only=True)


def test_half_precision_learns_as_well_and_keeps_weights_in_full() -> None:
    half = training(Budget(batch=32, precision="bfloat16"))
    for _ in range(60):
        half.take_step(0.05)
    assert load_digits().accuracy(half.network) > 60
    assert {each.dtype for each in half.network.parameters()} == {torch.float32}
    assert fastest_precision() in ("float32", "bfloat16")
