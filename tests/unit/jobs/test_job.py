from dataclasses import replace

import pytest

from studio.errors import SpecError
from studio.jobs.job import JobState
from tests.unit.jobs.records import a_job


def test_three_states_are_ends() -> None:
    assert {state for state in JobState if state.is_over} == {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


@pytest.mark.parametrize("quality", [0, 101])
def test_a_quality_out_of_range_is_refused(quality: int) -> None:
    with pytest.raises(SpecError, match=str(quality)):
        replace(a_job(), quality=quality)
