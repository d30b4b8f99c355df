"""Messages in German, with the numbers of the language."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.errors import ByteCount, Message, PictureError, SpaceError, lines
from studio.gallery import shipped_styles_dir
from studio.geometry import Size
from studio.images.limits import Limits, check_size
from studio.jobs.job import JobRecord, JobState, RenderJob, id_at
from studio.jobs.queue_database import QueueDatabase
from studio.specs.stylize import DEFAULT_MAX_PIXELS, StyleChoice, StylizeSpec
from studio.ui.numbers import bytes_text, fixed_text, general_text, whole_text
from studio.ui.preferences.languages import Translation, translations_dir
from studio.ui.titles import shipped_styles, title_of
from studio.ui.translation import translated


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp, translations_dir())
    translation.use("de")
    yield
    translation.close()


def too_large() -> PictureError:
    with pytest.raises(PictureError) as caught:
        check_size(Path("a.png"), Size(50_000, 50_000), Limits(DEFAULT_MAX_PIXELS, 0))
    return caught.value


def test_the_command_line_reads_english_and_its_option() -> None:
    assert str(too_large()) == (
        "a.png says it is 50000 x 50000 = 2500 megapixels, more than the limit of 2000; make it smaller first, or "
        "raise the limit with --max-pixels 2500000000 if that is right"
    )


@pytest.mark.usefixtures("german")
def test_the_window_reads_german_and_no_option() -> None:
    assert translated(too_large()) == (
        "a.png gibt 50.000 × 50.000 = 2.500 Megapixel an, mehr als die Grenze von 2.000; es zuerst verkleinern"
    )


def test_the_window_reads_no_option_in_english_either(qapp: QApplication) -> None:
    assert qapp
    assert translated(too_large()).endswith("make it smaller first")


@pytest.mark.usefixtures("german")
def test_what_a_message_holds_is_translated_too() -> None:
    listed = Message("{listed} and {name}", listed=Message("a comment"), name=Message("texts"))
    note = Message(
        "{format_name} cannot hold {listed} of the content, left out here", format_name="WebP", listed=listed
    )
    assert translated(note) == "WebP kann vom Foto nicht aufnehmen, was deshalb fehlt: ein Kommentar und Texte"
    error = SpaceError(
        "cannot write {path}: {reason}; free some space", path=Path("x"), reason="No space left on device"
    )
    assert translated(error) == "x kann nicht geschrieben werden: Datenträger voll; Platz schaffen"
    assert translated(lines((note, "a name"))) == f"{translated(note)}\na name"
    assert translated(Message("style {name} is only {size}: it was scaled up to {smallest_side_px} px", name="a{b}",
                        size="10 x 20", smallest_side_px=32)).startswith("Der Stil a{b} hat nur 10 x 20")  # fmt: skip


@pytest.mark.usefixtures("german")
def test_a_message_that_was_written_down_is_told_in_the_language_of_now(tmp_path: Path) -> None:
    job = RenderJob(tmp_path / "a.png", tmp_path / "b.png", StylizeSpec(styles=(StyleChoice(tmp_path / "s.png"),)))
    message = Message(
        "no room in {folder} to hold {name} ({needed}); free some space or choose a folder on another disk",
        folder=Path("/scratch"),
        name="x.raw",
        needed=ByteCount(1_500_000_000),
    )
    rows = [
        JobRecord(id_at(1), job, JobState.FAILED, message=message),
        JobRecord(id_at(2), job, JobState.FAILED, message="in one's own words {x}"),
    ]
    with closing(QueueDatabase(tmp_path / "queue")) as database:
        database.write({row.id: row for row in rows})
    with closing(QueueDatabase(tmp_path / "queue")) as database:
        told, plain = (row.message for row in database.read()[0].values())
    assert str(told) == str(message)
    assert translated(told) == translated(message)
    assert translated(message).startswith("In /scratch ist kein Platz für x.raw (1,5 GB)")
    assert plain == "in one's own words {x}"


def test_numbers_are_those_of_the_language(german: None) -> None:  # noqa: ARG001
    assert (whole_text(12_800), fixed_text(0.5, 2), general_text(2.5), bytes_text(1_500_000)) == (
        "12.800", "0,50", "2,5", "1,5 MB",
    )  # fmt: skip


def test_numbers_are_english_where_no_language_was_chosen(qapp: QApplication) -> None:
    assert qapp
    assert (whole_text(12_800), fixed_text(0.5, 2), general_text(0.00012, 3)) == ("12,800", "0.50", "0.00012")


@pytest.mark.usefixtures("german")
def test_styles_that_ship_have_german_names() -> None:
    first = shipped_styles(shipped_styles_dir())[0]
    assert (first.title, first.technique, title_of(first.path)) == ("Blaue Nacht", "Ölfarbe", "Blaue Nacht")
    assert title_of(Path("/mine/Blue night.jpg")) == "Blue night"


def test_a_message_can_be_copied_and_sent_to_another_process() -> None:
    message = too_large().message
    for again in (copy.deepcopy(message), pickle.loads(pickle.dumps(message))):
        assert (again, again.code, again.values) == (message, message.code, message.values)
