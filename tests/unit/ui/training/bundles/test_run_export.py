from __future__ import annotations

from pathlib import Path

from studio.specs.pruning import PruneSpec
from studio.ui.training.bundles.run_export import Evaluated, evaluated_by
from tests.unit.ui.training.run_folders import a_request


def test_a_distilled_bundle_is_held_against_its_teacher() -> None:
    assert evaluated_by(a_request(teacher="swift")) == Evaluated("swift", Path("/photos"), Path("/styles"))


def test_a_pruned_one_against_what_was_pruned_and_photos_stand_in_for_styles() -> None:
    spec = PruneSpec(bundle=Path("compact"), contents=Path("/photos"), ratios=0.3)
    assert evaluated_by(spec) == Evaluated("compact", Path("/photos"), Path("/photos"))


def test_what_follows_a_pruning_changes_nothing_in_that() -> None:
    spec = PruneSpec(bundle=Path("compact"), contents=Path("/photos"), ratios=0.3, then=a_request())
    assert evaluated_by(spec).against == "compact"
