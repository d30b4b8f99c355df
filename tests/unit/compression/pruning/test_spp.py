import pytest
import torch
import torch.nn.functional as F

from studio.compression.pruning.incremental import Spp
from studio.compression.pruning.schedule import SppSchedule
from tests.unit.compression.pruning.networks import Tiny
from tests.unit.compression.pruning.training import batch, sgd, tiny, train

SLOW = SppSchedule(amplitude=0.2, interval=4)


def begun(
    targets: dict[str, int], schedule: SppSchedule = SLOW, seed: int = 3
) -> tuple[Tiny, Spp, torch.optim.Optimizer]:
    network, groups = tiny()
    criterion, optimizer = Spp(network, groups, targets, schedule=schedule, seed=seed), sgd(network)
    criterion.begin(optimizer)
    return network, criterion, optimizer


def test_filters_left_out_keep_their_weights_and_come_back() -> None:
    network, criterion, optimizer = begun({"conv2": 4})
    came_back = 0
    for step in range(25):
        before = network.conv2.weight.detach().clone()
        left_out: list[torch.Tensor] = []

        def watch(found: list[torch.Tensor] = left_out) -> None:
            if criterion.absent is not None:
                found.append(criterion.absent["conv2"].clone())
                assert not network.conv2.weight[found[-1]].any()
                assert network.conv2.weight.grad is not None and not network.conv2.weight.grad[found[-1]].any()

        train(network, criterion, optimizer, steps=range(step, step + 1), watch=watch)
        assert criterion.absent is None
        if left_out:
            survivors = left_out[0] & ~criterion.removed["conv2"]
            assert torch.equal(network.conv2.weight[survivors], before[survivors])
            assert network.conv2.weight[survivors].flatten(1).any(1).all()
            moved = ~left_out[0] & ~criterion.removed["conv2"]
            assert not torch.equal(network.conv2.weight[moved], before[moved])
            came_back += int(survivors.sum())
    assert came_back > 5


def test_filters_left_out_leave_no_trace_in_gradients() -> None:
    network, criterion, optimizer = begun({"conv2": 4}, SppSchedule(0.9, 1))
    train(network, criterion, optimizer, steps=range(1))
    criterion.before_forward()
    assert criterion.absent is not None and criterion.absent["conv2"].any()
    for parameter in network.parameters():
        parameter.grad = torch.ones_like(parameter)
    criterion.after_backward()
    for parameter in (network.conv2.weight, network.conv2.bias):
        assert parameter is not None and parameter.grad is not None
        assert not parameter.grad[criterion.absent["conv2"]].any()
        assert (parameter.grad[~criterion.absent["conv2"]] == 1).all()


def test_probabilities_move_only_every_interval_and_stay_within_bounds() -> None:
    network, criterion, optimizer = begun({"conv2": 4})
    before = criterion.state_dict()["values"]["conv2"]
    for step in range(1, 13):
        train(network, criterion, optimizer, steps=range(step - 1, step))
        now = criterion.state_dict()["values"]["conv2"]
        assert torch.equal(now, before) is (step % 4 != 0)
        assert ((now >= 0) & (now <= 1)).all()
        before = now
    assert before.max() == pytest.approx(0.6)


def test_a_mask_holds_for_one_step_under_accumulation() -> None:
    network, criterion, optimizer = begun({"conv2": 4})
    train(network, criterion, optimizer, steps=range(12))
    criterion.before_forward()
    first = criterion.absent
    pictures, labels = batch(50)
    F.cross_entropy(network(pictures), labels).backward()
    criterion.before_forward()
    assert criterion.absent is first
    F.cross_entropy(network(pictures), labels).backward()
    criterion.after_backward()
    optimizer.step()
    criterion.after_step()
    drawn = []
    for step in range(8):
        train(network, criterion, optimizer, steps=range(step, step + 1), watch=lambda: drawn.append(criterion.absent))
    assert len({str(each["conv2"].tolist()) for each in drawn if each is not None}) > 1


def test_masks_are_drawn_as_often_as_the_probability_says() -> None:
    network, criterion, optimizer = begun({"conv2": 4}, SppSchedule(0.3, 1), seed=1)
    train(network, criterion, optimizer, steps=range(1))
    wanted = criterion.state_dict()["values"]["conv2"]
    frozen = criterion.state_dict()
    counts = torch.zeros(8)
    for _ in range(600):
        criterion.before_forward()
        assert criterion.absent is not None
        counts += criterion.absent["conv2"]
        criterion._masked.restore()
        criterion._absent = None
    assert torch.equal(criterion.state_dict()["values"]["conv2"], frozen["values"]["conv2"])
    torch.testing.assert_close(counts.double() / 600, wanted, atol=0.07, rtol=0)
    assert wanted.max() == pytest.approx(0.3)


def test_its_random_numbers_are_its_own() -> None:
    results = []
    for disturbance in (1, 2):
        network, criterion, optimizer = begun({"conv2": 4})
        torch.manual_seed(disturbance)
        train(network, criterion, optimizer, steps=range(20))
        results.append(network.conv2.weight.detach().clone())
    assert torch.equal(*results)
    network, criterion, optimizer = begun({"conv2": 4}, seed=4)
    train(network, criterion, optimizer, steps=range(20))
    assert not torch.equal(network.conv2.weight, results[0])


def test_a_checkpoint_within_a_step_is_refused() -> None:
    _, criterion, _ = begun({"conv2": 4})
    criterion.before_forward()
    with pytest.raises(AssertionError, match="between two steps"):
        criterion.state_dict()


def test_nothing_is_masked_once_it_is_done() -> None:
    network, criterion, optimizer = begun({"conv2": 4}, SppSchedule(1.0, 1))
    train(network, criterion, optimizer, steps=range(10))
    assert criterion.is_done and not any(values.any() for values in criterion.state_dict()["values"].values())
    criterion.before_forward()
    assert criterion.absent is None
