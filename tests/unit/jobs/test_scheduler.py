from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.jobs.job import JobState
from studio.jobs.scheduler import (
    JobCommand,
    after_command,
    allows,
    ended,
    interrupted,
    moved,
    next_job,
    shifted,
)
from tests.unit.jobs.records import a_record


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ("", None),
        ("waiting waiting", 0),
        ("done failed paused waiting waiting", 3),
        ("waiting running", None),
        ("done paused cancelled", None),
    ],
)
def test_the_first_that_waits_runs_next_and_only_one_at_a_time(states: str, expected: int | None) -> None:
    records = [a_record(number, JobState(state)) for number, state in enumerate(states.split())]
    assert next_job(records) == (None if expected is None else records[expected])


@pytest.mark.parametrize(
    ("before", "command", "after"),
    [
        ("waiting", "pause", "paused"),
        ("waiting", "cancel", "cancelled"),
        ("running", "pause", "paused"),
        ("running", "cancel", "cancelled"),
        ("running", "keep", "done"),
        ("paused", "resume", "waiting"),
        ("paused", "cancel", "cancelled"),
        ("failed", "retry", "waiting"),
        ("cancelled", "retry", "waiting"),
    ],
)
def test_commands_that_change_a_state(before: str, command: str, after: str) -> None:
    record = a_record(state=JobState(before))
    assert allows(record.state, JobCommand(command))
    assert after_command(record, JobCommand(command)).state == after


def test_all_other_commands_change_nothing() -> None:
    for state, command in product(JobState, JobCommand):
        record = a_record(state=state, fraction=0.5, message="why")
        if not allows(state, command):
            assert after_command(record, command) == record
    assert not allows(JobState.DONE, JobCommand.RETRY)
    assert all(allows(state, JobCommand.REMOVE) for state in JobState)


def test_what_runs_can_be_stopped_in_four_ways() -> None:
    possible = [command for command in JobCommand if allows(JobState.RUNNING, command)]
    assert possible == [JobCommand.KEEP, JobCommand.PAUSE, JobCommand.CANCEL, JobCommand.REMOVE]


def test_while_the_worker_stops_only_more_can_be_asked() -> None:
    possible = {
        asked: [command for command in JobCommand if allows(JobState.RUNNING, command, asked=asked)]
        for asked in (JobCommand.KEEP, JobCommand.PAUSE, JobCommand.CANCEL, JobCommand.REMOVE)
    }
    assert possible == {
        JobCommand.KEEP: [JobCommand.PAUSE, JobCommand.CANCEL, JobCommand.REMOVE],
        JobCommand.PAUSE: [JobCommand.CANCEL, JobCommand.REMOVE],
        JobCommand.CANCEL: [JobCommand.REMOVE],
        JobCommand.REMOVE: [],
    }


def test_what_was_painted_is_kept_until_a_render_is_cancelled() -> None:
    running = a_record(state=JobState.RUNNING, fraction=0.5, elapsed_s=9.0)
    paused = after_command(running, JobCommand.PAUSE)
    resumed = after_command(replace(paused, message="interrupted"), JobCommand.RESUME)
    assert (resumed.fraction, resumed.elapsed_s, resumed.message) == (0.5, 9.0, "")
    failed = a_record(state=JobState.FAILED, fraction=0.5, elapsed_s=9.0, message="the disk is full")
    assert after_command(failed, JobCommand.RETRY) == a_record(state=JobState.WAITING, fraction=0.5, elapsed_s=9.0)
    assert after_command(paused, JobCommand.CANCEL) == a_record(state=JobState.CANCELLED)


def test_what_ran_when_the_program_ended_is_paused_where_it_was() -> None:
    for state in JobState:
        record = a_record(state=state, fraction=0.25)
        if state is JobState.RUNNING:
            assert interrupted(record) == replace(record, state=JobState.PAUSED, message="interrupted")
        else:
            assert interrupted(record) == record


def test_the_worker_takes_a_render_and_lets_go_of_it() -> None:
    waiting = a_record(fraction=0.5, elapsed_s=3.0, message="interrupted")
    running = replace(waiting, state=JobState.RUNNING, message="")
    done = ended(running, JobState.DONE, message="", result_px=(64, 48))
    assert (done.state, done.fraction, done.result_px) == (JobState.DONE, 1.0, (64, 48))
    failed = ended(running, JobState.FAILED, message="the disk is full", result_px=None)
    assert (failed.state, failed.fraction, failed.message) == (JobState.FAILED, 0.5, "the disk is full")
    assert ended(running, JobState.PAUSED, message="", result_px=None).fraction == 0.5
    assert ended(running, JobState.CANCELLED, message="", result_px=None) == a_record(state=JobState.CANCELLED)


def _shifted(order: str, chosen: str, step: int) -> str:
    return "".join(shifted(order, chosen, 1 if step > 0 else -1))


@pytest.mark.parametrize(
    ("chosen", "step", "expected"),
    [
        ("c", -1, "acbde"),
        ("c", 1, "abdce"),
        ("bc", -1, "bcade"),
        ("bc", 1, "adbce"),
        ("bd", -1, "badce"),
        ("a", -1, "abcde"),
        ("ab", -1, "abcde"),
        ("ac", -1, "acbde"),
        ("de", 1, "abcde"),
        ("", 1, "abcde"),
    ],
)
def test_rows_move_by_one_place(chosen: str, step: int, expected: str) -> None:
    assert _shifted("abcde", chosen, step) == expected


@given(order=st.permutations("abcdefg"), chosen=st.sets(st.sampled_from("abcdefg")), step=st.sampled_from([-1, 1]))
def test_moving_loses_no_row_and_keeps_the_order_of_the_chosen_and_of_the_others(
    order: list[str], chosen: set[str], step: int
) -> None:
    after = _shifted("".join(order), "".join(chosen), step)
    for part in (chosen, set(order) - chosen):
        assert [row for row in after if row in part] == [row for row in order if row in part]


@pytest.mark.parametrize(
    ("chosen", "to_index", "expected"),
    [
        ("a", 3, "bcade"),
        ("e", 0, "eabcd"),
        ("bd", 0, "bdace"),
        ("bd", 5, "acebd"),
        ("bd", 2, "abdce"),
        ("b", 1, "abcde"),
        ("b", 2, "abcde"),
        ("abcde", 3, "abcde"),
        ("", 2, "abcde"),
    ],
)
def test_rows_are_put_in_front_of_another(chosen: str, to_index: int, expected: str) -> None:
    assert "".join(moved("abcde", chosen, to_index)) == expected


@given(
    order=st.permutations("abcdefg"), chosen=st.sets(st.sampled_from("abcdefg"), min_size=1), to_index=st.integers(0, 7)
)
def test_moved_rows_stand_together_and_the_rest_keeps_its_order(
    order: list[str], chosen: set[str], to_index: int
) -> None:
    found = moved(order, chosen, to_index)
    assert [row for row in found if row not in chosen] == [row for row in order if row not in chosen]
    first = min(found.index(row) for row in chosen)
    assert list(found[first : first + len(chosen)]) == [row for row in order if row in chosen]
