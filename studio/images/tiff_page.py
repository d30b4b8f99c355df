"""What one directory of a TIFF says of its pixels, by our own reading, and which files are refused by it.

Source: TIFF 6.0; the BigTIFF extension; Adobe's TIFF technical notes for the compressions and Lab variants after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.errors import Message, PictureError
from studio.images import tiff_directories as tiff
from studio.images.tiff_directories import Layout, Reader, Tag

# Photometric interpretations.
WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, MASK, INKS, YCBCR, CIELAB, ICCLAB = 0, 1, 2, 3, 4, 5, 6, 8, 9
NO_COMPRESSION, JPEG_COMPRESSION = 1, 7
SEPARATE_PLANES = 2
ASSOCIATED_ALPHA, STRAIGHT_ALPHA = 1, 2
ORIENTATION = 274

_COLOURS = {WHITE_IS_ZERO: 1, BLACK_IS_ZERO: 1, RGB: 3, PALETTE: 1, MASK: 1, INKS: 4, YCBCR: 3, CIELAB: 3, ICCLAB: 3}
_FULL_COLOURS = frozenset({WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, INKS, CIELAB, ICCLAB})
_READ_COMPRESSIONS = frozenset({NO_COMPRESSION, 2, 3, 4, 5, JPEG_COMPRESSION, 8, 32773, 32946, 50001})
PILLOW_COMPRESSIONS = frozenset({34925, 50000})  # LZMA and ZSTD, which libvips comes without
_COMPRESSION_NAMES = {
    6: "old-style JPEG", 32766: "NeXT", 32771: "word-aligned CCITT", 32809: "ThunderScan", 32908: "PixarFilm",
    32909: "PixarLog", 33003: "JPEG 2000", 33005: "JPEG 2000", 34661: "JBIG", 34676: "SGI Log", 34677: "SGI Log",
    34712: "JPEG 2000", 34887: "LERC", 34892: "lossy JPEG of a raw file", 34925: "LZMA", 50000: "ZSTD",
    50002: "JPEG XL", 52546: "JPEG XL",
}  # fmt: skip
_PHOTOMETRIC_NAMES = {
    10: "ITU Lab",
    32803: Message("a raw camera mosaic"),
    32844: "LogL",
    32845: "LogLuv",
    34892: "linear raw",
}
_UNSIGNED, _SIGNED, _FLOATS = (1, 4), (2, 5), (3, 6)  # sample formats; nobody says what complex brightness is
_SAVE_IT = Message("save it as TIFF with LZW or Deflate compression, or as PNG")


@dataclass(frozen=True, slots=True)
class TiffPage:
    """One page: its tags by code, where its directory is, and how many pages the file holds.

    Smaller copies and masks are no pages, unless there is nothing else.
    """

    layout: Layout
    tags: dict[int, Tag]
    page_count: int
    offset: int = 0

    def integer(self, code: int, absent: int) -> int:
        """The first value of an integer tag, or ``absent``."""
        tag = self.tags.get(code)
        return tag.first_integer if tag is not None and tag.count else absent

    def integers(self, code: int) -> tuple[int, ...]:
        """All values of an integer tag; none where there is no such tag."""
        return self.tags[code].integers if code in self.tags else ()

    @property
    def width(self) -> int:
        """In pixels; 0 where the file does not say."""
        return self.integer(256, 0)

    @property
    def height(self) -> int:
        """In pixels; 0 where the file does not say."""
        return self.integer(257, 0)

    @property
    def bits(self) -> int:
        """Of one sample."""
        return self.integer(258, 1)

    @property
    def compression(self) -> int:
        """As TIFF numbers it."""
        return self.integer(259, NO_COMPRESSION)

    @property
    def samples(self) -> int:
        """Of one pixel."""
        return self.integer(277, max(1, len(self.integers(258))))

    @property
    def photometric(self) -> int:
        """As TIFF numbers it; by the number of samples where the file does not say."""
        return self.integer(262, RGB if self.samples >= 3 else BLACK_IS_ZERO)

    @property
    def is_tiled(self) -> bool:
        """Whether pixels come in tiles, not in strips."""
        return 322 in self.tags

    @property
    def has_separate_planes(self) -> bool:
        """Whether each channel is stored by itself."""
        return self.samples > 1 and self.integer(284, 1) == SEPARATE_PLANES

    @property
    def extra_samples(self) -> tuple[int, ...]:
        """What the file says of each sample behind the colours; 0 for one it says nothing of."""
        count = max(0, self.samples - _COLOURS.get(self.photometric, self.samples))
        return (self.integers(338) + (0,) * count)[:count]

    @property
    def subsampling(self) -> tuple[int, int]:
        """Pixels that share one sample of colour difference, across and down."""
        found = self.integers(530)
        if len(found) >= 2:
            return (found[0], found[1])
        is_full = self.compression == NO_COMPRESSION and sum(self.integers(279)) >= 3 * self.width * self.height
        return (1, 1) if is_full else (2, 2)  # some writers leave out what the standard's default is not


def read_page(read: Reader, number: int = 1) -> TiffPage:
    """Page ``number`` (from 1) of a file, the last where there are fewer.

    ValueError where the header, the first directory or that of the page is damaged.
    """
    layout, first = tiff.read_header(read)
    directories = _directories(read, layout, first)
    pages = [offset for offset, is_page in directories if is_page] or [first]
    offset = pages[min(number, len(pages)) - 1]
    tags, _ = tiff.read_directory(read, offset, layout)
    return TiffPage(layout, {tag.code: tag for tag in tags}, len(pages), offset)


def _directories(read: Reader, layout: Layout, first: int) -> list[tuple[int, bool]]:
    """Where the directories of the chain are, and which of them are pages."""
    found: list[tuple[int, bool]] = []
    offset, seen = first, set[int]()
    while offset and offset not in seen:
        seen.add(offset)
        try:
            tags, next_offset = tiff.read_directory(read, offset, layout)
        except ValueError:
            if not found:
                raise
            break  # what cannot be reached is no picture to choose from
        kinds = {tag.code: tag.first_integer for tag in tags if tag.code in (254, 255, 262) and tag.count}
        is_copy_or_mask = bool(kinds.get(254, 0) & 5) or kinds.get(255, 1) == 2 or kinds.get(262) == MASK
        found.append((offset, not is_copy_or_mask))
        offset = next_offset
    return found


def check_page(path: Path, page: TiffPage) -> None:
    """Raise `PictureError` where the pixels are of a kind that is not read here, with what to do."""
    if page.width < 1 or page.height < 1:
        raise PictureError(
            "{path} cannot be read as TIFF (it has no size); it may be damaged: copy or export it again", path=path
        )
    reason = _refused_colours(page) or _refused_samples(page)
    if reason:
        raise PictureError("{path} {why}", path=path, why=reason)
    if page.compression not in _READ_COMPRESSIONS:
        name = _COMPRESSION_NAMES.get(page.compression, Message("number {compression}", compression=page.compression))
        if not is_for_pillow(page):
            raise PictureError(
                "{path} is a TIFF with {name} compression, which is not read here; {advice}",
                path=path,
                name=name,
                advice=_SAVE_IT,
            )
    if page.is_tiled and page.has_separate_planes:
        raise PictureError(
            "{path} keeps each colour in tiles of its own, which is not read here; save it with interleaved channels "
            "(planar configuration 1), or in strips",
            path=path,
        )


def is_for_pillow(page: TiffPage) -> bool:
    """Whether only Pillow decompresses the page, and its samples are told apart."""
    has_full_colours = page.photometric in _FULL_COLOURS or (page.photometric == YCBCR and page.subsampling == (1, 1))
    is_whole = page.bits in (8, 16) and has_full_colours and not page.has_separate_planes
    return page.compression in PILLOW_COMPRESSIONS and is_whole


def _refused_colours(page: TiffPage) -> str | None:
    if page.photometric not in _COLOURS:
        name = _PHOTOMETRIC_NAMES.get(
            page.photometric, Message("of colour space number {photometric}", photometric=page.photometric)
        )
        return Message(
            "is a TIFF whose pixels are {name}, which is not read here; save it as 8- or 16-bit RGB first", name=name
        )
    if page.photometric == INKS and page.integer(332, 1) != 1:
        return Message(
            "is a TIFF of inks other than cyan, magenta, yellow and black; save it as 8- or 16-bit RGB first"
        )
    if page.samples < _COLOURS[page.photometric]:
        return Message(
            "has {samples} channels where its colours take {colours}; export it as RGB first",
            samples=page.samples,
            colours=_COLOURS[page.photometric],
        )
    return None


def _refused_samples(page: TiffPage) -> str | None:
    bits, form = page.bits, page.integer(339, 1)
    if len(set(page.integers(258))) > 1:
        return Message("has channels of different depths, which is not read here; export it as 8- or 16-bit RGB first")
    if form in _FLOATS:
        found = Message("pixels of {bits}-bit floating point", bits=bits)
    elif form in _SIGNED:
        found = Message("pixels with a sign")
    elif bits > 16:
        found = Message("pixels of {bits} bits", bits=bits)
    elif form not in _UNSIGNED or bits not in (8, 16):
        is_small_grey = bits in (1, 2, 4) and page.samples == 1 and page.photometric in (0, 1, PALETTE, MASK)
        return (
            None
            if is_small_grey and form in _UNSIGNED
            else Message(
                "has {bits} bits per channel, which is not read here; export it as 8- or 16-bit RGB first", bits=bits
            )
        )
    else:
        return None
    return Message(
        "has {found}, whose brightness has no agreed meaning; export it as 8- or 16-bit RGB first", found=found
    )
