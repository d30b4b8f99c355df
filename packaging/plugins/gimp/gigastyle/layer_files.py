"""A layer of GIMP as a TIFF of 16 bits and back, written and read by GIMP itself, tile by tile."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gi.repository import Gimp, Gio
from gigastyle_shared.texts import text

_LARGEST_TIFF_BYTES = 4_000_000_000  # offsets have 32 bits


class LayerError(Exception):
    """What a person should read: this layer cannot be painted."""


class Area(NamedTuple):
    """A part of the image, in its pixels."""

    x: int
    y: int
    width: int
    height: int


def single_layer(drawables: list[Gimp.Drawable]) -> Gimp.Layer:
    """The only layer among ``drawables``; raises `LayerError` for several, or for a mask or channel."""
    if len(drawables) != 1 or not isinstance(drawables[0], Gimp.Layer):
        raise LayerError(text("Choose one layer."))
    return drawables[0]


def area_to_paint(image: Gimp.Image, layer: Gimp.Layer) -> Area:
    """The layer, or the part of it around the selection; raises `LayerError` where that is empty."""
    _, x, y = layer.get_offsets()
    if Gimp.Selection.is_empty(image):
        return Area(x, y, layer.get_width(), layer.get_height())
    is_touched, left, top, width, height = layer.mask_intersect()
    if not is_touched:
        raise LayerError(text("The selection does not touch the layer."))
    return Area(x + left, y + top, width, height)


def write_layer(image: Gimp.Image, layer: Gimp.Layer, area: Area, path: Path) -> None:
    """Write that part of ``layer`` to ``path``, with its alpha, its mask applied to it, and the image's profile."""
    copy = Gimp.Image.new_with_precision(area.width, area.height, image.get_base_type(), image.get_precision())
    copy.undo_disable()
    try:
        profile = image.get_color_profile()
        if profile is not None:
            copy.set_color_profile(profile)
        _fill(copy, layer, area)
        if copy.get_precision() != Gimp.Precision.U16_NON_LINEAR:  # which GIMP calls an error
            copy.convert_precision(Gimp.Precision.U16_NON_LINEAR)
        export = Gimp.get_pdb().lookup_procedure("file-tiff-export")
        config = export.create_config()
        config.set_property("run-mode", Gimp.RunMode.NONINTERACTIVE)
        config.set_property("image", copy)
        config.set_property("file", Gio.File.new_for_path(str(path)))
        config.set_property("bigtiff", area.width * area.height * 8 > _LARGEST_TIFF_BYTES)
        config.set_property("compression", "none")
        config.set_property("save-transparent-pixels", True)
        config.set_property("include-color-profile", True)
        config.set_property("include-thumbnail", False)
        if export.run(config).index(0) != Gimp.PDBStatusType.SUCCESS or not path.exists():
            raise LayerError(text("The layer cannot be written to {path}.", path=path))
    finally:
        copy.delete()


def _fill(copy: Gimp.Image, layer: Gimp.Layer, area: Area) -> None:
    """Put ``layer`` into ``copy`` as it is, whatever it does to the layers below it."""
    _, x, y = layer.get_offsets()
    inside = Gimp.Layer.new_from_drawable(layer, copy)
    copy.insert_layer(inside, None, 0)
    inside.set_offsets(x - area.x, y - area.y)
    inside.set_visible(True)
    inside.set_opacity(100.0)
    inside.set_mode(Gimp.LayerMode.NORMAL)
    if inside.get_mask() is not None:
        inside.remove_mask(Gimp.MaskApplyMode.APPLY)
    if inside.is_group():
        inside = copy.merge_visible_layers(Gimp.MergeType.CLIP_TO_IMAGE)
    inside.resize_to_image_size()


def add_layer(image: Gimp.Image, layer: Gimp.Layer, area: Area, path: Path, name: str) -> None:
    """Put the picture at ``path`` above ``layer``, in the image's colours; a selection becomes its mask.

    One undo step takes it away.
    """
    image.undo_group_start()
    try:
        painted = Gimp.file_load_layer(Gimp.RunMode.NONINTERACTIVE, image, Gio.File.new_for_path(str(path)))
        if painted is None:
            raise LayerError(text("The painted layer at {path} cannot be read.", path=path))
        painted.set_name(name)
        image.insert_layer(painted, layer.get_parent(), image.get_item_position(layer))
        painted.set_offsets(area.x, area.y)
        if not Gimp.Selection.is_empty(image):
            painted.add_mask(painted.create_mask(Gimp.AddMaskType.SELECTION))
    finally:
        image.undo_group_end()
