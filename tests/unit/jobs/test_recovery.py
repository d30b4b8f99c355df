import os
from pathlib import Path

import pytest

from studio.jobs.job import JobState, RenderJob
from studio.jobs.recovery import note_finished
from studio.jobs.store import JobStore
from studio.specs.stylize import StyleChoice, StylizeSpec

SPEC = StylizeSpec((StyleChoice(Path("style.jpg")),))


def reopened(folder: Path, output: Path, *, overwrite: bool = False, state: JobState = JobState.RUNNING) -> JobStore:
    """A queue whose one render was in ``state`` when the program ended."""
    with JobStore(folder) as store:
        record = store.add(RenderJob(Path("photo.jpg"), output, SPEC, overwrite=overwrite))
        store.update(record.id, state=state, fraction=0.9)
    return JobStore(folder)


def test_a_result_younger_than_its_row_means_that_the_render_was_done(tmp_path: Path) -> None:
    output = tmp_path / "out.png"
    with reopened(tmp_path / "queue", output) as store:
        output.write_bytes(b"pixels")
        (record,) = note_finished(store)
        assert record == store.records()[0]
        assert (record.state, record.fraction, record.message) == (JobState.DONE, 1.0, "")


@pytest.mark.parametrize(
    ("has_file", "is_old", "overwrite", "state"),
    [
        (False, False, False, JobState.RUNNING),
        (True, True, False, JobState.RUNNING),
        (True, False, True, JobState.RUNNING),
        (True, False, False, JobState.WAITING),
        (True, False, False, JobState.FAILED),
    ],
    ids=["no result", "somebody's older file", "may overwrite", "never began", "failed"],
)
def test_nothing_else_counts_as_done(
    tmp_path: Path, has_file: bool, is_old: bool, overwrite: bool, state: JobState
) -> None:
    output = tmp_path / "out.png"
    with reopened(tmp_path / "queue", output, overwrite=overwrite, state=state) as store:
        before = store.records()
        if has_file:
            output.write_bytes(b"pixels")
        if is_old:
            os.utime(output, (1, 1))
        assert note_finished(store) == () and store.records() == before
