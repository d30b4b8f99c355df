from dataclasses import replace
from pathlib import Path

from studio.jobs.job import JobState
from studio.specs.export import ExportSpec
from studio.ui.queue.report import failure_report
from tests.unit.jobs.records import a_record


def test_it_says_what_was_asked_for_and_what_went_wrong() -> None:
    record = a_record(1, JobState.FAILED, message="photo 1.jpg is cut short", fraction=0.25, elapsed_s=3.0)
    record = replace(record, job=replace(record.job, export=ExportSpec(depth=16)))
    text = failure_report([record, a_record(2, JobState.FAILED)], home=Path("/nobody"))
    for part in ("photo 1.jpg is cut short", "/photos/photo 1.jpg", "sun.jpg × 1", "16 bits", "25%", "no reason given"):
        assert part in text
    assert text.startswith("gigastyle ") and "Python" in text.splitlines()[0]


def test_the_home_folder_is_not_told() -> None:
    assert "/photos" not in failure_report([a_record(1)], home=Path("/photos"))
