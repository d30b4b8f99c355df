"""Style pictures reduced to the moments a map is fitted from, each measured once and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.engine.canvas import without_hidden_colours
from studio.engine.measuring import measure_rows
from studio.engine.painting import StyleMoments
from studio.geometry import Size
from studio.images.picture import Picture, read_picture
from studio.networks.layout import ALIGNMENT_PX
from studio.specs.stylize import DEFAULT_STYLE_SIZE_PX, SMALLEST_SIDE_PX
from studio.streaming.prepared import PreparedChain
from studio.streaming.row_chain import RowChain
from studio.transforms.moments import Moments, precision_for

_BAND_PX = 128


@dataclass(frozen=True, slots=True)
class _Key:
    path: Path
    modified_ns: int
    weights: tuple[str, ...]
    style_size_px: int | None
    levels: tuple[int, ...]
    dtype: torch.dtype


@dataclass(frozen=True, eq=False)
class MeasuredStyle:
    """A style's moments per level, the size it was measured at, and what had to be said about it."""

    moments: StyleMoments
    size: Size
    notes: tuple[str, ...]


class StyleCache:
    """Measured styles by picture, bundle, size and precision, for as long as the program runs."""

    def __init__(self) -> None:
        self._measured: dict[_Key, MeasuredStyle] = {}

    def measured(
        self, path: Path, encoders: Mapping[int, PreparedChain], *, bundle: Bundle, style_size_px: int | None
    ) -> MeasuredStyle:
        """The moments of the style picture at ``path``; raises PictureError where it cannot be read."""
        kernel = next(iter(encoders.values())).steps[0].kernel
        key = _Key(
            path=path.absolute(),
            modified_ns=path.stat().st_mtime_ns if path.exists() else 0,
            weights=tuple(sorted(bundle.manifest.sha256.values())),  # an id may be installed anew
            style_size_px=style_size_px,
            levels=tuple(encoders),
            dtype=kernel.dtype,
        )
        if key not in self._measured:
            self._measured[key] = measure_style(path, encoders, style_size_px=style_size_px)
        return self._measured[key]


def measure_style(path: Path, encoders: Mapping[int, PreparedChain], *, style_size_px: int | None) -> MeasuredStyle:
    """Read the picture at ``path`` and measure it at every level of ``encoders``.

    Its longer side becomes ``style_size_px``; without one it stays as it is, up to 1024 px. A style with a side under
    32 px is scaled up, which is said in the notes.
    """
    picture = read_picture(path, longer_side_px=style_size_px, at_most_px=DEFAULT_STYLE_SIZE_PX)
    notes: tuple[str, ...] = ()
    if min(picture.size.width, picture.size.height) < SMALLEST_SIDE_PX:
        longer, shorter = max(picture.size.width, picture.size.height), min(picture.size.width, picture.size.height)
        enlarged = round(SMALLEST_SIDE_PX * longer / shorter)
        notes = (f"style {path.name} is only {picture.size}: it was scaled up to {SMALLEST_SIDE_PX} px",)
        picture = read_picture(path, longer_side_px=enlarged, at_most_px=None)
    with torch.inference_mode():
        moments = {level: _measure_level(picture, encoder) for level, encoder in encoders.items()}
    return MeasuredStyle(moments, picture.size, notes)


def _measure_level(picture: Picture, encoder: PreparedChain) -> Moments:
    kernel, last = encoder.steps[0].kernel, encoder.layers[-1]
    rgb = _padded(torch.from_numpy(picture.rgb_hwc).to(kernel).permute(2, 0, 1)[None])
    scale_px = last.scale_px
    weights = None
    if picture.alpha_hw is not None:
        alpha = _padded(torch.from_numpy(np.ascontiguousarray(picture.alpha_hw)).double()[None, None])
        rgb = without_hidden_colours(rgb, alpha.to(rgb))
        weights = F.avg_pool2d(alpha, scale_px)[0, 0]
    height, width = rgb.shape[2:]
    precision = precision_for(height * width // scale_px**2)
    chain = RowChain(encoder, width_px=width, band_px=_BAND_PX)
    moments, row = Moments.empty(last.out_channels), 0
    for features in chain.stream(rgb[:, :, top : top + _BAND_PX] for top in range(0, height, _BAND_PX)):
        visible = None if weights is None else weights[row : row + features.shape[2]]
        moments = moments.merged(measure_rows(features, visible, precision=precision))
        row += features.shape[2]
    return moments


def _padded(rows: Tensor) -> Tensor:
    height, width = rows.shape[2:]
    padding = (0, -width % ALIGNMENT_PX, 0, -height % ALIGNMENT_PX)
    return F.pad(rows, padding, mode="reflect").contiguous(memory_format=torch.channels_last)
