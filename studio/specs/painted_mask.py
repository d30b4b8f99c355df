"""A mask that a person paints: what was done, in order, in coordinates relative to the picture; JSON in and out.

Lengths and positions count in longer sides of the picture: (0, 0) is its top left corner, and its longer side ends
at 1. So the same strokes fit the picture at any size.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from studio.codec import from_plain, to_plain
from studio.errors import PictureError, RecordError, SpecError
from studio.geometry import Size
from studio.system_errors import check_ordinary, system_reason

MASK_SUFFIX = ".mask"
MASK_FORMAT = 1
LARGEST_FILE_BYTES = 64 << 20
MOST_OPERATIONS = 10_000
MOST_POINTS = 1_000_000  # of all strokes together
LARGEST_SIDE_PX = 10_000_000
LARGEST_RADIUS = 2.0
LEAST_PRESSURE = 0.01
_REACH = 4.0  # how far beside the picture a stroke may lie, in longer sides
_SHORTEST_GRADIENT = 1e-6
_SHA256_DIGITS = frozenset("0123456789abcdef")

Point = tuple[float, float, float]
"""x, y and the pressure there, which scales the radius: 1 is all of it."""


@dataclass(frozen=True, slots=True)
class BrushStroke:
    """A brush drawn along ``points``: full within ``hardness`` (0..1) of its ``radius``, fading out to its rim.

    It adds to the mask, or takes away where it ``erases``. A stroke does not add up with itself where it crosses
    itself; two strokes do.
    """

    points: tuple[Point, ...]
    radius: float
    hardness: float = 0.5
    erases: bool = False

    def __post_init__(self) -> None:
        if not self.points:
            raise SpecError("a brush stroke needs at least one point")
        if not 0.0 < self.radius <= LARGEST_RADIUS:
            raise SpecError(
                "the radius of a brush stroke lies above 0 and is at most {largest} longer sides, not {radius}",
                largest=LARGEST_RADIUS,
                radius=self.radius,
            )
        if not 0.0 <= self.hardness <= 1.0:
            raise SpecError(
                "the hardness of a brush stroke lies between 0 and 1, not {hardness}", hardness=self.hardness
            )
        for x, y, pressure in self.points:
            _check_position(x, y)
            if not LEAST_PRESSURE <= pressure <= 1.0:
                raise SpecError(
                    "the pressure of a brush stroke lies between {least} and 1, not {pressure}",
                    least=LEAST_PRESSURE,
                    pressure=pressure,
                )

    kind: ClassVar[str] = "stroke"


@dataclass(frozen=True, slots=True)
class Gradient:
    """Full up to ``start`` and nothing from ``end`` on, falling evenly between the two; adds, or ``erases``."""

    start: tuple[float, float]
    end: tuple[float, float]
    erases: bool = False

    def __post_init__(self) -> None:
        _check_position(*self.start)
        _check_position(*self.end)
        if math.dist(self.start, self.end) < _SHORTEST_GRADIENT:
            raise SpecError("a gradient needs two places that differ")

    kind: ClassVar[str] = "gradient"


@dataclass(frozen=True, slots=True)
class Inversion:
    """What was full becomes empty, and the other way round."""

    kind: ClassVar[str] = "inversion"


Operation = BrushStroke | Gradient | Inversion
_KINDS: dict[str, type[BrushStroke] | type[Gradient] | type[Inversion]] = {
    each.kind: each for each in (BrushStroke, Gradient, Inversion)
}


@dataclass(frozen=True, slots=True)
class BasePicture:
    """A mask picture that is painted on: the name of a file beside the painted mask's, and its SHA-256."""

    name: str
    sha256: str

    def __post_init__(self) -> None:
        if not self.name or self.name in (".", "..") or any(mark in self.name for mark in "/\\\0"):
            raise SpecError("{name} is no name of a mask", name=repr(self.name))
        if len(self.sha256) != 64 or not _SHA256_DIGITS.issuperset(self.sha256):
            raise SpecError("{sha256} is no SHA-256", sha256=repr(self.sha256))


