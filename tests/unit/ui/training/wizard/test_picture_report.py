"""What was found in a folder so far."""

from pathlib import Path

from studio.ui.training.wizard.picture_report import PictureReport

FOLDER = Path("photos")


def test_names_count_until_they_were_looked_at() -> None:
    report = PictureReport(FOLDER, total=3)
    assert report.is_enough
    for number in range(2):
        report = report.with_picture(FOLDER / f"{number}.jpg", "no picture")
    assert report.looked_at == 2
    assert not report.is_enough


def test_in_the_end_good_ones_count() -> None:
    report = PictureReport(FOLDER, total=3).with_picture(FOLDER / "a.jpg", None)
    assert report.is_enough
    assert not report.completed().is_enough
    assert report.with_picture(FOLDER / "b.jpg", None).completed().is_enough


def test_bad_ones_are_named_with_the_reason() -> None:
    report = PictureReport(FOLDER, total=1).with_picture(FOLDER / "a.jpg", "it is cut off")
    assert report.bad == ((FOLDER / "a.jpg", "it is cut off"),)
