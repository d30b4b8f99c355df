from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine.journal import Position
from studio.engine.previews.painting import PreviewPainting
from studio.engine.previews.workspace import ByteBudgetCache, PreviewWorkspace, SweepCache
from studio.engine.render import Render
from studio.engine.workspace import MemoryWorkspace, Workspace
from studio.geometry import Region
from studio.images.rasters import Pixels
from studio.progress import Progress
from studio.streaming.strips import Grid
from tests.unit.engine.pictures import canvas_of, painting_of, spec_of, stored_picture

CANVAS = canvas_of(stored_picture(90, 70))
GRID = Grid(CANVAS.padded, strip_px=48, band_px=32)


@pytest.fixture
def painting(bundle: Bundle, style: Path) -> PreviewPainting:
    return PreviewPainting.of(painting_of(bundle, spec_of(style, levels=(3, 1))), ByteBudgetCache(1 << 20))


def run(painting: PreviewPainting, workspace: Workspace) -> Pixels:
    return Render(painting, CANVAS, GRID, workspace).run(Progress()).read(Region.whole(CANVAS.size))


@pytest.mark.parametrize("shared", [0, 1, 2, 3])
def test_goes_on_after_the_last_sweep_whose_key_is_known(painting: PreviewPainting, shared: int) -> None:
    cache: SweepCache = ByteBudgetCache(1 << 24)
    before = PreviewWorkspace(cache, ["a", "b", "c"], GRID)
    expected = run(painting, before)
    np.testing.assert_array_equal(expected, run(painting, MemoryWorkspace()))
    after = PreviewWorkspace(cache, [*["a", "b", "c"][:shared], *["x", "y", "z"][shared:]], GRID)
    assert (before.reused, after.reused) == (None, shared - 1 if shared else None)
    assert after.last == (Position(shared - 1, GRID.strip_count - 1, GRID.band_count) if shared else None)
    np.testing.assert_array_equal(run(painting, after), expected)


def test_kept_sweeps_stay_as_they_were_whatever_is_painted_from_them(painting: PreviewPainting) -> None:
    cache: SweepCache = ByteBudgetCache(1 << 24)
    first = run(painting, PreviewWorkspace(cache, ["a", "b", "c"], GRID))
    weaker = replace(painting, spec=replace(painting.spec, strength=0.1))
    other = run(weaker, PreviewWorkspace(cache, ["a", "x", "y"], GRID))
    again = run(painting, PreviewWorkspace(cache, ["a", "b", "z"], GRID))
    assert (other != first).any()
    np.testing.assert_array_equal(again, first)


def test_one_and_the_same_moments_are_handed_out(painting: PreviewPainting) -> None:
    cache: SweepCache = ByteBudgetCache(1 << 24)
    plain = MemoryWorkspace()
    run(painting, plain)
    first = PreviewWorkspace(cache, ["a", "b", "c"], GRID)
    run(painting, first)
    channels = painting.encoders[3].layers[-1].out_channels
    moments = PreviewWorkspace(cache, ["a", "x", "y"], GRID).moments(0, channels)
    assert moments is first.moments(0, channels)
    assert torch.equal(moments.scatter, plain.moments(0, channels).scatter)
