import json

import pytest

from studio.compression.evaluation.figures import Front
from studio.compression.evaluation.record import front_to_json, rounded, style_at_figures
from tests.unit.compression.evaluation.reports import REPORT, front


def test_points_and_the_four_numbers_are_plain_json() -> None:
    told = json.loads(json.dumps(front_to_json(front())))
    assert [point["name"] for point in told["points"]] == ["r 0, strength 1", "r 1, strength 1"]
    assert told["points"][1]["form"] == {"strength": 1.0, "detail": 1.0, "level_strength": {}, "level_detail": {}}
    assert told["reference"]["ssim"] == 0.5
    first, second = told["style_at"]
    assert first[0] == {"times": 0.63, "content_distance": pytest.approx(0.063), "style": pytest.approx(0.174)}
    assert second[0]["style"] is None  # 0.63 of 0.05 lies before 0.035, the nearest that was painted
    assert second[1]["style"] == pytest.approx(0.078)


def test_without_a_reference_there_is_nothing_to_read_it_at() -> None:
    alone = Front(front().points, None)
    told = front_to_json(alone)
    assert (told["reference"], told["style_at"]) == (None, None)
    assert style_at_figures(alone, REPORT.judges) == {}


def test_a_manifest_keeps_the_numbers_by_judge() -> None:
    kept = style_at_figures(front(), REPORT.judges)
    assert kept == {
        "large:1": {"0.63": 0.174, "0.72": 0.156, "0.81": 0.138, "0.90": 0.12},
        "vgg:1": {"0.63": None, "0.72": 0.078, "0.81": 0.069, "0.90": 0.06},
    }


def test_manifests_keep_four_figures() -> None:
    assert rounded(0.123456) == 0.1235
