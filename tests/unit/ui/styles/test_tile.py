"""Where things are on a tile."""

import pytest
from PySide6.QtCore import QPoint, QRect

from studio.ui.styles.delegate import is_on_star, tile, tile_size

LINE_PX = 16


@pytest.mark.parametrize(("width", "columns"), [(50, 1), (112, 1), (223, 1), (224, 2), (246, 2), (700, 6)])
def test_as_many_tiles_as_fit_fill_the_width(width: int, columns: int) -> None:
    size = tile_size(width, LINE_PX)
    assert size.width() == max(width // columns, 56)


@pytest.mark.parametrize("width", [112, 123, 200])
def test_the_parts_lie_inside_the_tile_and_pictures_are_square(width: int) -> None:
    rect = QRect(QPoint(30, 40), tile_size(width, LINE_PX))
    parts = tile(rect, LINE_PX)
    assert parts.picture.width() == parts.picture.height()
    assert all(rect.contains(part) for part in (parts.picture, parts.title, parts.star, parts.badge))
    assert not parts.title.intersects(parts.picture)
    assert not parts.star.intersects(parts.badge)


def test_the_star_is_in_the_upper_right_corner_of_the_picture() -> None:
    rect = QRect(QPoint(0, 0), tile_size(120, LINE_PX))
    assert is_on_star(rect, LINE_PX, QPoint(rect.right() - 10, 10))
    assert not is_on_star(rect, LINE_PX, rect.center())
