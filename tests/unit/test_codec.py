"""Records as JSON and back: what goes in comes out, and what does not fit is refused with its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

import pytest

from studio.codec import from_plain, load_record, read_record, save_record, to_plain, write_record
from studio.errors import InputError, Message, RecordError, SpecError


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Inner:
    share: float = 1.0

    def __post_init__(self) -> None:
        if self.share < 0:
            raise SpecError("a share is not negative")


@dataclass(frozen=True, slots=True)
class Outer:
    path: Path
    colour: Colour = Colour.RED
    other: Path | None = None
    inner: Inner = Inner()
    size: tuple[int, int] | None = None
    widths: float | tuple[int, ...] | Mapping[int, float] = 1.0
    digests: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Inner, ...] = ()
    message: str = ""


@pytest.mark.parametrize("widths", [0.5, (4, 8, 16), {4: 0.5, 1: 1.0}])
def test_what_goes_into_a_file_comes_out(widths: float | tuple[int, ...] | Mapping[int, float], tmp_path: Path) -> None:
    value = Outer(
        Path("/a/odd \udcff name"),
        Colour.BLUE,
        Path("b"),
        Inner(0.25),
        (3, 4),
        widths,
        {"a": "b"},
        (Inner(2.0),),
        "said",
    )
    write_record(tmp_path / "record.json", value)
    assert read_record(tmp_path / "record.json", Outer) == value


def test_what_is_missing_has_its_default() -> None:
    assert from_plain(Outer, {"path": "a"}) == Outer(Path("a"))


def test_plain_values_are_those_that_json_gives_back() -> None:
    plain = to_plain(Outer(Path("a"), size=(3, 4), widths={4: 0.5}, parts=(Inner(2.0),)))
    assert plain == json.loads(json.dumps(plain))


def test_a_persons_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "new" / "record.json"
    assert load_record(path, Inner, Inner(0.5)) == Inner(0.5)
    save_record(path, Inner(2.0))
    assert load_record(path, Inner, Inner(0.5)) == Inner(2.0)
    path.write_text("{")
    assert load_record(path, Inner, Inner(0.5)) == Inner(0.5)
    assert (path.parent / "record.json.damaged").read_text() == "{"
    with pytest.raises(InputError, match="cannot be written"):
        save_record(path.parent / "record.json.damaged" / "below.json", Inner())


def test_read_only_mappings_and_messages_are_plain() -> None:
    value = Outer(Path("a"), digests=MappingProxyType({"x": "y"}), message=Message("{n} rows", n=3))
    plain = to_plain(value)
    assert (plain["digests"], plain["message"], type(plain["message"])) == ({"x": "y"}, "3 rows", str)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"colour": "green"}, "colour"),
        ({"path": 3}, "path"),
        ({"path": ""}, "path"),
        ({"size": [1]}, "size"),
        ({"inner": {"share": "much"}}, "inner.share"),
        ({"inner": {"share": True}}, "inner.share"),
        ({"parts": [{"share": 1}, 7]}, "parts[1]"),
        ({"colours": "red"}, "colours"),
        ({"inner": {"shares": 1}}, "inner.shares"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(changed: Mapping[str, object], told: str) -> None:
    with pytest.raises(RecordError) as raised:
        from_plain(Outer, {"path": "a", **changed})
    assert told in raised.value.message and "`" not in raised.value.message


def test_unknown_names_can_pass() -> None:
    assert from_plain(Outer, {"path": "a", "new": 1}, unknown_names=True) == Outer(Path("a"))


def test_what_a_class_refuses_is_its_own_error() -> None:
    with pytest.raises(SpecError, match="a share is not negative"):
        from_plain(Outer, {"path": "a", "inner": {"share": -1.0}})


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"path": 1}', b"[" * 100_000])
def test_a_damaged_file_is_named(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"record\.json"):
        read_record(path, Outer)
