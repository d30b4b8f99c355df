"""The colours of styles as a table: what `ColourSettings.only` does to a pixel, for any program that applies tables."""

from __future__ import annotations

from pathlib import Path

import torch

from studio.engine.canvas import check_paintable, open_for
from studio.engine.in_memory import canvas_of_pixels
from studio.engine.painting import mixed_map
from studio.engine.picture_maps import PIXELS
from studio.engine.style_pictures import StyleLimits
from studio.engine.styles import StyleCache
from studio.errors import PictureError
from studio.images.lut_files import Table, check_lut_destination, lattice_colours, lut_size
from studio.images.lut_files import write_lut as write_table
from studio.specs.colour import Mixing
from studio.specs.lut import LutRequest
from studio.specs.method import Method
from studio.specs.stylize import Resources
from studio.system_errors import system_errors_as_studio_errors
from studio.transforms.affine import AffineMap
from studio.transforms.moments import Moments

_READ_BAND_BYTES = 1 << 22

TYPICAL_PHOTO = Moments(
    2.0,
    torch.tensor([0.4936, 0.4163, 0.3901], dtype=torch.float64),
    torch.tensor([[0.0737, 0.0522, 0.0428], [0.0522, 0.0648, 0.0657], [0.0428, 0.0657, 0.0876]], dtype=torch.float64),
)
"""The sRGB colours of photographs: mean and covariance over the samples that ship, at 512 px, each counting alike."""


@system_errors_as_studio_errors()
def write_lut(
    request: LutRequest, output: str | Path, *, overwrite: bool = False, resources: Resources | None = None
) -> None:
    """Write the table that ``request`` asks for to ``output``, whose suffix says the format: ``.cube`` or ``.png``.

    Raises SpecError for another suffix or a size that the format has not, PictureError where a style or the photo
    cannot be read or the file exists already, SpaceError where the disk refuses it.
    """
    output = Path(output)
    check_lut_destination(output, overwrite=overwrite)
    size = lut_size(output, request.size)
    table = mapped(lattice_colours(size), colour_map(request, resources or Resources()))
    title = " + ".join(style.path.stem for style in request.styles)
    write_table(output, table, title, overwrite=overwrite)


def colour_map(request: LutRequest, resources: Resources) -> AffineMap:
    """The map of sRGB colours in [0, 1] that ``request`` asks for; raises PictureError and SpaceError."""
    limits, styles = StyleLimits(resources.max_pixels, resources.memory_budget_bytes), StyleCache()
    photo = TYPICAL_PHOTO if request.content is None else photo_moments(request.content, request, resources)
    measured = [
        styles.pixels(style.path, style_size_px=request.style_size_px, page=style.page, limits=limits).moments[PIXELS]
        for style in request.styles
    ]
    weights = [style.weight for style in request.styles]
    if request.mixing is Mixing.BARYCENTRE:
        measured, weights = [styles.mixed(measured, weights)], [1.0]
    return mixed_map(Method.OT, photo, measured, weights).with_strength(request.strength)


def photo_moments(content: Path, request: LutRequest, resources: Resources) -> Moments:
    """Mean and covariance of the colours of the photo at ``content``, read band by band."""
    moments = Moments.empty(3)
    with open_for(request.spec(), content, resources) as source:
        check_paintable(content, source.facts.size)
        for _, pixels_hwc in source.bands(_READ_BAND_BYTES):
            moments = moments.merged(canvas_of_pixels(pixels_hwc).pixel_moments)
    if moments.weight == 0:
        raise PictureError(
            "{path} has no visible pixel, so there is nothing to paint; choose another picture", path=content
        )
    return moments


def mapped(table: Table, affine: AffineMap) -> Table:
    """Every colour of ``table`` mapped and clamped to [0, 1]."""
    colours: Table = table @ affine.matrix.numpy().T + affine.bias.numpy()
    return colours.clip(0.0, 1.0)
