"""The recipe embedded in a picture, read from its header alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from studio.codec import from_json
from studio.errors import PictureError, RecordError
from studio.images.deep_zoom import recipe_in_comment
from studio.images.file_stream import lazy_image
from studio.images.formats import SNIFF_BYTES, input_format
from studio.images.libvips import VipsError, blob_of
from studio.images.xmp import recipe_in_packet

_DEEP_ZOOM_SUFFIX = ".dzi"


def embedded_recipe(path: Path) -> dict[str, Any] | None:
    """The JSON object of the recipe that the picture at ``path`` was painted by, None where it carries none.

    A file that cannot be read carries none: whoever opens it as a picture says why.
    """
    try:
        text = recipe_in_comment(path) if path.suffix.lower() == _DEEP_ZOOM_SUFFIX else _embedded(path)
        recipe = {} if text is None else from_json(dict[str, Any], text)
    except (OSError, ValueError, RecordError, PictureError, VipsError):  # a name may be no text
        return None
    return recipe if "recipe" in recipe else None


def _embedded(path: Path) -> str | None:
    with path.open("rb") as file:
        kind = input_format(path, file.read(SNIFF_BYTES))
    if kind.loader is None:
        return None
    packet = blob_of(lazy_image(path, kind), "xmp-data")
    return None if packet is None else recipe_in_packet(packet)
