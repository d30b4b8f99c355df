"""A bundle in one line."""

from studio.specs.method import Method
from studio.ui.training.wizard.bundle_texts import bundle_facts, methods_text
from tests.unit.ui.controls.manifests import manifest


def test_facts_name_levels_methods_and_size() -> None:
    facts = bundle_facts(manifest("full"))
    assert facts.startswith("5 levels · WCT, optimal transport, AdaIN · ")
    for unit in ("parameters", "MB", "GMAC/MP"):
        assert unit in facts
    assert bundle_facts(manifest("one", methods=(Method.ADAIN,), levels=(4,))).startswith("level 4 · AdaIN")


def test_a_bundle_without_decoders_says_so() -> None:
    assert methods_text(manifest("teacher", methods=())) == "encoders only"
