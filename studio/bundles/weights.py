"""The weights of one level under canonical keys, and the widths that can be read off them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from torch import Tensor

from studio.errors import BundleError
from studio.networks.layout import Chain, decoder_chain, decoder_names, encoder_chain, encoder_names


@dataclass(frozen=True, slots=True, eq=False)
class LevelWeights:
    """``conv1_1.weight`` (out, in, 3, 3), ``conv1_1.bias`` (out,) and so on of an encoder and, if any, its decoder."""

    level: int
    encoder: Mapping[str, Tensor]
    decoder: Mapping[str, Tensor] | None = None

    def encoder_layers(self) -> Chain:
        """The encoder's chain, with the widths its weights have; `BundleError` where a key is missing."""
        return encoder_chain(self.level, _widths(encoder_names(self.level), self.encoder))

    def decoder_layers(self) -> Chain:
        """The decoder's chain, with the widths its weights have; `BundleError` where it or a key is missing."""
        if self.decoder is None:
            raise BundleError("level {level} has no decoder", level=self.level)
        in_channels = self.encoder_layers()[-1].out_channels
        try:
            return decoder_chain(self.level, in_channels, _widths(decoder_names(self.level), self.decoder))
        except ValueError as error:
            raise BundleError("{error}", error=error) from error


def _widths(names: Sequence[str], tensors: Mapping[str, Tensor]) -> list[int]:
    if missing := [name for name in names if f"{name}.bias" not in tensors]:
        raise BundleError("no weights for {missing}", missing=", ".join(missing))
    return [int(tensors[f"{name}.bias"].shape[0]) for name in names]
