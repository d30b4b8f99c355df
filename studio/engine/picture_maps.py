"""What paints any part of a picture once its statistics are known: a map per level, and tables of its colours."""

from __future__ import annotations

from collections.abc import Mapping

from studio.transforms.affine import LevelMap
from studio.transforms.marginals import MonotoneTables

PIXELS = 0
"""The level of the pixels themselves, whose features are sRGB in [0, 1]."""


class PictureMaps(dict[int, LevelMap]):
    """The map of every level; ``tables`` where the result's histograms are matched to those of the photo."""

    def __init__(self, maps: Mapping[int, LevelMap], tables: MonotoneTables | None = None) -> None:
        super().__init__(maps)
        self.tables = tables

    def cloned(self) -> PictureMaps:
        """The same in tensors of their own."""
        own = {
            level: type(each)(each.matrix.detach().clone(), each.bias.detach().clone()) for level, each in self.items()
        }
        return PictureMaps(own, self.tables)


Maps = Mapping[int, LevelMap]
"""What each level is painted with."""


def tables_of(maps: Maps) -> MonotoneTables | None:
    """The tables that come with ``maps``, None where there are none."""
    return maps.tables if isinstance(maps, PictureMaps) else None
