"""The histograms of a style's features, channel by channel, each measured once and kept with the measured styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import torch
from torch import Tensor

from studio.engine.style_measuring import StyleMeasuring
from studio.engine.style_pictures import read_style
from studio.engine.style_rows import picture_bands, visible_shares
from studio.engine.styles import band_for, style_key
from studio.engine.transfer import measure_rows
from studio.images.picture import Picture
from studio.networks.layout import ALIGNMENT_PX
from studio.specs.stylize import StyleChoice
from studio.streaming.prepared import PreparedChain
from studio.streaming.row_chain import RowChain
from studio.transforms.channel_tables import ChannelScale, Histograms, count_features
from studio.transforms.moments import Moments


def style_histograms(measuring: StyleMeasuring) -> tuple[Mapping[int, Histograms], ...]:
    """Those of each style that ``measuring`` measures, of its own colours, by level.

    They are in units of its standard deviations, so that they also serve where colours are matched. Raises as
    `StyleCache.measured` does.
    """
    return tuple(_of_style(style, measuring) for style in measuring.choices)


def _of_style(style: StyleChoice, measuring: StyleMeasuring) -> dict[int, Histograms]:
    kept, size_px = measuring.styles.histograms, measuring.spec.style_size_px
    found: dict[int, Histograms] = {}
    picture: Picture | None = None
    for level, encoder in measuring.encoders.items():
        key = style_key(style.path, style.page, {level: encoder}, measuring.bundle, size_px)
        if key not in kept:
            if picture is None:
                picture, _ = read_style(style.path, style_size_px=size_px, page=style.page, limits=measuring.limits)
            band_px = band_for(style.path, picture.size, {level: encoder}, measuring.limits)
            kept[key] = count_picture(picture, encoder, band_px)
        found[level] = kept[key]
    return found


def count_picture(picture: Picture, encoder: PreparedChain, band_px: int) -> Histograms:
    """The histograms of ``picture`` at a level, each cell counting by its alpha, in units of their own moments."""
    scale_px = encoder.layers[-1].scale_px
    kernel, width_px = encoder.steps[0].kernel, picture.size.aligned(ALIGNMENT_PX).width
    alpha = visible_shares(picture, scale_px, kernel.device)

    def rows() -> Iterator[tuple[Tensor, Tensor | None]]:
        row = 0
        for features in RowChain(encoder, width_px=width_px, band_px=band_px).stream(
            picture_bands(picture, kernel, band_px)
        ):
            bottom = row + features.shape[2]
            yield features, None if alpha is None else alpha[row:bottom]
            row = bottom

    with torch.inference_mode():
        moments = Moments.empty(encoder.layers[-1].out_channels)
        for features, weights in rows():
            moments = moments.merged(measure_rows(features, weights, precision="float64"))
        scale = ChannelScale.of(moments)
        counted = [
            count_features(features[0].flatten(1), scale, None if weights is None else weights.reshape(-1))
            for features, weights in rows()
        ]
    return sum(counted[1:], counted[0])
