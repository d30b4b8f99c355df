"""All that a person sees and touches of a mask: strip, bar and layer in step with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.specs.painted_mask import PaintedMask
from studio.ui.masks.brush import Brush, Tool
from studio.ui.masks.brush_bar import BrushBar
from studio.ui.masks.brush_keys import BrushAction
from studio.ui.masks.layer import MaskLayer
from studio.ui.masks.tool_strip import ToolStrip
from studio.ui.viewer.canvas_viewer import CanvasViewer


class MaskPane(QObject):
    """Knows no document; ``bar`` and ``strip`` belong above and beside ``viewer``."""

    operation_made = Signal(object)  # Operation
    style_picked = Signal(object)  # Path
    asked = Signal(object)  # BrushAction, but for PAINT and VEIL
    load_wanted = Signal()
    save_wanted = Signal()
    everywhere_wanted = Signal()
    begun = Signal()  # the tools are shown

    def __init__(self, viewer: CanvasViewer, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar, self.strip = BrushBar(parent), ToolStrip(parent)
        self._layer = MaskLayer(viewer)
        self.bar.hide()
        self.strip.hide()
        self._connect()
        self._show_brush(self._layer.brush)

    @property
    def is_settled(self) -> bool:
        """Whether all that was painted is seen as it is."""
        return self._layer.is_settled

    def begin(self, styles: Sequence[Path], chosen: Path) -> None:
        """Show the tools for the mask of ``chosen``, one of ``styles``."""
        self.bar.offer_styles(styles, chosen)
        self.bar.show()
        self.strip.show()
        self._layer.begin()
        self.begun.emit()

    def offer_styles(self, styles: Sequence[Path], chosen: Path) -> None:
        """Other styles are in the mix now."""
        self.bar.offer_styles(styles, chosen)

    def show_mask(self, mask: PaintedMask | None, *, has_mask: bool) -> None:
        """Show ``mask``, None while it is read; ``has_mask`` where the style has one already."""
        self.strip.allow(has_mask=has_mask)
        self._layer.show_mask(mask)

    def end(self) -> None:
        """Put the tools away."""
        self.bar.hide()
        self.strip.hide()
        self._layer.end()

    def close_down(self) -> None:
        """Compute nothing more."""
        self._layer.close_down()

    def _connect(self) -> None:
        layer, strip = self._layer, self.strip
        layer.operation_made.connect(self.operation_made)
        layer.brush_changed.connect(self._show_brush)
        layer.asked.connect(self._take_action)
        self.bar.style_picked.connect(self.style_picked)
        self.bar.brush_changed.connect(layer.use_brush)
        strip.tool_picked.connect(self._pick_tool)
        strip.veil_toggled.connect(self._show_veil)
        strip.load_wanted.connect(self.load_wanted)
        strip.save_wanted.connect(self.save_wanted)
        strip.everywhere_wanted.connect(self.everywhere_wanted)
        strip.fill_wanted.connect(lambda: self.asked.emit(BrushAction.FILL))
        strip.clear_wanted.connect(lambda: self.asked.emit(BrushAction.CLEAR))
        strip.invert_wanted.connect(lambda: self.asked.emit(BrushAction.INVERT))
        strip.leave_wanted.connect(lambda: self.asked.emit(BrushAction.LEAVE))

    @Slot(object)
    def _show_brush(self, brush: Brush) -> None:
        self.strip.show_tool(brush.tool)
        self.bar.show_brush(brush)

    @Slot(str)
    def _pick_tool(self, tool: str) -> None:
        self._layer.use_brush(replace(self._layer.brush, tool=Tool(tool)))

    @Slot(bool)
    def _show_veil(self, is_shown: bool) -> None:
        self._layer.show_veil(is_shown=is_shown)

    @Slot(object)
    def _take_action(self, action: BrushAction) -> None:
        if action is BrushAction.VEIL:
            is_shown = not self._layer.is_veiled
            self.strip.show_veil(is_shown=is_shown)
            self._layer.show_veil(is_shown=is_shown)
        else:
            self.asked.emit(action)