@dataclass(frozen=True, slots=True)
class PaintedMask:
    """A mask for a picture of ``size`` or of its shape: ``operations`` one after another on a picture or an even fill.

    ``fill`` (0..1) is what the mask is before the first of them, unless there is a ``picture``.
    """

    size: Size
    operations: tuple[Operation, ...] = field(default=())
    fill: float = 0.0
    picture: BasePicture | None = None

    def __post_init__(self) -> None:
        if max(self.size.width, self.size.height) > LARGEST_SIDE_PX:
            raise SpecError("a mask of {size} px is larger than any picture", size=self.size)
        if not 0.0 <= self.fill <= 1.0:
            raise SpecError("the fill of a mask lies between 0 and 1, not {fill}", fill=self.fill)
        points = sum(len(each.points) for each in self.operations if isinstance(each, BrushStroke))
        if len(self.operations) > MOST_OPERATIONS or points > MOST_POINTS:
            raise SpecError(
                "a mask takes up to {operations} brush strokes of {points} points in all; save it as a picture and "
                "go on from there",
                operations=MOST_OPERATIONS,
                points=MOST_POINTS,
            )

    @property
    def is_blank(self) -> bool:
        """Whether nothing was painted yet."""
        return self.fill == 0.0 and self.picture is None and not self.operations

    def with_operation(self, operation: Operation) -> PaintedMask:
        """The same with one more operation; two inversions in a row are none."""
        if isinstance(operation, Inversion):
            if self.operations[-1:] == (operation,):
                return replace(self, operations=self.operations[:-1])
            if not self.operations and self.picture is None:
                return replace(self, fill=1.0 - self.fill)
        return replace(self, operations=(*self.operations, operation))

    def filled(self, fill: float) -> PaintedMask:
        """An even mask: what was painted before no longer shows."""
        return PaintedMask(self.size, fill=fill)


def is_painted_mask(path: Path) -> bool:
    """Whether the name ``path`` is that of a painted mask."""
    return path.suffix.lower() == MASK_SUFFIX


def painted_mask_bytes(mask: PaintedMask) -> bytes:
    """``mask`` as the JSON of a file; equal masks give equal bytes."""
    plain: dict[str, Any] = {
        "mask": MASK_FORMAT,
        "size": [mask.size.width, mask.size.height],
        "fill": mask.fill,
        "operations": [{"kind": each.kind, **to_plain(each)} for each in mask.operations],
    }
    if mask.picture is not None:
        plain["picture"] = to_plain(mask.picture)
    return (json.dumps(plain, separators=(",", ":"), allow_nan=False) + "\n").encode()


@lru_cache(maxsize=4)  # a preview reads a file three times
def painted_mask_from_bytes(content: bytes) -> PaintedMask:
    """The mask that `painted_mask_bytes` made ``content`` of; raises RecordError or SpecError where it is no such."""
    try:
        plain = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise RecordError("it is damaged: {reason}", reason=error) from error
    if not isinstance(plain, dict) or "mask" not in plain:
        raise RecordError("it is another kind of file")
    if plain["mask"] != MASK_FORMAT:
        raise RecordError("it was written by a later version")
    width, height = from_plain(tuple[int, int], plain.get("size"))
    if min(width, height) < 1:
        raise RecordError("it has no size")
    operations = plain.get("operations")
    if not isinstance(operations, list) or len(operations) > MOST_OPERATIONS:
        raise RecordError("it holds no list of brush strokes, or too many")
    picture = plain.get("picture")
    return PaintedMask(
        Size(width, height),
        tuple(_operation(each) for each in operations),
        from_plain(float, plain.get("fill", 0.0)),
        None if picture is None else from_plain(BasePicture, picture),
    )


def read_painted_mask(path: Path) -> PaintedMask:
    """The mask in the file ``path``; raises PictureError, or InputError for a pipe, which name it and what is wrong."""
    check_ordinary(path)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE_BYTES + 1)
        if len(content) > LARGEST_FILE_BYTES:
            raise RecordError("it is far too large for a painted mask")
        return painted_mask_from_bytes(content)
    except OSError as error:
        raise PictureError("the mask {path} cannot be used: {why}", path=path, why=system_reason(error)) from error
    except (RecordError, SpecError) as error:
        raise PictureError("the mask {path} cannot be used: {why}", path=path, why=error) from error


def _operation(plain: object) -> Operation:
    kind = _KINDS.get(str(plain.get("kind"))) if isinstance(plain, dict) else None
    if kind is None:
        raise RecordError("it holds something that is no brush stroke")
    assert isinstance(plain, dict)
    if unknown := plain.keys() - {"kind", *(each.name for each in fields(kind))}:
        raise RecordError("it holds {names}, which this version does not know", names=", ".join(sorted(unknown)))
    # Names are looked at above: the codec would compare every number of every point.
    return from_plain(kind, {name: value for name, value in plain.items() if name != "kind"}, unknown_names=True)


def _check_position(x: float, y: float) -> None:
    if not (math.isfinite(x) and math.isfinite(y) and max(abs(x), abs(y)) <= _REACH):
        raise SpecError("a place in a mask lies within {reach} longer sides, not at {x}, {y}", reach=_REACH, x=x, y=y)
