"""Sizes and times as people read them."""

import pytest

from studio.ui.training.wizard.numbers import change_text, duration_text, megabytes_text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "1 s"), (45, "45 s"), (100, "2 min"), (2400, "40 min"), (3600, "1 h"), (4000, "1 h 5 min"), (7190, "2 h")],
)
def test_times_are_rounded_as_estimates_are(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


@pytest.mark.parametrize(
    ("before", "after", "text"), [(100, 56, "−44 %"), (100, 110, "+10 %"), (100, 100.1, ""), (0, 1, "")]
)
def test_changes_are_in_per_cent(before: float, after: float, text: str) -> None:
    assert change_text(before, after) == text


def test_megabytes() -> None:
    assert megabytes_text(8.623) == "8.62 MB"
