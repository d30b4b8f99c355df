"""The chains of the published pairs."""

from __future__ import annotations

from collections.abc import Mapping

from studio.networks.layout import Chain, decoder_chain, encoder_chain, encoder_names, mirrored_widths

WIDTHS_16X = {1: 16, 2: 32, 3: 64, 4: 128, 5: 128}


def encoder_of(level: int) -> Chain:
    widths = {**WIDTHS_16X, 1: 24} if level == 1 else WIDTHS_16X
    return encoder_chain(level, [widths[int(name[4])] for name in encoder_names(level)])


ENCODERS: Mapping[int, Chain] = {level: encoder_of(level) for level in (1, 2, 3, 4, 5)}

DECODERS: Mapping[int, Chain] = {
    level: decoder_chain(level, chain[-1].out_channels, mirrored_widths([layer.out_channels for layer in chain]))
    for level, chain in ENCODERS.items()
}
