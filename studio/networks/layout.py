"""The one table of VGG-19 up to relu5_1 and of its mirror: names, order, where it pools, where it upsamples.

Every network here is a *chain*: 3×3 convolutions in a row, each preceded by nothing, by a 2×2 max-pool or by a 2×
nearest upsampling, each reflecting one pixel at the border. Widths are not in the table, they come from the bundle.
Torch-free, so that the window and the wizard may use it.

Source of the order: Simonyan and Zisserman, arXiv 1409.1556, configuration E; mirrored decoders: Li et al.,
"Universal Style Transfer via Feature Transforms", arXiv 1705.08086.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LEVELS = (1, 2, 3, 4, 5)
RGB_CHANNELS = 3
CONVS_PER_BLOCK = {1: 2, 2: 2, 3: 4, 4: 4, 5: 1}  # configuration E, cut after relu5_1
VGG19_BLOCK_WIDTHS = {1: 64, 2: 128, 3: 256, 4: 512, 5: 512}
ALIGNMENT_PX = 16  # cells of relu5_1 are 16 px wide: canvases, bands and strips lie on this grid


class Resample(StrEnum):
    """What happens to the rows before they meet the convolution."""

    NONE = "none"
    POOL = "pool"
    UPSAMPLE = "upsample"


@dataclass(frozen=True, slots=True)
class Layer:
    """One 3×3 convolution of a chain.

    ``scale_px`` is the side of one output cell in pixels of the picture; ``has_relu`` is false only for the last
    convolution of a decoder, which paints RGB. ``maps`` counts the feature maps it gives side by side: two where a
    decoder runs on transformed and on plain features at once.
    """

    name: str
    in_channels: int
    out_channels: int
    resample: Resample
    scale_px: int
    has_relu: bool = True
    maps: int = 1

    @property
    def in_scale_px(self) -> int:
        """Side in pixels of one cell of the rows this layer is fed with."""
        factor = {Resample.NONE: (1, 1), Resample.POOL: (1, 2), Resample.UPSAMPLE: (2, 1)}[self.resample]
        return self.scale_px * factor[0] // factor[1]

    @property
    def parameters(self) -> int:
        """Weights and biases."""
        return self.out_channels * (self.in_channels * 9 + 1)


Chain = tuple[Layer, ...]


def level_scale_px(level: int) -> int:
    """Side in pixels of one cell of relu``level``_1: 1, 2, 4, 8, 16."""
    return 1 << (level - 1)


def encoder_names(level: int) -> tuple[str, ...]:
    """Names of the convolutions from conv1_1 to conv``level``_1, in order."""
    _check_level(level)
    full = [f"conv{block}_{i}" for block in range(1, level) for i in range(1, CONVS_PER_BLOCK[block] + 1)]
    return (*full, f"conv{level}_1")


def opening_names(level: int) -> tuple[str, ...]:
    """Names of the first convolution of each block, conv1_1 to conv``level``_1: what losses compare pictures by."""
    _check_level(level)
    return tuple(f"conv{block}_1" for block in range(1, level + 1))


def decoder_names(level: int) -> tuple[str, ...]:
    """Names of the mirrored convolutions, from conv``level``_1 back to conv1_1, which paints RGB."""
    return tuple(reversed(encoder_names(level)))


def encoder_chain(level: int, widths: Sequence[int]) -> Chain:
    """The encoder of ``level``; ``widths`` are the output channels of `encoder_names`, in order.

    Raises ValueError where the number of widths is wrong or one is below 1.
    """
    names = encoder_names(level)
    _check_widths(widths, len(names), f"encoder of level {level}")
    inputs = (RGB_CHANNELS, *widths[:-1])
    return tuple(
        Layer(
            name=name,
            in_channels=channels_in,
            out_channels=channels_out,
            resample=Resample.POOL if __opens_block(name) else Resample.NONE,
            scale_px=level_scale_px(block_of(name)),
        )
        for name, channels_in, channels_out in zip(names, inputs, widths, strict=True)
    )


def decoder_chain(level: int, in_channels: int, widths: Sequence[int]) -> Chain:
    """The decoder of ``level``, fed with ``in_channels`` features; the last of ``widths`` must be 3 (RGB).

    Raises ValueError where the number of widths is wrong, one is below 1, or the last is not 3.
    """
    names = decoder_names(level)
    _check_widths(widths, len(names), f"decoder of level {level}")
    if widths[-1] != RGB_CHANNELS:
        raise ValueError(f"the decoder of level {level} must end in 3 channels, not {widths[-1]}")
    inputs = (in_channels, *widths[:-1])
    previous = (names[0], *names[:-1])
    return tuple(
        Layer(
            name=name,
            in_channels=channels_in,
            out_channels=channels_out,
            resample=Resample.UPSAMPLE if __opens_block(before) and before != name else Resample.NONE,
            scale_px=level_scale_px(block_of(name)),
            has_relu=name != "conv1_1",
        )
        for name, before, channels_in, channels_out in zip(names, previous, inputs, widths, strict=True)
    )


def vgg19_encoder_widths(level: int) -> tuple[int, ...]:
    """Output channels of the original VGG-19 up to relu``level``_1."""
    return tuple(VGG19_BLOCK_WIDTHS[block_of(name)] for name in encoder_names(level))


def mirrored_widths(encoder_widths: Sequence[int]) -> tuple[int, ...]:
    """Output channels of the decoder that mirrors an encoder of these widths, ending in RGB."""
    return (*reversed(encoder_widths[:-1]), RGB_CHANNELS)


def block_of(name: str) -> int:
    """The VGG block of a layer: 3 for conv3_1."""
    return int(name.removeprefix("conv").split("_")[0])


def __opens_block(name: str) -> bool:
    return name.endswith("_1") and name != "conv1_1"


def _check_level(level: int) -> None:
    if level not in LEVELS:
        raise ValueError(f"a level is one of {LEVELS}, not {level}")


def _check_widths(widths: Sequence[int], expected: int, what: str) -> None:
    if len(widths) != expected or any(width < 1 for width in widths):
        raise ValueError(f"the {what} needs {expected} widths of at least 1, not {list(widths)}")
