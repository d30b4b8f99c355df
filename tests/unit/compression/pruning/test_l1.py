import torch

from studio.compression.pruning.magnitude import L1OneShot
from tests.unit.compression.pruning.training import sgd, tiny


def test_the_smallest_norms_go_at_once() -> None:
    network, groups = tiny()
    with torch.no_grad():
        network.conv1.weight[:] = torch.tensor([3.0, 1.0, 6.0, 2.0, 5.0, 4.0])[:, None, None, None]
    criterion = L1OneShot(network, groups, {"conv1": 2})
    assert not criterion.is_done
    criterion.begin(sgd(network))
    assert criterion.is_done
    assert criterion.removed["conv1"].nonzero().flatten().tolist() == [1, 3]


def test_beginning_again_removes_no_more() -> None:
    network, groups = tiny()
    criterion = L1OneShot(network, groups, {"conv1": 2})
    criterion.begin(sgd(network))
    before = criterion.removed["conv1"]
    criterion.begin(sgd(network))
    assert torch.equal(criterion.removed["conv1"], before)
