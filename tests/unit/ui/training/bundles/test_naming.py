from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.bundles.manifest import check_bundle_id
from studio.ui.training.bundles.naming import id_problem, suggested_id


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Coffee house, half the width", "coffee-house-half-the-width"),
        ("Größe 25 %", "groe-25"),
        ("日本", "bundle"),
        ("", "bundle"),
    ],
)
def test_an_id_reads_like_the_title(title: str, expected: str) -> None:
    assert suggested_id(title, ()) == expected


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert suggested_id("Swift", {"swift", "swift-2"}) == "swift-3"


@given(st.text(max_size=80), st.sets(st.sampled_from(["bundle", "a", "a-2"])))
def test_every_suggestion_can_be_used(title: str, taken: set[str]) -> None:
    suggestion = suggested_id(title, taken)
    check_bundle_id(suggestion)
    assert id_problem(suggestion, taken) == ""


@pytest.mark.parametrize("bundle_id", ["", "swift", "Has Spaces", "-a", "ä"])
def test_what_cannot_be_used_says_why(bundle_id: str) -> None:
    assert id_problem(bundle_id, {"swift"})
