from pathlib import Path

import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine.painting import prepare_chains
from studio.engine.previews.level_styles import LevelStyles
from studio.engine.styles import StyleCache
from studio.errors import Cancelled
from studio.streaming.prepared import PreparedChain
from tests.unit.engine.pictures import write_picture


@pytest.fixture
def encoders(bundle: Bundle) -> dict[int, PreparedChain]:
    return prepare_chains(bundle, (3, 2, 1), dtype=torch.float32, device=torch.device("cpu"))[0]


def test_measures_what_a_plain_cache_measures(bundle: Bundle, encoders: dict[int, PreparedChain], style: Path) -> None:
    expected = StyleCache().measured(style, encoders, bundle=bundle, style_size_px=64)
    measured = LevelStyles().measured(style, encoders, bundle=bundle, style_size_px=64)
    assert (measured.size, measured.notes) == (expected.size, expected.notes)
    assert list(measured.moments) == list(expected.moments)
    for level, moments in expected.moments.items():
        assert torch.equal(measured.moments[level].scatter, moments.scatter)


def test_a_level_is_measured_once_whatever_it_is_measured_with(
    bundle: Bundle, encoders: dict[int, PreparedChain], style: Path
) -> None:
    styles = LevelStyles()
    first = styles.measured(style, {3: encoders[3]}, bundle=bundle, style_size_px=None)
    assert styles.measured_count == 1
    again = styles.measured(style, encoders, bundle=bundle, style_size_px=None)
    assert styles.measured_count == 3
    assert again.moments[3] is first.moments[3]


def test_a_small_style_is_told_of_once(bundle: Bundle, encoders: dict[int, PreparedChain], tmp_path: Path) -> None:
    style = write_picture(tmp_path / "small.png", 40, 20)
    notes = LevelStyles().measured(style, encoders, bundle=bundle, style_size_px=None).notes
    assert len(notes) == 1


def test_stops_between_two_levels_and_keeps_what_it_measured(
    bundle: Bundle, encoders: dict[int, PreparedChain], style: Path
) -> None:
    styles = LevelStyles()

    def stop_after_one() -> None:
        if styles.measured_count:
            raise Cancelled("stopped on request")

    with styles.interruptible(stop_after_one), pytest.raises(Cancelled):
        styles.measured(style, encoders, bundle=bundle, style_size_px=None)
    assert styles.measured_count == 1
    styles.measured(style, encoders, bundle=bundle, style_size_px=None)
    assert styles.measured_count == 3
