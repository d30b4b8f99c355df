import math
from dataclasses import replace
from pathlib import Path

import pytest

from studio.jobs.job import JobState
from studio.jobs.queue_summary import QueueSummary
from studio.specs.export import ExportSpec
from studio.specs.stylize import StyleChoice
from studio.ui.desktop.revealing import shown_path
from studio.ui.numbers import duration_text, percent_text
from studio.ui.queue.texts import (
    about_text,
    described,
    failure_report,
    format_text,
    queue_summary_text,
    removed_text,
    second_line,
    size_text,
    state_text,
)
from tests.unit.jobs.records import a_record, an_optimisation


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (59.4, "0:59"), (59.6, "1:00"), (3600, "1:00:00"), (90061, "25:01:01"), (-1, "0:00"), (None, "–")],
)
def test_durations(seconds: float | None, text: str) -> None:
    assert duration_text(seconds) == text


def test_what_is_not_known_is_a_dash() -> None:
    assert duration_text(math.inf) == "–"
    assert size_text(None) == "–"
    assert size_text((640, 480)) == "640 × 480"


@pytest.mark.parametrize(("fraction", "text"), [(0, "0 %"), (0.999, "99 %"), (1, "100 %"), (1.2, "100 %")])
def test_all_is_done_only_at_the_end(fraction: float, text: str) -> None:
    assert percent_text(fraction) == text


def test_every_state_has_its_word() -> None:
    assert len({state_text(state) for state in JobState}) == len(JobState)


def test_under_the_name_stands_what_went_wrong_or_else_the_styles() -> None:
    record = a_record(state=JobState.FAILED, message="the disk is full")
    assert second_line(record) == ("the disk is full", "")
    styles = (StyleChoice(Path("/s/sun_mosaic.jpg")), StyleChoice(Path("/s/wet.jpg")))
    spec = replace(record.job.spec, styles=styles)
    done = replace(record, state=JobState.DONE, job=replace(record.job, spec=spec))
    assert second_line(done) == ("PNG  ·  Sun mosaic + Wet  ·  ", str(Path("/photos/painted")))
    assert second_line(a_record(message="interrupted"))[0] == "Interrupted when the program ended"


def test_a_row_read_aloud() -> None:
    record = a_record(1, JobState.PAUSED, fraction=0.25, message="interrupted")
    where = f"PNG, {Path('/photos/painted')}"
    assert described(record) == f"photo 1.png, Paused, 25 %, Interrupted when the program ended, {where}"
    assert described(a_record(2)) == f"photo 2.png, Waiting, {where}"


@pytest.mark.parametrize(
    ("name", "export", "text"),
    [
        ("a.jpg", ExportSpec(quality=80), "JPEG 80"),
        ("a.png", ExportSpec(), "PNG"),
        ("a.tif", ExportSpec(depth=16), "TIFF 16 bit"),
        ("a.dzi", ExportSpec(), "DeepZoom 92"),
    ],
)
def test_exports_of_one_photo_look_different(name: str, export: ExportSpec, text: str) -> None:
    job = replace(a_record().job, output=Path("/photos") / name, export=export)
    assert format_text(job) == text


def test_folders_at_home_are_short() -> None:
    assert shown_path(Path.home() / "Pictures" / "a.jpg") == str(Path("~/Pictures/a.jpg"))
    assert shown_path(Path("/elsewhere/a.jpg")) == str(Path("/elsewhere/a.jpg"))


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.0, "less than a minute left"),
        (59.0, "less than a minute left"),
        (60.0, "about 1 min left"),
        (3540.0, "about 59 min left"),
        (3541.0, "about 1 h 0 min left"),
        (90_000.0, "about 25 h 0 min left"),
    ],
)
def test_what_is_left_has_no_seconds(seconds: float, text: str) -> None:
    assert about_text(seconds) == text


def test_what_was_removed_is_named_or_counted() -> None:
    assert removed_text([a_record(1)]) == "Removed “photo 1.jpg” from the queue"
    assert removed_text([a_record(1), a_record(2)]) == "Removed 2 renders from the queue"


def test_the_queue_in_one_line() -> None:
    assert queue_summary_text(QueueSummary(total=3, done=1, failed=1, to_do=1, left_s=61.0)) == (
        "1 of 3 done  ·  1 failed  ·  about 2 min left"
    )
    assert queue_summary_text(QueueSummary(total=2, done=2, failed=0, to_do=0, left_s=0.0)) == "2 of 2 done"
    assert queue_summary_text(QueueSummary(total=2, done=0, failed=0, to_do=2, left_s=None)) == "0 of 2 done"


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


STAGE = "iteration 12 of 100 at 512 × 384"


def test_while_it_is_optimised_a_row_says_which_iteration_it_is_at() -> None:
    record = replace(a_record(state=JobState.RUNNING, fraction=0.12), job=an_optimisation(iterations=100))
    assert second_line(record)[0] == "PNG  ·  Sun  ·  optimised, 100 iterations  ·  "
    assert second_line(record, STAGE) == ("Iteration 12 of 100 at 512 × 384", "")
    assert "iteration 12 of 100 at 512 × 384" in described(record, STAGE)
    photo = replace(record, job=replace(record.job, spec=replace(record.job.spec, strength=0.0)))
    assert "iterations" not in second_line(photo)[0], "at strength 0 it is the photo"


def test_a_report_has_the_settings_of_an_optimisation() -> None:
    record = replace(a_record(state=JobState.FAILED, message="why"), job=an_optimisation(content_weight=0.25))
    assert "content_weight=0.25" in failure_report([record])
    assert "optimisation" not in failure_report([a_record(state=JobState.FAILED)])
