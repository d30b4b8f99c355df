import numpy as np
import pytest

from studio.compression.evaluation.evaluate import pixels_for_timing, time_cascades
from studio.compression.evaluation.painters import Pixels
from studio.compression.evaluation.pictures import read_evaluation_picture
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest


def test_the_content_is_read_anew_at_the_size_asked_for(request_of_two: EvaluationRequest) -> None:
    content = read_evaluation_picture(request_of_two.contents / "content0.png", 48)
    height, width, _ = pixels_for_timing(content, 0.02).shape
    assert width * height == pytest.approx(20_000, rel=0.03)
    assert width / height == pytest.approx(96 / 64, rel=0.03)


def test_sides_take_turns_after_a_warm_up() -> None:
    calls: list[tuple[str, int]] = []

    def painter(name: str, pixels_hwc: Pixels) -> Pixels:
        calls.append((name, pixels_hwc.shape[0]))
        return pixels_hwc

    painters = {
        ComparisonSide.BUNDLE: lambda pixels: painter("ours", pixels),
        ComparisonSide.AGAINST: lambda pixels: painter("theirs", pixels),
    }
    timings = time_cascades(painters, np.zeros((100, 90, 3), np.uint8), repeats=2)
    assert calls == [("ours", 64), ("theirs", 64), ("ours", 100), ("theirs", 100), ("theirs", 100), ("ours", 100)]
    assert {side: len(timing.runs_s) for side, timing in timings.items()} == {
        ComparisonSide.BUNDLE: 2,
        ComparisonSide.AGAINST: 2,
    }
