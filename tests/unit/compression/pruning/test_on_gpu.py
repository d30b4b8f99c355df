import pytest

from studio.compression.experiments.traced_groups import traced_groups
from studio.compression.pruning.surgery import remove_filters
from tests.unit.compression.pruning.every_criterion import Make, every_criterion
from tests.unit.compression.pruning.networks import Tiny, picture
from tests.unit.compression.pruning.training import sgd, train

pytestmark = pytest.mark.gpu


@every_criterion
def test_a_network_on_a_gpu_is_pruned_and_cut_there(make: Make) -> None:
    network, example = Tiny().cuda(), picture(1, 8).cuda()
    groups = traced_groups(network, example)
    criterion, optimizer = make(network, groups), sgd(network)
    criterion.begin(optimizer)
    train(network, criterion, optimizer, steps=range(120))
    assert criterion.is_done
    removal = remove_filters(network, groups, criterion.removed, probe=example)
    assert removal.network.get_parameter("conv2.weight").shape == (3, 3, 3, 3)
    assert removal.network.get_parameter("conv2.weight").is_cuda
