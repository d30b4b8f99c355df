"""The recipe embedded in a result: what was painted, with styles by name and digest."""

from __future__ import annotations

import json
from pathlib import Path

from studio.bundles.tensors import file_sha256
from studio.errors import PictureError
from studio.paths import resources_dir
from studio.specs.recipe import EmbeddedStyle, embedded_recipe_from_spec
from studio.specs.stylize import StyleChoice, StylizeSpec


def recipe_to_embed(spec: StylizeSpec, bundle_id: str) -> str:
    """The JSON text to embed in a picture painted as ``spec`` asks; raises `PictureError` where a style is missing."""
    styles = [_embedded_style(style) for style in spec.styles]
    return json.dumps(embedded_recipe_from_spec(spec, styles, bundle_id=bundle_id), ensure_ascii=False)


def _embedded_style(style: StyleChoice) -> EmbeddedStyle:
    try:
        sha256 = file_sha256(style.path)
    except OSError as error:
        raise PictureError(
            "the style {path} cannot be read ({reason}); put it back there", path=style.path, reason=error.strerror
        ) from error
    return EmbeddedStyle(style.path.name, sha256, style.weight, _shipped_id(style.path), style.page)


def _shipped_id(path: Path) -> str | None:
    is_shipped = path.resolve().parent == (resources_dir() / "styles").resolve()
    return path.stem if is_shipped else None
