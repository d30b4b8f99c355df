from __future__ import annotations

import pytest

from studio.geometry import Size
from studio.ui.viewer.pyramid import Pyramid, TileAddress
from studio.ui.viewer.tile_source import TileSource


def test_a_source_says_nothing_of_its_own_about_pixels_and_is_otherwise_ready() -> None:
    source = TileSource(Pyramid(Size(2000, 1000)), has_alpha=False)
    assert source.is_ready
    assert [source.drawable_level(level) for level in range(3)] == [0, 1, 2]
    with pytest.raises(NotImplementedError):
        source.tile(TileAddress(0, 0, 0))
