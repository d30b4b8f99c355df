import json
import math
from dataclasses import asdict, replace
from typing import Any

import pytest

from studio.errors import SpecError
from studio.specs.painting import PaintingLesson, PaintingShares

LESSON = PaintingLesson()
FULL = PaintingLesson(
    PaintingShares(content=0.8, lattice=0.0), (0.2, 0.9), 0.1, (0.5, 0.5), 0.0, 1, 0.3, encoder_rate=0.0, levels=(4, 1)
)


@pytest.mark.parametrize("lesson", [LESSON, FULL])
def test_a_lesson_survives_its_file(lesson: PaintingLesson) -> None:
    assert PaintingLesson.from_json(json.loads(json.dumps(asdict(lesson)))) == lesson


@pytest.mark.parametrize(
    "values",
    [
        {"strengths": (0.5, 0.4)},
        {"strengths": (-0.1, 1.0)},
        {"details": (0.0, 1.1)},
        {"details": (0.0, math.nan)},
        {"at_full_strength": 1.1},
        {"without_detail": -0.1},
        {"without_level_5": math.nan},
        {"encoder_rate": -1e-4},
        {"encoder_rate": math.inf},
        {"detail_from": 6},
        {"levels": ()},
        {"levels": (6,)},
    ],
)
def test_a_lesson_out_of_range_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(SpecError):
        replace(LESSON, **values)


def test_a_negative_share_names_its_loss() -> None:
    with pytest.raises(SpecError, match="lattice"):
        PaintingShares(lattice=-0.1)
