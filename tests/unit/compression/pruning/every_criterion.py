"""Each criterion, made for the same small network."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import FilterGroups
from studio.compression.pruning.incremental import IncReg, Spp
from studio.compression.pruning.magnitude import GradualL1, L1OneShot
from studio.compression.pruning.schedule import IncRegSchedule, SppSchedule
from tests.unit.compression.pruning.networks import Tiny

TARGETS = {"conv1": 3, "conv2": 5}

Make = Callable[[Tiny, FilterGroups], Criterion]

MAKERS: dict[str, Make] = {
    "l1": lambda network, groups: L1OneShot(network, groups, TARGETS),
    "gradual": lambda network, groups: GradualL1(network, groups, TARGETS, iterations=40, interval=5),
    "increg": lambda network, groups: IncReg(network, groups, TARGETS, schedule=IncRegSchedule(0.3, 6.0)),
    "spp": lambda network, groups: Spp(network, groups, TARGETS, schedule=SppSchedule(0.2, 2), seed=5),
}

every_criterion = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
