"""Somebody who paints masks in the window, at places in percent of the photo."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QToolButton

from studio.geometry import Region
from studio.images.painted_masks import MaskRasterizer
from studio.specs.painted_mask import PaintedMask, read_painted_mask
from studio.ui.masks.editor import MaskEditor
from studio.ui.masks.layer import MaskLayer
from studio.ui.viewer.canvas_viewer import CanvasViewer
from tests.e2e.window.person import Person


class Painter:
    """Uses the mouse in the window of ``person``."""

    def __init__(self, person: Person) -> None:
        self.person = person
        viewer, layer = person.window.findChild(CanvasViewer), person.window.findChild(MaskLayer)
        editor = person.window.findChild(MaskEditor)
        assert viewer is not None and layer is not None and editor is not None
        self.viewer, self.layer, self.editor = viewer, layer, editor

    def begin(self) -> None:
        """Take the tools out."""
        self.person.command("paint_mask")
        self.person.wait_until(self.layer.isVisible)
        self.settle()

    def position(self, across: float, down: float) -> QPointF:
        """Where that place of the photo is on the screen."""
        view = self.viewer.view
        assert view is not None
        x = across / 100 * view.canvas.width * view.zoom + view.placement.origin_x
        y = down / 100 * view.canvas.height * view.zoom + view.placement.origin_y
        return QPointF(x, y) / self.viewer.devicePixelRatioF()

    def pixel(self, across: float, down: float) -> QPoint:
        """The pixel of the widget there."""
        return self.position(across, down).toPoint()

    def drag(self, *places: tuple[float, float]) -> None:
        """One stroke with the mouse."""
        bot, left = self.person.bot, Qt.MouseButton.LeftButton
        bot.mousePress(self.layer, left, pos=self.pixel(*places[0]))
        for place in places[1:]:
            bot.mouseMove(self.layer, self.pixel(*place))
        bot.mouseRelease(self.layer, left, pos=self.pixel(*places[-1]))
        self.settle()

    def hold(self, *places: tuple[float, float]) -> None:
        """A stroke that is not ended."""
        self.person.bot.mousePress(self.layer, Qt.MouseButton.LeftButton, pos=self.pixel(*places[0]))
        for place in places[1:]:
            self.person.bot.mouseMove(self.layer, self.pixel(*place))

    def click(self, name: str) -> None:
        """Press a button of the strip."""
        self.person.bot.mouseClick(self.person.find(QToolButton, name), Qt.MouseButton.LeftButton)
        self.settle()

    def settle(self) -> None:
        """Until all that was painted is in the document and on the screen."""
        self.person.wait_until(lambda: self.layer.is_settled and self.editor.is_settled)

    def mask(self) -> PaintedMask:
        """What is in the mask of the recipe."""
        assert self.editor.path is not None
        return read_painted_mask(self.editor.path)

    def share(self, across: float, down: float) -> float:
        """How full that is there."""
        mask = self.mask()
        x, y = round(across / 100 * mask.size.width), round(down / 100 * mask.size.height)
        return float(MaskRasterizer(mask, mask.size).pixels(Region(x, y, x + 1, y + 1))[0, 0])
