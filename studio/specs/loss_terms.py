"""Which loss terms a run has, and how much each counts by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TypeVar

from studio.errors import SpecError
from studio.specs.method import Method
from studio.specs.painting import Aim, PaintingShares
from studio.specs.training import DistillationRecipe, DistillSpec, LossShares, RunSpec

Spec = TypeVar("Spec", bound=RunSpec)

_OF_ENCODERS = ("embedding", "teacher_pixel", "teacher_perceptual")
_OF_DECODERS = ("pixel", "perceptual")
_PUBLISHED = (*_OF_ENCODERS, *_OF_DECODERS)
_OF_METHOD = {Method.WCT: (*_PUBLISHED, "gram"), Method.ADAIN: (*_PUBLISHED, "content", "style", "smoothness")}


def shares_of(spec: RunSpec) -> dict[str, float]:
    """The share of every term that ``spec`` has; of a pruning, whose bundle decides on the method, of all there are."""
    if not isinstance(spec, DistillSpec):
        return asdict(spec.shares)
    if spec.aim is Aim.PAINT:
        return asdict(spec.painting.shares)
    names = _PUBLISHED if spec.recipe is DistillationRecipe.PAPER else _OF_METHOD[spec.method]
    return {name: getattr(spec.shares, name) for name in names}


def with_shares(spec: Spec, shares: Mapping[str, float]) -> Spec:
    """``spec`` with ``shares`` by term; raises SpecError, which names the terms it has, for any other."""
    known = shares_of(spec)
    if unknown := [name for name in shares if name not in known]:
        raise SpecError(
            "this run has no loss term {name}; its terms are {known}", name=unknown[0], known=", ".join(known)
        )
    if isinstance(spec, DistillSpec) and spec.aim is Aim.PAINT:
        painting = replace(spec.painting, shares=PaintingShares(**{**known, **shares}))
        return replace(spec, painting=painting)
    return replace(spec, shares=LossShares(**{**asdict(spec.shares), **shares}))


def parse_shares(texts: list[str]) -> dict[str, float]:
    """``gram=0.5`` or several with commas between; SpecError where one is neither, or a term is named twice."""
    shares: dict[str, float] = {}
    for part in (part.strip() for text in texts for part in text.split(",")):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if name in shares:
            raise SpecError("the share of the {name} loss is given twice", name=name)
        try:
            shares[name] = float(value)
        except ValueError as error:
            raise SpecError("'{part}' is no share; write NAME=SHARE, for example gram=0.5", part=part) from error
    return shares
