import pytest

from studio.codec import to_plain
from studio.compression.evaluation.figures import Likeness
from tests.unit.compression.evaluation.reports import result


def test_style_is_the_mean_over_the_levels() -> None:
    seen = Likeness({2: 1.0, 1: 1.0}, {2: 1.0, 1: 1.0}, {2: 0.3, 1: 0.1}, 0.5)
    assert seen.style == pytest.approx(0.2)


def test_one_result_is_told_with_levels_as_texts() -> None:
    told = to_plain(result(0.5, 2.0, grain=2.0))
    assert told["grain"] == {"axis_power": [2.0, 1.0], "lattice": 0.2}
    assert told["likeness"] == [
        {
            "style_distance": {"1": 2.0},
            "w2": {"1": 1.0},
            "relative_w2": {"1": 0.2},
            "style": 0.2,
            "content_distance": 0.1,
        }
    ]
