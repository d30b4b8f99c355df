import pytest

from studio.compression.evaluation.result_figures import Likeness


def test_style_is_the_mean_over_the_levels() -> None:
    seen = Likeness({2: 1.0, 1: 1.0}, {2: 1.0, 1: 1.0}, {2: 0.3, 1: 0.1}, 0.5)
    assert seen.style == pytest.approx(0.2)
