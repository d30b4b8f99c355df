"""What can be picked, and why the rest cannot."""

from studio.bundles.catalog import DEFAULT_BUNDLE_ID
from studio.specs.method import Method
from studio.ui.controls.bundle_part import bundle_choices, bundle_in_force, method_choices, optimize_choice
from tests.unit.ui.controls.manifests import manifest

DEFAULT, TEACHER = manifest(DEFAULT_BUNDLE_ID), manifest("a-teacher", ())


def test_no_choice_means_the_default_bundle() -> None:
    assert bundle_in_force((TEACHER, DEFAULT), None) is DEFAULT
    assert bundle_in_force((TEACHER, DEFAULT), "elsewhere") is None


def test_bundles_that_only_teach_come_last_with_a_reason() -> None:
    painter, teacher = bundle_choices((TEACHER, DEFAULT), None)
    assert (painter.key, painter.reason) == (DEFAULT_BUNDLE_ID, "")
    assert "decoders" in teacher.reason


def test_a_bundle_that_is_not_installed_is_still_listed() -> None:
    first, second = bundle_choices((DEFAULT,), "lost")
    assert first.key == "lost"
    assert "lost" in first.reason
    assert second.key == DEFAULT_BUNDLE_ID


def test_a_method_that_the_bundle_lacks_says_which_and_why() -> None:
    reasons = {choice.key: choice.reason for choice in method_choices(manifest("wct-set", (Method.WCT, Method.OT)))}
    assert reasons["wct"] == reasons["ot"] == ""
    assert "Wct-set" in reasons["adain"]
    assert "AdaIN" in reasons["adain"]


def test_of_an_unknown_bundle_nothing_is_refused() -> None:
    assert [choice.reason for choice in method_choices(None)] == ["", "", ""]


def test_every_bundle_that_paints_can_go_on_by_optimisation() -> None:
    bundles = (DEFAULT, manifest("adain-set", (Method.ADAIN,), (4,)), None)
    assert [optimize_choice(bundle).reason for bundle in bundles] == ["", "", ""]
    assert "decoders" in optimize_choice(TEACHER).reason
