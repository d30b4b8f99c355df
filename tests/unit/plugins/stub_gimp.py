"""What the plug-in uses of GIMP 3, and no more: images of layers in memory, whose TIFFs are read and written truly.

That these names and their numbers of arguments are GIMP's own is looked at where GIMP is installed
(`tests/e2e/test_plugins_in_hosts.py`).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import tifffile

Pixels = npt.NDArray[np.uint16]


class Names:
    """An enumeration: each name is its own value."""

    def __getattr__(self, name: str) -> str:
        return name


class Image:
    """An image of 16 bits, RGB with alpha; layers from top to bottom, and what was done, in order."""

    def __init__(self, width: int, height: int, precision: str = "U16_NON_LINEAR") -> None:
        self.width, self.height, self.precision = width, height, precision
        self.layers: list[Layer] = []
        self.profile: bytes | None = None
        self.selection: tuple[int, int, int, int] | None = None
        self.done: list[str] = []

    @staticmethod
    def new_with_precision(width: int, height: int, base: str, precision: str) -> Image:
        assert base == "RGB"
        return Image(width, height, precision)

    def get_base_type(self) -> str:
        return "RGB"

    def get_precision(self) -> str:
        return self.precision

    def convert_precision(self, precision: str) -> bool:
        assert precision != self.precision, "GIMP calls that an error"
        self.precision = precision
        return True

    def get_color_profile(self) -> bytes | None:
        return self.profile

    def set_color_profile(self, profile: bytes) -> bool:
        self.profile = profile
        return True

    def insert_layer(self, layer: Layer, parent: None, position: int) -> bool:
        assert parent is None
        self.layers.insert(position, layer)
        layer.image = self
        self.done.append("insert")
        return True

    def get_item_position(self, item: Layer) -> int:
        return self.layers.index(item)

    def merge_visible_layers(self, merge_type: str) -> Layer:
        raise AssertionError(f"there are no groups here: {merge_type}")

    def undo_group_start(self) -> bool:
        self.done.append("start")
        return True

    def undo_group_end(self) -> bool:
        self.done.append("end")
        return True

    def undo_disable(self) -> bool:
        return True

    def delete(self) -> bool:
        self.done.append("delete")
        return True


class Layer:
    """A layer with straight alpha, of shape (h, w, 4)."""

    def __init__(self, pixels_hwc: Pixels, offsets: tuple[int, int] = (0, 0)) -> None:
        self.pixels, self.offsets = pixels_hwc, offsets
        self.name, self.mask = "layer", ""
        self.image: Image | None = None

    @staticmethod
    def new_from_drawable(drawable: Layer, dest_image: Image) -> Layer:
        copy = Layer(drawable.pixels.copy(), drawable.offsets)
        copy.image = dest_image
        return copy

    def get_width(self) -> int:
        return self.pixels.shape[1]

    def get_height(self) -> int:
        return self.pixels.shape[0]

    def get_offsets(self) -> tuple[bool, int, int]:
        return True, *self.offsets

    def set_offsets(self, offx: int, offy: int) -> bool:
        self.offsets = (offx, offy)
        return True

    def mask_intersect(self) -> tuple[bool, int, int, int, int]:
        assert self.image is not None and self.image.selection is not None
        x, y, width, height = self.image.selection
        left, top = max(x - self.offsets[0], 0), max(y - self.offsets[1], 0)
        right = min(x + width - self.offsets[0], self.get_width())
        bottom = min(y + height - self.offsets[1], self.get_height())
        return left < right and top < bottom, left, top, right - left, bottom - top

    def resize_to_image_size(self) -> bool:
        assert self.image is not None
        resized = np.zeros((self.image.height, self.image.width, 4), np.uint16)
        x, y = self.offsets
        rows = slice(max(y, 0), min(y + self.get_height(), self.image.height))
        columns = slice(max(x, 0), min(x + self.get_width(), self.image.width))
        resized[rows, columns] = self.pixels[rows.start - y : rows.stop - y, columns.start - x : columns.stop - x]
        self.pixels, self.offsets = resized, (0, 0)
        return True

    def get_mask(self) -> str | None:
        return self.mask or None

    def create_mask(self, mask_type: str) -> str:
        return mask_type

    def add_mask(self, mask: str) -> bool:
        assert self.image is not None
        self.mask = mask
        self.image.done.append("mask")
        return True

    def remove_mask(self, mode: str) -> bool:
        assert mode == "APPLY"
        self.mask = ""
        return True

    def get_parent(self) -> None:
        return None

    def is_group(self) -> bool:
        return False

    def set_name(self, name: str) -> bool:
        self.name = name
        return True

    def set_visible(self, visible: bool) -> bool:
        return visible

    def set_opacity(self, opacity: float) -> bool:
        return opacity == 100.0

    def set_mode(self, new_mode: str) -> bool:
        return new_mode == "NORMAL"


class Config(dict[str, Any]):
    """Arguments of a procedure."""

    def set_property(self, name: str, value: Any) -> None:
        self[name] = value

    def get_property(self, name: str) -> Any:
        return self[name]


class TiffExport:
    """``file-tiff-export``."""

    def create_config(self) -> Config:
        return Config()

    def run(self, config: Config) -> Any:
        assert (config["save-transparent-pixels"], config["include-color-profile"]) == (True, True)
        image: Image = config["image"]
        assert image.precision == "U16_NON_LINEAR"
        (layer,) = image.layers
        profile = [] if image.profile is None else [(34675, 7, len(image.profile), image.profile, False)]
        tifffile.imwrite(
            config["file"], layer.pixels, photometric="rgb", extrasamples=["unassalpha"], extratags=profile
        )
        return SimpleNamespace(index=lambda _number: "SUCCESS")


def file_load_layer(run_mode: str, image: Image, file: str) -> Layer:
    assert run_mode == "NONINTERACTIVE"
    layer = Layer(tifffile.imread(file))
    layer.image = image
    return layer


class Procedure:
    """What the plug-in makes of itself: its arguments by name with their defaults."""

    def __init__(self) -> None:
        self.arguments = Config()
        self.label = ""

    @staticmethod
    def new(plug_in: Any, name: str, proc_type: str, run_func: Any, *run_data: None) -> Procedure:
        assert (proc_type, run_data) == ("PLUGIN", (None,)) and callable(run_func) and plug_in and name
        return Procedure()

    def set_image_types(self, image_types: str) -> None:
        assert image_types == "RGB*, GRAY*"

    def set_sensitivity_mask(self, sensitivity_mask: str) -> None:
        assert sensitivity_mask == "DRAWABLE"

    def set_menu_label(self, menu_label: str) -> None:
        self.label = menu_label

    def add_menu_path(self, menu_path: str) -> None:
        assert menu_path.startswith("<Image>/Filters")

    def set_documentation(self, blurb: str, full: str, help_id: str | None) -> None:
        assert blurb and full and help_id

    def set_attribution(self, authors: str, licence: str, date: str) -> None:
        assert authors and licence and date

    def add_string_argument(self, name: str, nick: str, blurb: str | None, value: str, flags: str) -> None:
        assert nick and blurb and flags == "READWRITE"
        self.arguments[name] = value

    def add_double_argument(self, name, nick, blurb, least, most, value, flags) -> None:  # noqa: PLR0917 — as GIMP has it
        assert nick is not None and blurb is not None and least <= value <= most and flags == "READWRITE"
        self.arguments[name] = value

    def add_choice_argument(self, name, nick, blurb, choice, value, flags) -> None:
        assert nick is not None and blurb is not None and value in choice.names and flags == "READWRITE"
        self.arguments[name] = value

    def new_return_values(self, status: str, error: Exception | None) -> tuple[str, str]:
        return status, str(error)


class Choice:
    """The values of an argument."""

    def __init__(self) -> None:
        self.names: list[str] = []

    @staticmethod
    def new() -> Choice:
        return Choice()

    def add(self, nick: str, number: int, label: str, blurb: str | None) -> None:
        assert number == len(self.names) and label and blurb is not None
        self.names.append(nick)


class Selection:
    """The selection of an image."""

    @staticmethod
    def is_empty(image: Image) -> bool:
        return image.selection is None


def put_in_place(patch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Let ``gi`` be these; returns what is told to the person."""
    told = SimpleNamespace(texts=[], fractions=[], notes=[])
    gimp = SimpleNamespace(
        **{name: Names() for name in ENUMERATIONS},
        Image=Image,
        Layer=Layer,
        PlugIn=object,
        ImageProcedure=Procedure,
        Procedure=Procedure,
        ProcedureConfig=Config,
        Choice=Choice,
        Drawable=Layer,
        ValueArray=tuple,
        Selection=Selection,
        file_load_layer=file_load_layer,
        get_pdb=lambda: SimpleNamespace(lookup_procedure={"file-tiff-export": TiffExport()}.__getitem__),
        temp_directory=lambda: str(Path(tempfile.gettempdir())),
        progress_init=told.texts.append,
        progress_update=told.fractions.append,
        message=told.notes.append,
        progress_end=lambda: told.texts.append("end"),
        displays_flush=lambda: told.texts.append("flush"),
    )
    repository = ModuleType("gi.repository")
    parts = {
        "Gimp": gimp,
        "GLib": SimpleNamespace(Error=Exception, get_language_names=lambda: ["C"]),
        "GObject": SimpleNamespace(ParamFlags=Names()),
        "Gio": SimpleNamespace(File=SimpleNamespace(new_for_path=str)),
    }
    for name, part in parts.items():
        setattr(repository, name, part)
    gi = ModuleType("gi")
    gi.require_version = lambda _name, _version: None
    patch.setitem(sys.modules, "gi", gi)
    patch.setitem(sys.modules, "gi.repository", repository)
    return told


ENUMERATIONS: dict[str, tuple[str, ...]] = {
    "PDBProcType": ("PLUGIN",),
    "ProcedureSensitivityMask": ("DRAWABLE",),
    "RunMode": ("INTERACTIVE", "NONINTERACTIVE"),
    "PDBStatusType": ("CANCEL", "EXECUTION_ERROR", "SUCCESS"),
    "Precision": ("U16_NON_LINEAR",),
    "LayerMode": ("NORMAL",),
    "MaskApplyMode": ("APPLY",),
    "MergeType": ("CLIP_TO_IMAGE",),
    "AddMaskType": ("SELECTION",),
    "ImageBaseType": ("RGB",),
}
CLASSES: dict[str, type] = {
    "Image": Image,
    "Layer": Layer,
    "ImageProcedure": Procedure,
    "Choice": Choice,
    "Selection": Selection,
}
