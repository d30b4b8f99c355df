from __future__ import annotations

from pathlib import Path

from studio.specs.pruning import PruneSpec
from studio.ui.training.bundles.run_export import comparison, teacher_of
from tests.unit.ui.training.run_folders import a_request

SHEET = Path("sheet.png")


def test_a_distilled_bundle_is_held_against_its_teacher() -> None:
    asked = comparison(a_request(teacher="swift"), "small", SHEET)
    assert (asked.bundle, asked.against, asked.contents, asked.styles, asked.sheet) == (
        "small", "swift", Path("/photos"), Path("/styles"), SHEET,
    )  # fmt: skip


def test_a_pruned_one_against_what_was_pruned_and_photos_stand_in_for_styles() -> None:
    spec = PruneSpec(bundle=Path("compact"), contents=Path("/photos"), ratios=0.3, then=a_request())
    asked = comparison(spec, "small", SHEET)
    assert (asked.against, asked.contents, asked.styles) == ("compact", Path("/photos"), Path("/photos"))
    assert teacher_of(spec) == "compact"
