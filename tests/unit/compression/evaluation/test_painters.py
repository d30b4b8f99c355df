from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.loader import load_bundle
from studio.compression.evaluation.painters import Painters
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.errors import BundleError, Cancelled
from studio.progress import Cancellation, Progress
from tests.unit.compression.evaluation.teachers import teacher_with_one_trunk
from tests.unit.engine.pictures import ON_CPU, read_pixels, spec_of


def test_paints_what_the_engine_paints_into_a_file(request_of_two: EvaluationRequest, tmp_path: Path) -> None:
    content = request_of_two.contents / "content0.png"
    style = request_of_two.styles / "style0.png"
    work = SharedInputs(load_bundle(request_of_two.bundle), StyleCache())
    options, output = FileOptions(resources=ON_CPU), tmp_path / "painted.png"
    stylize_file(content, output, spec_of(style, style_size_px=64), work=work, options=options, progress=Progress())
    painted = Painters(request_of_two, Cancellation()).painter(ComparisonSide.BUNDLE, style)(read_pixels(content))
    np.testing.assert_array_equal(painted, read_pixels(output))


def test_levels_asked_for_paint_and_others_rest(request_of_two: EvaluationRequest) -> None:
    painters = Painters(replace(request_of_two, levels=(1,)), Cancellation())
    assert painters.levels(ComparisonSide.AGAINST) == (1,)
    assert Painters(request_of_two, Cancellation()).levels(ComparisonSide.AGAINST) == (2, 1)
    with pytest.raises(BundleError, match="no level 3"):
        Painters(replace(request_of_two, levels=(3,)), Cancellation())


def test_a_bundle_that_cannot_paint_is_refused(request_of_two: EvaluationRequest, tmp_path: Path) -> None:
    teacher_with_one_trunk(tmp_path / "teacher")
    with pytest.raises(BundleError, match="serves as a teacher"):
        Painters(replace(request_of_two, against=tmp_path / "teacher"), Cancellation())


def test_painting_can_be_stopped(request_of_two: EvaluationRequest) -> None:
    cancellation = Cancellation()
    paint = Painters(request_of_two, cancellation).painter(ComparisonSide.BUNDLE, request_of_two.styles / "style0.png")
    cancellation.request()
    with pytest.raises(Cancelled):
        paint(np.zeros((64, 64, 3), np.uint8))
