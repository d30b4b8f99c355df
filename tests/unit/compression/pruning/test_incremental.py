import numpy as np
import pytest

from studio.compression.pruning.groups import l1_norms
from studio.compression.pruning.incremental import IncReg, Incremental, Spp
from studio.compression.pruning.schedule import IncRegSchedule, SppSchedule
from studio.specs.criterion_settings import Shape
from tests.reference import pruning as reference
from tests.unit.compression.pruning.training import sgd, tiny, train


def advanced(criterion: Incremental, *, steps: int) -> None:
    criterion.begin(sgd(criterion.network))
    for _ in range(steps):
        criterion.after_step()


def test_what_is_left_at_the_deadline_goes_by_value_and_is_counted() -> None:
    network, groups = tiny()
    criterion = IncReg(network, groups, {"conv1": 2, "conv2": 3}, schedule=IncRegSchedule(0.01, 9.0, deadline=20))
    order = l1_norms(network, groups[0]).argsort()
    advanced(criterion, steps=19)
    assert not criterion.is_done and not criterion.removed["conv1"].any() and criterion.forced_removals == 0
    criterion.after_step()
    assert criterion.is_done and criterion.forced_removals == 5
    assert criterion.removed["conv1"].nonzero().flatten().tolist() == sorted(order[:2].tolist())
    assert not any(values.any() for values in criterion.factors.values())


def test_without_a_deadline_it_waits() -> None:
    network, groups = tiny()
    criterion = IncReg(network, groups, {"conv1": 2}, schedule=IncRegSchedule(0.01, 9.0))
    advanced(criterion, steps=100)
    assert not criterion.is_done and criterion.forced_removals == 0


def test_filters_that_reached_the_ceiling_by_the_deadline_are_not_counted_as_forced() -> None:
    network, groups = tiny()
    criterion = Spp(network, groups, {"conv1": 1}, schedule=SppSchedule(0.5, 1, deadline=2), seed=0)
    advanced(criterion, steps=2)
    assert criterion.is_done and criterion.forced_removals == 0


def test_the_deadline_of_spp_falls_on_an_update() -> None:
    network, groups = tiny()
    criterion = Spp(network, groups, {"conv2": 4}, schedule=SppSchedule(0.05, 5, deadline=15), seed=0)
    optimizer = sgd(network)
    criterion.begin(optimizer)
    train(network, criterion, optimizer, steps=range(14))
    assert not criterion.is_done
    train(network, criterion, optimizer, steps=range(14, 15))
    assert criterion.is_done and criterion.forced_removals == 4


@pytest.mark.parametrize(("shape", "turn"), [(Shape.LINEAR, 0.25), (Shape.EXPONENTIAL, 0.6)])
def test_shape_and_turn_of_the_schedule_are_used(shape: Shape, turn: float) -> None:
    network, groups = tiny()
    increg = IncReg(network, groups, {"conv2": 6}, schedule=IncRegSchedule(0.01, 9.0, shape, turn=turn))
    spp = Spp(network, groups, {"conv2": 6}, schedule=SppSchedule(0.01, 1, shape, turn=turn), seed=0)
    curve = (
        reference.linear_curve(8, 6, 0.01) if shape is Shape.LINEAR else reference.exponential_curve(8, 6, 0.01, turn)
    )
    for criterion in (increg, spp):
        advanced(criterion, steps=1)
        grown = sorted(criterion.state_dict()["values"]["conv2"].tolist(), reverse=True)
        np.testing.assert_allclose(grown, np.maximum(curve, 0), rtol=0, atol=1e-14)


def test_forced_removals_are_told_with_the_figures() -> None:
    network, groups = tiny()
    criterion = Spp(network, groups, {"conv1": 2}, schedule=SppSchedule(0.01, 1, deadline=2), seed=0)
    advanced(criterion, steps=1)
    assert criterion.figures()["forced_removals"] == 0
    criterion.after_step()
    assert criterion.figures()["forced_removals"] == 2
