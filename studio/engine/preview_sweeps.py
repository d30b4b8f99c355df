"""The sweeps of a preview: like a render's, but features stay between them, however large.

A preview is small, so that memory is cheaper than encoding again: moving the strength of a level then decodes it and
encodes nothing that was encoded before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studio.networks.layout import Chain, level_scale_px
from studio.streaming.sweeps import RESULT_STORE, Content, StoreShape, Sweep


def plan_preview_sweeps(levels: Sequence[int], encoders: Mapping[int, Chain]) -> tuple[Sweep, ...]:
    """The sweeps that paint ``levels``, in the order given; each reads what the one before it left."""
    assert levels, "there is nothing to paint without a level"
    sweeps = []
    for index, measured in enumerate((*levels, None)):
        leaves = RESULT_STORE
        if measured is not None:
            leaves = StoreShape(Content.FEATURES, encoders[measured][-1].out_channels, level_scale_px(measured))
        sweeps.append(
            Sweep(
                index=index,
                reads_from=index - 1 if index else None,
                painted=levels[index - 1] if index else None,
                encodes_again=False,
                measured=measured,
                leaves=leaves,
            )
        )
    return tuple(sweeps)
