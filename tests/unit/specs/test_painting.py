import json
import math
from dataclasses import replace
from typing import Any

import pytest

from studio.codec import from_plain, to_plain
from studio.errors import SpecError
from studio.specs.painting import PaintingSettings, PaintingShares

SETTINGS = PaintingSettings()
FULL = PaintingSettings(
    PaintingShares(content=0.8, lattice=0.0), (0.2, 0.9), 0.1, (0.5, 0.5), 0.0, 1, 0.3, encoder_rate=0.0, levels=(4, 1)
)


@pytest.mark.parametrize("settings", [SETTINGS, FULL])
def test_settings_survives_its_file(settings: PaintingSettings) -> None:
    assert from_plain(PaintingSettings, json.loads(json.dumps(to_plain(settings)))) == settings


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
def test_settings_out_of_range_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(SpecError):
        replace(SETTINGS, **values)


def test_a_negative_share_names_its_loss() -> None:
    with pytest.raises(SpecError, match="lattice"):
        PaintingShares(lattice=-0.1)
