from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from studio.geometry import Region, Size
from studio.ui.viewer.image_tiles import ImageTiles, image_from_pixels
from studio.ui.viewer.picture_stack import PictureStack
from studio.ui.viewer.pyramid import Pyramid, TileAddress
from studio.ui.viewer.tile_source import Tile, TileSource
from tests.unit.ui.viewer.scenes import numbered


class Waiting(TileSource):
    """A source under the test's control that notes when it is closed."""

    is_there = False
    is_closed = False

    @property
    def is_ready(self) -> bool:
        return self.is_there

    def tile(self, _address: TileAddress) -> Tile | None:
        return None

    def close(self) -> None:
        self.is_closed = True


def _photo(width: int = 400, height: int = 300) -> ImageTiles:
    return ImageTiles(image_from_pixels(numbered(width, height)))


def test_an_empty_stack_shows_nothing() -> None:
    stack = PictureStack()
    assert (stack.canvas, stack.has_before, stack.has_after) == (None, False, False)
    assert stack.before_layers() == stack.after_layers() == ()


def test_the_original_gives_the_canvas_and_the_repainted_one_where_it_is_alone() -> None:
    stack = PictureStack()
    stack.show(_photo(400, 300), _photo(40, 30))
    assert stack.canvas == Size(400, 300)
    stack.show(None, _photo(40, 30))
    assert stack.canvas == Size(40, 30)


def test_the_original_shows_until_the_repainted_picture_is_there() -> None:
    stack, before, after = PictureStack(), _photo(), Waiting(Pyramid(Size(400, 300)), has_alpha=False)
    stack.show(before, after)
    assert stack.after_layers() == (before, after)
    after.is_there = True
    assert stack.after_layers() == (after,)


def test_pieces_of_a_render_lie_over_everything(qtbot: QtBot) -> None:
    stack, before = PictureStack(), _photo()
    stack.put_painted(0, 0, image_from_pixels(numbered(8, 8)))
    assert not stack.has_after  # there is nothing yet that they could lie on
    stack.show(before, None)
    with qtbot.waitSignal(stack.changed) as emitted:
        stack.put_painted(10, 20, image_from_pixels(numbered(8, 8)))
    assert emitted.args == [Region(10, 20, 18, 28)]
    assert stack.after_layers()[0] is before
    assert len(stack.after_layers()) == 2
    stack.clear_painted()
    assert stack.after_layers() == (before,)


def test_pieces_of_a_result_of_another_size_take_the_place_of_those_before(qtbot: QtBot) -> None:
    stack = PictureStack()
    stack.show(_photo(400, 300), None)
    stack.put_painted(0, 0, image_from_pixels(numbered(8, 8)))
    with qtbot.waitSignal(stack.changed) as emitted:
        stack.put_painted(10, 20, image_from_pixels(numbered(8, 8)), size=Size(800, 600))
    assert emitted.args == [Region(5, 10, 9, 14)]
    assert len(stack.after_layers()) == 2
    with qtbot.waitSignal(stack.changed) as emitted:
        stack.put_painted(10, 20, image_from_pixels(numbered(8, 8)), size=Size(800, 600), level=1)
    assert emitted.args == [Region(10, 20, 18, 28)]


def test_changes_are_told_in_pixels_of_the_canvas(qtbot: QtBot) -> None:
    stack, preview = PictureStack(), Waiting(Pyramid(Size(100, 75)), has_alpha=False)
    stack.show(_photo(400, 300), preview)
    with qtbot.waitSignal(stack.changed) as emitted:
        preview.changed.emit(Region(10, 5, 20, 7))
    assert emitted.args == [Region(40, 20, 80, 28)]


def test_replaced_sources_are_closed_and_say_nothing_more(qtbot: QtBot) -> None:
    stack = PictureStack()
    first, second = (Waiting(Pyramid(Size(9, 9)), has_alpha=False) for _ in range(2))
    stack.show(first, second)
    stack.show_after(second)
    assert not second.is_closed
    stack.show(_photo(), None)
    assert (first.is_closed, second.is_closed) == (True, True)
    with qtbot.assertNotEmitted(stack.changed):
        first.changed.emit(Region(0, 0, 9, 9))


def test_failures_are_passed_on(qtbot: QtBot) -> None:
    stack, source = PictureStack(), Waiting(Pyramid(Size(9, 9)), has_alpha=False)
    stack.show(source, None)
    with qtbot.waitSignal(stack.failed) as emitted:
        source.failed.emit("the disk is gone")
    assert emitted.args == ["the disk is gone"]


def test_a_thousand_previews_leave_one(qtbot: QtBot) -> None:
    stack = PictureStack()
    stack.show(_photo(), None)
    image = image_from_pixels(np.zeros((3, 4, 3), np.uint8))
    alive: list[int] = []
    for _ in range(1000):
        tiles = ImageTiles(image)
        tiles.destroyed.connect(lambda: alive.append(1))
        stack.show_after(tiles)
    del tiles
    qtbot.waitUntil(lambda: len(alive) == 999)
