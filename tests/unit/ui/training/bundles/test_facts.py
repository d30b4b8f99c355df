from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from studio.bundles.manifest import Manifest
from studio.paths import shipped_bundles_dir
from studio.ui.training.bundles.facts import (
    Installed,
    count_text,
    facts,
    installed_bundles,
    methods_text,
    quality_text,
    size_text,
)
from tests.tiny_bundles import write_tiny_bundle


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    return write_tiny_bundle(tmp_path_factory.mktemp("bundles") / "small", levels=(2, 1))


def test_licence_and_attributions_are_among_the_facts(manifest: Manifest) -> None:
    known = replace(manifest, licence="MIT", attributions=("A", "B"), teacher="vgg19")
    emitted = dict(facts(Installed(Path("/bundles/small"), known, is_shipped=False)))
    assert (emitted["Licence"], emitted["Built on"], emitted["Teacher"]) == ("MIT", "A\nB", "vgg19")
    assert (emitted["Id"], emitted["Levels"], emitted["Paints with"]) == ("small", "2, 1", "WCT, AdaIN, OT")


def test_facts_that_say_nothing_are_left_out(manifest: Manifest) -> None:
    emitted = dict(facts(Installed(Path("/bundles/small"), manifest, is_shipped=False)))
    assert "Teacher" not in emitted
    assert "Quality" not in emitted


def test_a_damaged_bundle_tells_its_problem() -> None:
    damaged = Installed(Path("/bundles/broken"), None, is_shipped=False, problem="bundle.json is damaged")
    assert (damaged.id, damaged.title) == ("broken", "broken")
    assert dict(facts(damaged))["Problem"] == "bundle.json is damaged"


def test_a_teacher_is_told_from_a_painter(manifest: Manifest) -> None:
    assert methods_text(replace(manifest, methods=())) == "teacher only"


def test_size_has_a_unit_for_everything(manifest: Manifest) -> None:
    text = size_text(manifest)
    assert all(unit in text for unit in ("parameters", "MB", "GMAC/MP"))


@pytest.mark.parametrize(("count", "expected"), [(950, "950"), (25_712, "25.7 k"), (2_110_000, "2.11 M")])
def test_counts_have_three_figures(count: int, expected: str) -> None:
    assert count_text(count) == expected


def test_quality_is_read_from_what_an_evaluation_recorded() -> None:
    older = {"ssim": 0.391, "against": "swift", "style_distance_ratio": {"swift:4": 1.234}}
    assert quality_text({"evaluation": older}) == "SSIM 0.39, style distance 1.23 times that of swift"
    newer = {
        **older,
        "style_ratio": {"swift:4": 9.0, "vgg19:3,2,1": 1.1},
        "content_distance_ratio": {"swift:4": 9.0, "vgg19:3,2,1": 0.9},
    }
    text = "SSIM 0.39, distance from the style 1.10, from the photo 0.90 times that of swift"
    assert quality_text({"evaluation": newer}) == text
    assert quality_text({"evaluation": "?"}) == ""
    assert quality_text({"dead_filters": {}}) == ""


def test_ones_own_bundles_come_first_and_damaged_ones_are_told(own_bundles: Path) -> None:
    write_tiny_bundle(own_bundles / "small", levels=(1,))
    (own_bundles / "broken").mkdir()
    (own_bundles / "broken" / "bundle.json").write_text("{")
    found = installed_bundles()
    assert [bundle.id for bundle in found[:2]] == ["broken", "small"]
    assert found[0].manifest is None
    assert found[0].problem
    assert all(bundle.is_shipped and bundle.folder.parent == shipped_bundles_dir() for bundle in found[2:])
    assert not any(bundle.is_shipped for bundle in found[:2])
