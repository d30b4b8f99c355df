import pytest

from studio.specs.stylize import GIB, Resources
from studio.ui.preferences import memory


@pytest.mark.parametrize("gib", [0.1, 0.5, 2.0, 12.3])
def test_gib_and_back(gib: float) -> None:
    assert memory.to_gib(memory.from_gib(gib)) == gib


def test_the_least_budget_is_one_that_resources_accept() -> None:
    assert Resources(memory_budget_bytes=memory.from_gib(memory.LEAST_GIB)).memory_budget_bytes > 0


def test_the_machine_has_memory() -> None:
    assert 0.2 < memory.machine_memory_gib() < 65_536 and memory.from_gib(2) == 2 * GIB
