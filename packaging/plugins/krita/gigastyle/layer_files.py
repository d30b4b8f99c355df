"""A layer of Krita as a TIFF of 16 bits and back, converted, written and read by Krita itself, in bands of rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from krita import Document, InfoObject, Krita, Node

from .gigastyle_shared.texts import text

_SRGB = "sRGB-elle-V2-srgbtrc.icc"  # comes with Krita
_BAND_BYTES = 64 << 20


class LayerError(Exception):
    """What a person should read: this layer cannot be painted."""


class Area(NamedTuple):
    """A part of an image, in its pixels."""

    x: int
    y: int
    width: int
    height: int


class LayerPart(NamedTuple):
    """What is painted: that area of a layer of a document."""

    document: Document
    layer: Node
    area: Area


def part_to_paint(document: Document | None) -> LayerPart:
    """The chosen layer, or the part of it around the selection; raises `LayerError` where that is nothing."""
    layer = None if document is None else document.activeNode()
    if layer is None or not layer.type().endswith("layer") or layer.type() == "filterlayer":
        raise LayerError(text("Choose one layer."))
    document.waitForDone()
    bounds = layer.bounds()
    left, top, right, bottom = bounds.x(), bounds.y(), bounds.x() + bounds.width(), bounds.y() + bounds.height()
    if bounds.isEmpty():
        raise LayerError(text("The layer has no pixels."))
    chosen = document.selection()
    if chosen is not None:
        left, top = max(left, chosen.x()), max(top, chosen.y())
        right, bottom = min(right, chosen.x() + chosen.width()), min(bottom, chosen.y() + chosen.height())
    if left >= right or top >= bottom:
        raise LayerError(text("The selection does not touch the layer."))
    return LayerPart(document, layer, Area(left, top, right - left, bottom - top))


def write_layer(part: LayerPart, path: Path) -> None:
    """Write the pixels of ``part``, the layer's masks applied, to ``path`` with their alpha.

    RGB of whole numbers keeps its profile; what else there is becomes sRGB, in which Gigastyle paints.
    """
    _, layer, area = part
    model, depth, profile = layer.colorModel(), layer.colorDepth(), layer.colorProfile()
    copy = Krita.instance().createDocument(area.width, area.height, "layer", model, depth, profile, 72.0)
    copy.setBatchmode(True)
    try:
        for old in copy.topLevelNodes():
            old.remove()
        inside = copy.createNode("layer", "paintlayer")
        for top, rows in _bands(area, len(layer.projectionPixelData(area.x, area.y, 1, 1))):
            pixels = layer.projectionPixelData(area.x, area.y + top, area.width, rows)
            inside.setPixelData(pixels, 0, top, area.width, rows)
        copy.rootNode().addChildNode(inside, None)
        keeps_profile = model == "RGBA" and depth in ("U8", "U16")
        copy.setColorSpace("RGBA", "U16", profile if keeps_profile else _SRGB)
        copy.waitForDone()
        copy.refreshProjection()
        if not copy.exportImage(str(path), _options()) or not path.exists():
            raise LayerError(text("The layer cannot be written to {path}.", path=path))
    finally:
        copy.close()


def _options() -> InfoObject:
    options = InfoObject()
    for name, value in (("alpha", True), ("compressiontype", 0), ("flatten", True), ("saveProfile", True)):
        options.setProperty(name, value)
    return options


def add_layer(part: LayerPart, path: Path, name: str) -> None:
    """Put the picture at ``path`` above the layer, in the document's colours; a selection becomes its mask.

    One undo step takes it away.
    """
    document, layer, area = part
    opened = Krita.instance().openDocument(str(path))
    if opened is None:
        raise LayerError(text("The painted layer at {path} cannot be read.", path=path))
    opened.setBatchmode(True)
    try:
        opened.setColorSpace(document.colorModel(), document.colorDepth(), document.colorProfile())
        opened.waitForDone()
        picture = opened.topLevelNodes()[0]
        painted = document.createNode(name, "paintlayer")
        for top, rows in _bands(area, len(picture.pixelData(0, 0, 1, 1))):
            pixels = picture.pixelData(0, top, area.width, rows)
            painted.setPixelData(pixels, area.x, area.y + top, area.width, rows)
    finally:
        opened.close()
    chosen = document.selection()
    if chosen is not None and hasattr(document, "createTransparencyMask"):  # from Krita 5.2 on
        mask = document.createTransparencyMask(name)
        mask.setSelection(chosen.duplicate())
        painted.addChildNode(mask, None)
    layer.parentNode().addChildNode(painted, layer)
    document.setActiveNode(painted)
    document.refreshProjection()


def _bands(area: Area, pixel_bytes: int) -> Iterator[tuple[int, int]]:
    """Top and number of rows of bands that tile the area, none larger than `_BAND_BYTES` unless one row is."""
    rows = max(1, _BAND_BYTES // (area.width * pixel_bytes))
    for top in range(0, area.height, rows):
        yield top, min(rows, area.height - top)
