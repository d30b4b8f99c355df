from __future__ import annotations

import pytest

from studio.errors import BundleError
from studio.ui.training.bundles.report import read_report
from tests.unit.ui.training.bundles.reports import an_evaluation


def test_before_is_the_teacher_and_after_the_new_bundle() -> None:
    report = read_report(an_evaluation())
    assert (report.before.bundle_id, report.after.bundle_id) == ("teacher", "small")
    assert (report.before.parameters, report.after.parameters) == (100_000, 25_000)
    assert report.style_ratios == {5: 2.0, 4: 1.0}
    assert (report.pairs, report.size_px) == (2, 384)


def test_the_last_judge_says_how_far_from_style_and_photo() -> None:
    report = read_report(an_evaluation())
    assert report.judge == "vgg19"
    assert (report.after.style, report.after.content_distance) == (0.2, 0.125)
    assert (report.after.axis_power, report.after.lattice) == ((2.0, 1.0), 0.025)


@pytest.mark.parametrize("plain", [{}, {"bundles": {}, "ratios": None}, an_evaluation() | {"ratios": None}])
def test_anything_else_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(BundleError, match="no report"):
        read_report(plain)
