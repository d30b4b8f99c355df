"""What paints any part of a picture once its statistics are known: a map per level, and tables of its colours."""

from __future__ import annotations

from collections.abc import Mapping

from studio.transforms.affine import LevelMap
from studio.transforms.local_affine import LocalAffine
from studio.transforms.marginals import MonotoneTables

PIXELS = 0
"""The level of the pixels themselves, whose features are sRGB in [0, 1]."""


class PictureMaps(dict[int, LevelMap]):
    """The map of every level; ``tables`` where the result's histograms are matched to those of the photo.

    ``edges`` is the model of what is painted by the photo, where its edges are kept.
    """

    def __init__(
        self, maps: Mapping[int, LevelMap], tables: MonotoneTables | None = None, edges: LocalAffine | None = None
    ) -> None:
        super().__init__(maps)
        self.tables, self.edges = tables, edges

    def cloned(self) -> PictureMaps:
        """The same in tensors of their own."""
        own = {
            level: type(each)(each.matrix.detach().clone(), each.bias.detach().clone()) for level, each in self.items()
        }
        return PictureMaps(own, self.tables, self.edges)


Maps = Mapping[int, LevelMap]
"""What each level is painted with."""


def tables_of(maps: Maps) -> MonotoneTables | None:
    """The tables that come with ``maps``, None where there are none."""
    return maps.tables if isinstance(maps, PictureMaps) else None


def edges_of(maps: Maps) -> LocalAffine | None:
    """The model of edges that comes with ``maps``, None where there is none."""
    return maps.edges if isinstance(maps, PictureMaps) else None
