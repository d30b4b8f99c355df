import pytest

from studio.compression.launch import Launch
from studio.errors import InputError

TORCHRUN = {"RANK": "3", "WORLD_SIZE": "4", "LOCAL_RANK": "1", "LOCAL_WORLD_SIZE": "2", "MASTER_ADDR": "host"}


def test_torchrun_tells_each_process_its_number() -> None:
    launch = Launch.of(TORCHRUN | {"MASTER_PORT": "29500"})
    assert launch == Launch(rank=3, count=4, local_rank=1, local_count=2) and not launch.is_first
    plain = {"RANK": "0", "WORLD_SIZE": "2", "MASTER_ADDR": "host", "MASTER_PORT": "1"}
    assert Launch.of(plain) == Launch(rank=0, count=2, local_rank=0, local_count=2)


def test_without_torchrun_a_process_is_alone() -> None:
    assert Launch.of({}) == Launch.of(TORCHRUN) == Launch() and Launch().is_first


@pytest.mark.parametrize("change", [{"RANK": "4"}, {"RANK": "x"}, {"LOCAL_RANK": "2"}, {"WORLD_SIZE": "0"}])
def test_numbers_that_make_no_sense_are_refused(change: dict[str, str]) -> None:
    with pytest.raises(InputError, match="torchrun"):
        Launch.of(TORCHRUN | {"MASTER_PORT": "29500"} | change)
