from dataclasses import replace
from pathlib import Path

import pytest

from studio.bundles.manifest import Manifest
from studio.cli.bundles import describe
from tests.tiny_bundles import write_tiny_bundle


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    return write_tiny_bundle(tmp_path_factory.mktemp("bundles") / "small", levels=(2, 1))


def test_the_facts_of_a_bundle_are_shown_one_per_line(manifest: Manifest) -> None:
    known = replace(manifest, teacher="vgg19", attributions=("A", "B"), quality={"ssim": 0.5})
    lines = describe(Path("somewhere"), known).splitlines()
    facts = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    assert (facts["id"], facts["methods"], facts["levels"]) == ("small", "wct, adain, ot", "2, 1")
    assert (facts["teacher"], facts["built on"], facts["ssim"]) == ("vgg19", "A; B", "0.5")
    assert facts["folder"] == "somewhere"
    assert facts["level 2"] == "encoder " + "-".join(map(str, manifest.entry(2).encoder_widths))


def test_facts_that_are_not_known_are_left_out(manifest: Manifest) -> None:
    assert "teacher" not in describe(Path("somewhere"), manifest)


def test_a_teacher_is_told_from_a_painter(manifest: Manifest) -> None:
    assert "none (a teacher)" in describe(Path("somewhere"), replace(manifest, methods=()))
