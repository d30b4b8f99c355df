from collections.abc import Hashable
from dataclasses import replace
from pathlib import Path

import pytest

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.previews.level_styles import LevelStyles
from studio.engine.previews.painting import PreviewPainting, sweep_keys
from studio.engine.previews.workspace import ByteBudgetCache
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice, StylizeSpec
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, spec_of

CONTENT = ("content.png", 1, 2, None, None, 512)
LEVELS = (3, 2, 1)
STYLES = LevelStyles()


def keys_of(bundle: Bundle, spec: StylizeSpec, content: Hashable = CONTENT) -> tuple[Hashable, ...]:
    painting, _ = prepare_painting(spec, SharedInputs(bundle, STYLES), ON_CPU)
    return sweep_keys(content, bundle, PreviewPainting.of(painting, ByteBudgetCache(0)))


def shared(first: tuple[Hashable, ...], second: tuple[Hashable, ...]) -> int:
    """How many sweeps, from the first on, have the same keys; those behind must all differ."""
    same = [one == other for one, other in zip(first, second, strict=True)]
    assert same == sorted(same, reverse=True)
    return sum(same)


@pytest.mark.parametrize(
    ("change", "count"),
    [
        ({}, 4),
        ({"seed": 3}, 4),
        ({"strength": 0.5}, 1),
        ({"level_strength": {3: 0.5}}, 1),
        ({"level_strength": {2: 0.5}}, 2),
        ({"level_strength": {1: 0.5}}, 3),
        ({"method": Method.OT}, 1),
        ({"style_size_px": 40}, 1),
        ({"levels": (3, 2)}, 2),
    ],
)
def test_a_change_alters_the_keys_from_the_sweep_it_concerns_on(
    bundle: Bundle, style: Path, change: dict[str, object], count: int
) -> None:
    spec = spec_of(style, levels=LEVELS)
    first, second = keys_of(bundle, spec), keys_of(bundle, replace(spec, **change))  # type: ignore[arg-type]  # fields of a spec
    if "levels" in change:
        first = first[: len(second)]
    assert shared(first, second) == count


def test_styles_count_by_their_share(bundle: Bundle, style: Path, other_style: Path) -> None:
    def mixed(first: float, second: float) -> tuple[Hashable, ...]:
        spec = StylizeSpec((StyleChoice(style, first), StyleChoice(other_style, second)), levels=LEVELS)
        return keys_of(bundle, spec)

    assert shared(mixed(1, 1), mixed(2, 2)) == 4
    assert shared(mixed(1, 1), mixed(1, 2)) == 1


def test_another_content_or_bundle_shares_nothing(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    spec = spec_of(style, levels=LEVELS)
    write_tiny_bundle(tmp_path / "tiny", seed=1)
    keys = keys_of(bundle, spec)
    assert shared(keys, keys_of(bundle, spec, ("content.png", 2, 2, None, None, 512))) == 0
    assert shared(keys, keys_of(load_bundle(tmp_path / "tiny"), spec)) == 0
