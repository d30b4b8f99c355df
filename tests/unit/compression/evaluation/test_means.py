from dataclasses import replace

import pytest

from studio.compression.evaluation.grain import Grain
from studio.compression.evaluation.means import geometric_mean, ratios, side_mean
from studio.compression.evaluation.request import ComparisonSide
from tests.unit.compression.evaluation.reports import REPORT


def test_the_geometric_mean_balances_factors_and_survives_zero() -> None:
    assert geometric_mean([0.5, 2.0]) == pytest.approx(1.0)
    assert geometric_mean([0.0, 1.0]) == pytest.approx(1e-6)


def test_pairs_are_brought_to_one_figure() -> None:
    mean = side_mean(REPORT.pairs, ComparisonSide.BUNDLE)
    assert mean.ssim == pytest.approx(0.45)
    assert mean.likeness[0].style_distance == {1: pytest.approx(4.0)}
    assert mean.likeness[1].w2 == {1: pytest.approx(1.0)}
    assert mean.likeness[0].style == pytest.approx(0.5)
    assert mean.likeness[0].content_distance == pytest.approx(0.25)
    assert mean.grain.axis_power[0] == pytest.approx(2.0)


def test_quality_is_bundle_over_against_and_cost_the_other_way_round() -> None:
    found = ratios(REPORT)
    assert found is not None
    assert [each.overall for each in found.style_distance] == pytest.approx([4.0, 2.0])
    assert [each.overall for each in found.relative_w2] == pytest.approx([5.0, 2.5])
    assert found.content_distance == pytest.approx([5.0, 2.5])
    assert found.grain == Grain((pytest.approx(2.0), pytest.approx(2.0)), pytest.approx(2.0))
    assert found.level_grain == {1: Grain((pytest.approx(1.5), pytest.approx(3.0)), pytest.approx(3.0))}
    assert found.ssim == pytest.approx(0.45 / 0.6)
    assert (found.parameters, found.disk_bytes, found.speed_up) == (3.0, 3.0, 2.0)
    assert found.level_speed_ups == {1: 2.0}
    assert {each.speed_up for each in found.layer_speed_ups} == {2.0}
    assert found.measured_speed_up == pytest.approx(3.0)


def test_alone_there_is_nothing_to_compare() -> None:
    assert ratios(replace(REPORT, bundles={ComparisonSide.BUNDLE: REPORT.bundles[ComparisonSide.BUNDLE]})) is None
