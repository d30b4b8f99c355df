from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.cli.values import (
    byte_count,
    frame_range,
    jpeg_quality,
    level_list,
    level_shares,
    path,
    pixel_count,
    positive_count,
    share_list,
)
from studio.errors import InputError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2GiB", 2 << 30),
        ("512MiB", 512 << 20),
        ("1.5GB", 1_500_000_000),
        ("800MB", 800_000_000),
        ("64 kib", 65536),
        ("1TiB", 1 << 40),
        ("3b", 3),
        ("4096", 4096),
    ],
)
def test_byte_counts(text: str, expected: int) -> None:
    assert byte_count(text) == expected


@given(st.integers(0, 1 << 40), st.sampled_from([("KiB", 1 << 10), ("MB", 10**6), ("GiB", 1 << 30)]))
def test_whole_numbers_of_a_unit_are_exact(number: int, unit: tuple[str, int]) -> None:
    name, unit_bytes = unit
    assert byte_count(f"{number % 4096}{name}") == (number % 4096) * unit_bytes


def test_levels() -> None:
    assert level_list("5,4,3") == (5, 4, 3)
    assert level_list("2") == (2,)


def test_strengths_of_levels() -> None:
    assert level_shares("5=0.8,4=0.6") == {5: 0.8, 4: 0.6}


def test_shares_rise_and_stand_once() -> None:
    assert share_list("1,0.1,0.5,1.0") == (0.1, 0.5, 1.0)


@pytest.mark.parametrize(
    ("text", "expected"), [("4000000000", 4 * 10**9), ("4_000", 4000), ("4e9", 4 * 10**9), ("1.5E3", 1500)]
)
def test_pixel_counts(text: str, expected: int) -> None:
    assert pixel_count(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("1", 1), ("92", 92), ("100", 100)])
def test_qualities(text: str, expected: int) -> None:
    assert jpeg_quality(text) == expected


def test_positive_counts() -> None:
    assert positive_count("12") == 12


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        *((byte_count, text) for text in ("", "GiB", "-1GiB", "2 apples", "1e3MB", "nan", "1.GB", "２GiB")),
        *((level_list, text) for text in ("", "5,", "five", "5;4", "5.0")),
        *((level_shares, text) for text in ("", "5", "5=", "=1", "5=0.5=1", "a=1", "5=0.1,5=0.2")),
        *((share_list, text) for text in ("", "a", "0.1,", "0.1;1")),
        *((pixel_count, text) for text in ("", "many", "inf", "1e999", "nan", "1.5")),
        *((jpeg_quality, text) for text in ("0", "101", "-1", "9.5", "", "high")),
        *((positive_count, text) for text in ("0", "-3", "", "2.0")),
    ],
)
def test_anything_else_is_refused_with_the_text_in_the_message(parse: Callable[[str], object], text: str) -> None:
    with pytest.raises(ArgumentTypeError, match=r"."):
        parse(text)


def test_paths_are_files_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for text in ("a.jpg", "C:/a.jpg", "a:b//c.png", "-a.png", "new\nline.png"):
        assert path(text) == Path(text)
    assert path("~/a.jpg") == tmp_path / "home" / "a.jpg"
    (tmp_path / "~").mkdir()
    (tmp_path / "~" / "a.jpg").touch()
    assert path("~/a.jpg") == Path("~/a.jpg")
    assert path("~nobody-is-called-so/a.jpg") == Path("~nobody-is-called-so/a.jpg")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://example.com/a.jpg", "download the picture and name that"),
        ("s3://bucket/a.tif", "is an address and no file"),
        ("file:///home/ann/a.jpg", "without file://"),
        ("", "an empty name"),
        ("a\0b.jpg", "cannot be the name of a file"),
    ],
)
def test_what_cannot_be_a_path_is_told(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        path(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("10:50", (10, 50)), ("10:", (10, None)), (":50", (1, 50)), (":", (1, None))]
)
def test_frame_ranges(text: str, expected: tuple[int, int | None]) -> None:
    assert frame_range(text) == expected


@pytest.mark.parametrize("text", ["", "7", "a:b", "1:-3", "1.5:2", "1:2:3"])
def test_what_is_no_frame_range_says_so(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="is no range of frames"):
        frame_range(text)
