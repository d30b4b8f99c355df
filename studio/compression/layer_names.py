"""What the layers of several pairs are called, in full and in short. Torch-free."""

from __future__ import annotations

from typing import Literal

LAYER_FIGURE = "layer:"  # marks the figure of a layer in a log, whose other entries are loss terms

Part = Literal["encoder", "decoder"]


def full_name(level: int, part: Part, layer: str) -> str:
    """``5.encoder.conv3_1``."""
    return f"{level}.{part}.{layer}"


def is_short_for(name: str, layer: str) -> bool:
    """Whether ``name`` is the last part of the full name ``layer`` and any of those before, in order.

    ``conv3_1``, ``5.conv3_1`` and ``encoder.conv3_1`` are all short for ``5.encoder.conv3_1``.
    """
    *owners, last = name.split(".")
    *places, own = layer.split(".")
    unread = iter(places)
    return last == own and all(owner in unread for owner in owners)  # `in` reads on: the order counts
