"""How wide the layers of a student are: the one rule that cutting follows and that sizes are told by. Torch-free."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studio.errors import SpecError
from studio.networks.layout import CONVS_PER_BLOCK, RGB_CHANNELS, Chain, block_of, mirrored_widths
from studio.specs.training import Widths


def share_of(widths: Sequence[int], share: float, multiple: int = 1) -> tuple[int, ...]:
    """``share`` of each width to the nearest ``multiple``: at least one of it, and never more than there is."""
    return tuple(min(width, max(1, round(width * share / multiple)) * multiple) for width in widths)


def student_encoder_widths(encoder: Chain, level: int, widths: Widths, multiple: int = 1) -> tuple[int, ...]:
    """Widths of the student of ``encoder``.

    SpecError where ``widths`` say nothing of a layer or of the level, or ask for more filters than there are.
    """
    if not isinstance(widths, tuple):
        return share_of([layer.out_channels for layer in encoder], _share(widths, level), multiple)
    if len(widths) == len(CONVS_PER_BLOCK):
        return _kept(encoder, [widths[block_of(layer.name) - 1] for layer in encoder])
    if len(widths) < len(encoder):
        raise SpecError(
            "{name} is the {count}th layer and only {widths} widths were given",
            name=encoder[-1].name,
            count=len(encoder),
            widths=len(widths),
        )
    return _kept(encoder, widths[: len(encoder)])


def student_decoder_widths(
    decoder: Chain, level: int, widths: Widths, encoder_widths: Sequence[int], multiple: int = 1
) -> tuple[int, ...]:
    """Widths of the student of ``decoder``, which ends in RGB; mirrored where widths are given layer by layer."""
    if isinstance(widths, tuple):
        return _kept(decoder, mirrored_widths(encoder_widths))
    inner = [layer.out_channels for layer in decoder[:-1]]
    return (*share_of(inner, _share(widths, level), multiple), RGB_CHANNELS)


def _kept(chain: Chain, widths: Sequence[int]) -> tuple[int, ...]:
    for layer, width in zip(chain, widths, strict=True):
        if width > layer.out_channels:
            raise SpecError(
                "{name} of the teacher has {out_channels} filters, {width} cannot be kept",
                name=layer.name,
                out_channels=layer.out_channels,
                width=width,
            )
    return tuple(widths)


def _share(widths: float | Mapping[int, float], level: int) -> float:
    if not isinstance(widths, Mapping):
        return widths
    if level not in widths:
        raise SpecError("no share of filters was given for level {level}", level=level)
    return widths[level]
