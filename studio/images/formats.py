"""Which picture formats are read and written, told by first bytes when reading and by suffix when writing."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from studio.errors import Message, PictureError
from studio.specs.export import BitDepth
from studio.specs.style_card import CARD_SUFFIX, is_card_head

SNIFF_BYTES = 64


@dataclass(frozen=True, slots=True)
class InputFormat:
    """A format that is read: its name, the libvips loader (None: Pillow), and whether it must be decoded whole.

    ``is_mapped``: given a name, the loader would map the file into memory.
    """

    name: str
    loader: str | None
    is_decoded_whole: bool
    is_mapped: bool = False


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """A format that is written: name, suffixes, longest side in px (None: no limit) and the depths it can hold.

    ``has_quality``: it loses something, more or less. ``has_compression``: it loses nothing, and packs more or less.
    """

    name: str
    suffixes: tuple[str, ...]
    longest_side_px: int | None
    bit_depths: tuple[BitDepth, ...]
    has_alpha: bool
    has_quality: bool = False
    has_compression: bool = False
    has_pyramid: bool = False


JPEG = InputFormat("JPEG", "jpegload", is_decoded_whole=False, is_mapped=True)
PNG = InputFormat("PNG", "pngload", is_decoded_whole=False)
TIFF = InputFormat("TIFF", "tiffload", is_decoded_whole=False)
WEBP = InputFormat("WebP", "webpload", is_decoded_whole=True, is_mapped=True)
GIF = InputFormat("GIF", "gifload", is_decoded_whole=True, is_mapped=True)
AVIF = InputFormat("AVIF", "heifload", is_decoded_whole=True, is_mapped=True)
BMP = InputFormat("BMP", None, is_decoded_whole=True)

OUTPUT_FORMATS = (
    OutputFormat("JPEG", (".jpg", ".jpeg"), 65_500, (8,), has_alpha=False, has_quality=True),
    OutputFormat("PNG", (".png",), None, (8, 16), has_alpha=True, has_compression=True),
    OutputFormat("TIFF", (".tif", ".tiff"), None, (8, 16), has_alpha=True, has_compression=True, has_pyramid=True),
    OutputFormat("WebP", (".webp",), 16_383, (8,), has_alpha=True, has_quality=True),
    OutputFormat("DeepZoom", (".dzi",), None, (8,), has_alpha=False, has_quality=True),
)

WRITTEN_SUFFIXES = frozenset(suffix for written in OUTPUT_FORMATS for suffix in written.suffixes)
READ_SUFFIXES = WRITTEN_SUFFIXES - {".dzi"} | {".gif", ".avif", ".bmp", ".dib", ".jpe", ".jfif", ".apng"}

_FIRST_BYTES = {
    b"\xff\xd8\xff": JPEG,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"II*\0": TIFF,
    b"MM\0*": TIFF,
    b"II+\0": TIFF,
    b"MM\0+": TIFF,
    b"GIF87a": GIF,
    b"GIF89a": GIF,
    b"BM": BMP,
}

# Camera files: most begin like a TIFF whose first page is a thumbnail, so their suffix counts before their bytes do.
# fmt: off
_RAW_SUFFIXES = frozenset(
    {
        ".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dcr", ".dng", ".erf", ".fff", ".iiq", ".kdc", ".mef", ".mos",
        ".mrw", ".nef", ".nrw", ".orf", ".pef", ".raf", ".raw", ".rw2", ".rwl", ".sr2", ".srf", ".srw", ".x3f"
    }
)
# fmt: on
_RAW_FIRST_BYTES = (b"FUJIFILMCCD-RAW", b"IIU\0", b"IIRO", b"IIRS", b"MMOR", b"FOVb")
_EXPORT_FIRST = Message("open it in your photo program and export it as TIFF, PNG or JPEG first")
_KNOWN_BUT_REFUSED = {
    b"%PDF": Message("a PDF document"),
    b"%!PS": Message("a PostScript document"),
    b"8BPS": Message("a Photoshop document"),
    b"gimp xcf": Message("a GIMP document"),
    b"v/1\x01": Message("an OpenEXR picture"),
    b"#?RADIANCE": Message("a Radiance HDR picture"),
    b"\xff\x0a": Message("a JPEG XL picture"),
    b"\0\0\0\x0cJXL ": Message("a JPEG XL picture"),
    b"\0\0\0\x0cjP  ": Message("a JPEG 2000 picture"),
    b"\xff\x4f\xff\x51": Message("a JPEG 2000 picture"),
    b"II\xbc\x01": Message("a JPEG XR picture"),
    b"\0\0\1\0": Message("a Windows icon"),
    b"DDS ": Message("a DirectDraw texture"),
    b"SIMPLE  =": Message("a FITS picture"),
    **{b"P%d" % number + gap: Message("a PNM picture") for number in range(1, 8) for gap in (b"\n", b" ", b"\r")},
    **{b"\x0a%c\1" % version: Message("a PCX picture") for version in (0, 2, 3, 4, 5)},
}
_REFUSED_SUFFIXES = {
    ".tga": Message("a Targa picture"),
    ".pict": Message("a PICT picture"),
    ".wmf": Message("a drawing"),
    ".emf": Message("a drawing"),
}
_NO_PICTURES = {
    b"\0\5\x16\7": Message(
        "what macOS keeps beside a file on foreign disks, not the picture itself; copy the file without ._"
    ),
    b"version https://git-lfs": Message("a placeholder of Git LFS, not the picture itself; fetch it with git lfs pull"),
    b"PK\3\4": Message("a ZIP archive or a document in one; unpack it, or export the picture as TIFF, PNG or JPEG"),
}
_STYLE_CARD = Message("a style card, which holds a style and no photo; choose it as a style")
_WEB_PAGE = (b"<!doctype html", b"<html")
_HALF_WRITTEN = ".part"
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
AVIF_BRAND = b"avif"
_AVIF_BRANDS = (AVIF_BRAND, b"avis")


def styles_in(folder: Path) -> list[Path]:
    """The pictures of `pictures_in`, and the style cards, told by their suffix, in order of their names."""
    cards = [
        path
        for path in folder.iterdir()
        if path.suffix.lower() == CARD_SUFFIX and not path.name.startswith(".") and _may_be_file(path)
    ]
    return sorted([*pictures_in(folder), *cards])


def pictures_in(folder: Path) -> list[Path]:
    """The files directly inside ``folder`` that are pictures by their suffix, in order of their names.

    Hidden ones are left out: what macOS leaves beside each file on foreign disks (``._photo.jpg``) and results that a
    killed program left half written among them, and what is named like one of those (``photo.part.jpg``). A name that
    cannot be looked at is kept, and whoever opens it says why.
    """
    return sorted(path for path in folder.iterdir() if _is_shown(path) and _may_be_file(path))


def _is_shown(path: Path) -> bool:
    is_half_written = path.stem.endswith(_HALF_WRITTEN)
    return path.suffix.lower() in READ_SUFFIXES and not path.name.startswith(".") and not is_half_written


def _may_be_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:  # a link to nothing
        return False
    except OSError:
        return True


def is_picture(path: Path) -> bool:
    """Whether somebody who hands over the file at ``path`` means it as a picture: by its suffix, or by its first bytes.

    One of a kind that is not read here is a picture too: whoever opens it says why.
    """
    if path.suffix.lower() in READ_SUFFIXES:
        return True
    try:
        if not _may_be_file(path):  # opening a pipe would wait for ever
            return False
        with path.open("rb") as file:
            return isinstance(_format_by_first_bytes(path, file.read(SNIFF_BYTES)), InputFormat | Message)
    except (OSError, ValueError):
        return False


def input_format(path: Path, first_bytes: bytes) -> InputFormat:
    """The format of a file by its first `SNIFF_BYTES` bytes; `PictureError` says what to do about any other file."""
    found = _format_by_first_bytes(path, first_bytes)
    if isinstance(found, InputFormat):
        return found
    raise PictureError("{path} is {what}", path=path, what=found or _reason_for_none(first_bytes))


def _format_by_first_bytes(path: Path, first_bytes: bytes) -> InputFormat | Message | None:
    """What the first bytes tell: of a kind that is known and not read, what it is and what to do; None: nothing."""
    refused = _refused_at_once(path, first_bytes)
    if refused is not None:
        return refused
    if first_bytes[4:8] == b"ftyp":
        return _boxed_format(first_bytes)
    if first_bytes[:4] == b"RIFF" and first_bytes[8:12] == b"WEBP":
        return WEBP
    found = next((kind for magic, kind in _FIRST_BYTES.items() if first_bytes.startswith(magic)), None)
    if found is not None:
        return found
    if path.suffix.lower() in (".svg", ".svgz") or b"<svg" in first_bytes:
        return Message("an SVG drawing, which has no pixels of its own; export it as PNG first")
    name = next((name for magic, name in _KNOWN_BUT_REFUSED.items() if first_bytes.startswith(magic)), None)
    name = name or _REFUSED_SUFFIXES.get(path.suffix.lower())
    return name and Message("{name}, which is not read here; {advice}", name=name, advice=_EXPORT_FIRST)


def _refused_at_once(path: Path, first_bytes: bytes) -> Message | None:
    """What a camera file or a style card is, whose first bytes may be those of another kind."""
    if path.suffix.lower() in _RAW_SUFFIXES or first_bytes.startswith(_RAW_FIRST_BYTES):
        return Message("a raw camera file, which has no finished colours yet; {advice}", advice=_EXPORT_FIRST)
    return _STYLE_CARD if is_card_head(first_bytes) else None


def _reason_for_none(first_bytes: bytes) -> Message:
    """What a file is that is no picture at all."""
    if first_bytes.lstrip().lower().startswith(_WEB_PAGE):
        return Message("a web page, not the picture itself; download the picture again")
    unknown = Message(
        "not a picture that is read here (JPEG, PNG, TIFF, WebP, AVIF, GIF or BMP); {advice}", advice=_EXPORT_FIRST
    )
    return next((reason for magic, reason in _NO_PICTURES.items() if first_bytes.startswith(magic)), unknown)


def output_format(path: Path) -> OutputFormat:
    """The format that the suffix of ``path`` asks for; `PictureError` lists the known ones."""
    for candidate in OUTPUT_FORMATS:
        if path.suffix.lower() in candidate.suffixes:
            return candidate
    known = ", ".join(suffix for candidate in OUTPUT_FORMATS for suffix in candidate.suffixes)
    shown = Message("the suffix {suffix}", suffix=path.suffix) if path.suffix else Message("no suffix")
    raise PictureError(
        "{name} has {shown}; name the result with one of {known}", name=path.name, shown=shown, known=known
    )


def _boxed_format(first_bytes: bytes) -> InputFormat | Message:
    """AVIF among the formats that begin with an ``ftyp`` box: its major brand first, then the compatible ones."""
    brands = [first_bytes[8:12], *(first_bytes[at : at + 4] for at in range(16, len(first_bytes) - 3, 4))]
    if brands[0] in _AVIF_BRANDS or (brands[0] == b"mif1" and any(brand in _AVIF_BRANDS for brand in brands)):
        return AVIF
    if brands[0] in _HEIC_BRANDS:
        return Message("a HEIC picture, whose codec is patented and not included; {advice}", advice=_EXPORT_FIRST)
    return Message("a film or another file that is no still picture; export one frame as PNG first")
