"""The entry point of the transforms: the method by name, content and style moments in, affine map out."""

from __future__ import annotations

from collections.abc import Callable

from studio.specs.method import Method
from studio.transforms.adain import fit_adain
from studio.transforms.affine import AffineMap
from studio.transforms.moments import Moments
from studio.transforms.optimal_transport import fit_optimal_transport
from studio.transforms.wct import fit_wct

_FITS: dict[Method, Callable[[Moments, Moments], AffineMap]] = {
    Method.WCT: fit_wct,
    Method.ADAIN: fit_adain,
    Method.OT: fit_optimal_transport,
}
assert set(_FITS) == set(Method), "every method needs its fit"


def fit_map(method: Method, content: Moments, style: Moments) -> AffineMap:
    """The affine map that ``method`` fits from the two moments, at full strength.

    Raises ValueError when their channel counts differ, `StudioError` when either is empty or not finite.
    """
    if content.channels != style.channels:
        raise ValueError(f"content has {content.channels} channels, style {style.channels}")
    return _FITS[method](content, style)
