"""The sweeps of a preview: like a render's, but features stay between them, however large.

A preview is small, so that memory is cheaper than encoding again: moving the strength of a level then decodes it and
encodes nothing that was encoded before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studio.networks.layout import Chain, level_scale_px
from studio.streaming.sweeps import COPYING, RESULT_STORE, Content, StoreShape, Sweep, residual_of


def plan_preview_sweeps(
    levels: Sequence[int], encoders: Mapping[int, Chain], details: Mapping[int, float] | None = None
) -> tuple[Sweep, ...]:
    """The sweeps that paint ``levels``, in the order given; each reads what the one before it left.

    ``details`` holds the detail r of levels in the residual form. The picture is always kept beside the features, so
    that what a sweep leaves does not depend on the detail of the level after it.
    """
    if not levels:
        return (COPYING,)
    details = details or {}
    sweeps: list[Sweep] = []
    for index, measured in enumerate((*levels, None)):
        leaves = RESULT_STORE
        if measured is not None:
            leaves = StoreShape(Content.FEATURES, encoders[measured][-1].out_channels, level_scale_px(measured))
        painted = levels[index - 1] if index else None
        sweeps.append(
            Sweep(
                index=index,
                reads_from=index - 1 if index else None,
                painted=painted,
                encodes_again=False,
                measured=measured,
                leaves=leaves,
                residual=None if painted is None else residual_of(details.get(painted, 0.0), sweeps[-1]),
                keeps_rgb=painted is not None and measured is not None,
            )
        )
    return tuple(sweeps)
