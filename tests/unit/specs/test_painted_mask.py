"""Painted masks as values and as files; files may hold anything."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import InputError, PictureError, RecordError, SpecError
from studio.geometry import Size
from studio.specs.painted_mask import (
    BasePicture,
    BrushStroke,
    Gradient,
    Inversion,
    PaintedMask,
    painted_mask_bytes,
    painted_mask_from_bytes,
    read_painted_mask,
)

PHOTO = Size(60, 40)
STROKE = BrushStroke(((0.25, 0.5, 1.0), (0.5, 0.5, 0.3)), 0.1, 0.25, erases=True)
MASK = PaintedMask(PHOTO, (STROKE, Gradient((0.0, 0.0), (1.0, 0.5)), Inversion()), fill=0.5)
ON_A_PICTURE = replace(MASK, picture=BasePicture("sky.png", "0a" * 32))


@pytest.mark.parametrize("mask", [MASK, ON_A_PICTURE, PaintedMask(PHOTO)])
def test_a_mask_comes_back_from_its_bytes(mask: PaintedMask) -> None:
    assert painted_mask_from_bytes(painted_mask_bytes(mask)) == mask


def plain() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(painted_mask_bytes(ON_A_PICTURE))
    return read


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"mask": 2}, "later version"),
        ({"size": [0, 4]}, "no size"),
        ({"size": [4]}, "damaged"),
        ({"size": [10**9, 4]}, "larger than any picture"),
        ({"size": ["4", 4]}, "damaged"),
        ({"fill": 1.5}, "fill"),
        ({"fill": float("nan")}, "fill"),
        ({"operations": {}}, "no list"),
        ({"operations": [{}]}, "no brush stroke"),
        ({"operations": [7]}, "no brush stroke"),
        ({"operations": [{"kind": ["stroke"]}]}, "no brush stroke"),
        ({"operations": [{"kind": "stroke", "points": [], "radius": 1}]}, "at least one point"),
        ({"operations": [{"kind": "stroke", "points": [[0, 0]], "radius": 1}]}, "damaged"),
        ({"operations": [{"kind": "stroke", "points": [[0, float("inf"), 1]], "radius": 1}]}, "within"),
        ({"operations": [{"kind": "stroke", "points": [[0, 10**400, 1]], "radius": 1}]}, "damaged|within"),
        ({"operations": [{"kind": "stroke", "points": [[0, 0, 0]], "radius": 1}]}, "pressure"),
        ({"operations": [{"kind": "stroke", "points": [[0, 0, 1]], "radius": 0}]}, "radius"),
        ({"operations": [{"kind": "stroke", "points": [[0, 0, 1]], "radius": 1, "hardness": 2}]}, "hardness"),
        ({"operations": [{"kind": "stroke", "points": [[0, 0, 1]], "radius": 1, "colour": 2}]}, "does not know"),
        ({"operations": [{"kind": "gradient", "start": [0, 0], "end": [0, 0]}]}, "differ"),
        ({"operations": [{"kind": "inversion"}] * 10_001}, "too many"),
        ({"picture": {"name": "../sky.png", "sha256": "0a" * 32}}, "no name of a mask"),
        ({"picture": {"name": "..", "sha256": "0a" * 32}}, "no name of a mask"),
        ({"picture": {"name": "sky.png", "sha256": "zz" * 32}}, "no SHA-256"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(change: dict[str, Any], why: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.mask"
    path.write_text(json.dumps({**plain(), **change}))
    with pytest.raises(PictureError, match=why) as error:
        read_painted_mask(path)
    assert "broken.mask" in str(error.value)


def test_too_many_points_are_refused() -> None:
    long = BrushStroke(((0.0, 0.0, 1.0),) * 600_000, 0.1)
    PaintedMask(PHOTO, (long,))
    with pytest.raises(SpecError, match="save it as a picture"):
        PaintedMask(PHOTO, (long, long))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b"[" * 100_000, b"\xff\xfe", b'{"recipe": 1}', b"null"])
def test_another_kind_of_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.mask"
    path.write_bytes(content)
    with pytest.raises(PictureError, match=r"other\.mask"):
        read_painted_mask(path)


def test_files_that_are_not_there_or_no_files_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.mask", tmp_path):
        with pytest.raises(InputError, match=path.name):
            read_painted_mask(path)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["size", "fill", "operations", "picture", "other"]), values))
@settings(max_examples=300, deadline=None)
def test_anything_else_in_a_field_is_read_or_refused(change: dict[str, Any]) -> None:
    content = json.dumps({**plain(), **change}).encode()
    try:
        mask = painted_mask_from_bytes(content)
    except (RecordError, SpecError):
        return
    assert painted_mask_from_bytes(painted_mask_bytes(mask)) == mask


def test_inverting_twice_is_nothing_and_a_fill_hides_what_was() -> None:
    blank = PaintedMask(PHOTO)
    assert blank.is_blank
    assert blank.with_operation(Inversion()) == PaintedMask(PHOTO, fill=1.0)
    once = PaintedMask(PHOTO, (STROKE,)).with_operation(Inversion())
    assert once.with_operation(Inversion()) == PaintedMask(PHOTO, (STROKE,))
    assert ON_A_PICTURE.filled(0.0) == blank
