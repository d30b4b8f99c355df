import torch

from studio.compression.pruning.magnitude import GradualL1
from tests.unit.compression.pruning.training import sgd, tiny, train


def test_removals_follow_the_cubic_course_and_never_return() -> None:
    network, groups = tiny()
    criterion, optimizer = GradualL1(network, groups, {"conv2": 7}, iterations=40, interval=10), sgd(network)
    criterion.begin(optimizer)
    counts, before = [], torch.zeros(8, dtype=torch.bool)
    for step in range(45):
        train(network, criterion, optimizer, steps=range(step, step + 1))
        after = criterion.removed["conv2"]
        assert torch.equal(after & before, before)
        before = after
        counts.append(int(after.sum()))
    expected = [-(-7 * (64 - (4 - quarter) ** 3) // 64) for quarter in (1, 2, 3, 4)]
    assert [counts[step - 1] for step in (9, 10, 20, 30, 40, 45)] == [0, *expected, 7]


def test_a_removed_filter_is_never_counted_again() -> None:
    network, groups = tiny()
    criterion, optimizer = GradualL1(network, groups, {"conv1": 4}, iterations=8, interval=1), sgd(network)
    criterion.begin(optimizer)
    train(network, criterion, optimizer, steps=range(8))
    assert int(criterion.removed["conv1"].sum()) == 4
