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


def test_it_says_how_strong_each_level_was_and_what_it_kept() -> None:
    record = a_record(1, JobState.FAILED)
    spec = replace(record.job.spec, strength=0.5, level_strength={4: 0.5}, detail=0.8, level_detail={2: 0.0})
    text = failure_report([replace(record, job=replace(record.job, spec=spec))])
    assert "strengths: 5=0.5 4=0.25 3=0.5 2=0.5 1=0.5; details: 5=0.8 4=0.8 3=0.8 2=0 1=0.8" in text


def test_the_home_folder_is_not_told() -> None:
    assert "/photos" not in failure_report([a_record(1)], home=Path("/photos"))
