import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.images import tiff_directories as tiff
from studio.images.tiff_directories import Layout, Tag, encode_directory, encode_header, read_directory, read_header

UNITS = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 12: 8}


@st.composite
def tags(draw: st.DrawFn) -> Tag:
    kind = draw(st.sampled_from(sorted(UNITS)))
    count = draw(st.integers(0, 9))
    length = count * UNITS[kind]
    return Tag(draw(st.integers(1, 65535)), kind, count, draw(st.binary(min_size=length, max_size=length)))


def reader_of(block: bytes) -> tiff.Reader:
    return lambda offset, count: block[offset : offset + count]


@given(
    found=st.lists(tags(), max_size=8, unique_by=lambda tag: tag.code),
    order=st.sampled_from("<>"),
    is_big=st.booleans(),
    at=st.integers(0, 20).map(lambda half: 2 * half),
    after=st.integers(0, 2**31),
)
def test_directories_read_back_as_written_in_every_layout(
    found: list[Tag], order: str, is_big: bool, at: int, after: int
) -> None:
    layout = Layout(order, is_big)
    block = bytes(at) + encode_directory(found, at=at, layout=layout, next_offset=after)
    read, next_offset = read_directory(reader_of(block), at, layout)
    assert read == sorted(found, key=lambda tag: tag.code)
    assert next_offset == after


@given(block=st.binary(max_size=200), offset=st.integers(0, 300))
def test_garbage_ends_in_a_value_error_or_tags_and_nothing_else(block: bytes, offset: int) -> None:
    for layout in (Layout("<", is_big=False), Layout(">", is_big=True)):
        try:
            read, _ = read_directory(reader_of(block), offset, layout)
        except ValueError:
            continue
        assert len(read) <= len(block)


@given(order=st.sampled_from("<>"), is_big=st.booleans(), first=st.integers(0, 2**31))
def test_headers_read_back_as_written_in_every_layout(order: str, is_big: bool, first: int) -> None:
    layout = Layout(order, is_big)
    header = encode_header(layout, first)
    assert len(header) == layout.header_bytes
    assert read_header(reader_of(header)) == (layout, first)


def test_header_tells_the_layout() -> None:
    assert read_header(reader_of(b"MM\0*\0\0\0\x08")) == (Layout(">", is_big=False), 8)
    assert read_header(reader_of(b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0")) == (Layout("<", is_big=True), 16)
    with pytest.raises(ValueError, match="no TIFF"):
        read_header(reader_of(b"GIF89a.."))
