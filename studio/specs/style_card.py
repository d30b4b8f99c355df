"""What a style card says of itself, read from the head of its file; and the request to make one.

A card is a safetensors file: the statistics of a style picture, a thumbnail, and perhaps a small copy of the picture.
"""

from __future__ import annotations

import json
import re
import struct
from dataclasses import dataclass
from pathlib import Path

from studio.codec import from_json
from studio.errors import Message, PictureError, RecordError, SpecError
from studio.specs.stylize import LEVELS, SMALLEST_SIDE_PX
from studio.system_errors import system_reason

CARD_SUFFIX = ".style"
CARD_FORMAT = 1
METADATA_KEY = "gigastyle.style-card"
CARD_MARK = b'{"__metadata__":{"' + METADATA_KEY.encode() + b'"'
"""How a card's file goes on behind the length of its head, which is `HEAD_LENGTH_BYTES` long."""

HEAD_LENGTH_BYTES = 8
LONGEST_TITLE = 200
_LARGEST_HEAD_BYTES = 1 << 20
_LARGEST_SIDE_PX = 1 << 20
_MOST_CHANNELS = 512  # of VGG-19
_MOST_LEVELS = 200
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class CardLevel:
    """The statistics of one level: which encoder measured them, by its digest, and of which bundle it was."""

    level: int
    channels: int
    encoder: str
    bundle: str

    def __post_init__(self) -> None:
        if self.level not in LEVELS or not 1 <= self.channels <= _MOST_CHANNELS:
            raise SpecError("level {level} of {channels} channels is none", level=self.level, channels=self.channels)
        _check_sha256(self.encoder)

    @property
    def tensor(self) -> str:
        """The name of its numbers in the file."""
        return f"level{self.level}.{self.encoder}"


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card holds besides numbers and pixels.

    ``picture`` is the SHA-256 of the file it was made from, ``size`` (width, height) in pixels that at which the
    picture was measured. SpecError where the facts contradict each other.
    """

    title: str
    picture: str
    size: tuple[int, int]
    levels: tuple[CardLevel, ...]
    format: int = CARD_FORMAT

    def __post_init__(self) -> None:
        if self.format != CARD_FORMAT:
            raise SpecError("it has format {found}; this version reads format {known}", found=self.format, known=1)
        check_title(self.title)
        _check_sha256(self.picture)
        if not all(1 <= side <= _LARGEST_SIDE_PX for side in self.size):
            raise SpecError("{size} is no size of a picture", size=str(self.size))
        names = [level.tensor for level in self.levels]
        if not names or len(names) != len(set(names)) or len(names) > _MOST_LEVELS:
            raise SpecError("a style card holds each level of an encoder once")

    @property
    def bundles(self) -> tuple[str, ...]:
        """The ids of the bundles whose encoders measured it, each once."""
        return tuple(dict.fromkeys(level.bundle for level in self.levels))

    @property
    def longer_side_px(self) -> int:
        """The style size at which it was measured."""
        return max(self.size)


@dataclass(frozen=True, slots=True)
class CardRequest:
    """The style card to make of ``picture``, or of one ``page`` of it.

    ``title`` None is made of the file's name, ``style_size_px`` None means at most 1024 px, as for pictures.
    ``bundles`` are ids or folders, None the default; ``has_source`` keeps a copy of at most 256 px in the card.
    """

    picture: Path
    title: str | None = None
    bundles: tuple[str | None, ...] = (None,)
    style_size_px: int | None = None
    page: int | None = None
    has_source: bool = True

    def __post_init__(self) -> None:
        if self.title is not None:
            check_title(self.title)
        if not self.bundles:
            raise SpecError("a style card needs at least one bundle")
        if self.style_size_px is not None and self.style_size_px < SMALLEST_SIDE_PX:
            raise SpecError(
                "the {name} must be at least {smallest_side_px} px, not {side_px}",
                name="style size",
                smallest_side_px=SMALLEST_SIDE_PX,
                side_px=self.style_size_px,
            )


def check_title(title: str) -> None:
    """Raise SpecError unless ``title`` is one line of at most `LONGEST_TITLE` characters."""
    if not title.strip() or not title.isprintable() or len(title) > LONGEST_TITLE:
        raise SpecError("the title of a style card is one line of 1 to {most} characters", most=LONGEST_TITLE)


def is_style_card(path: Path) -> bool:
    """Whether the file at ``path`` begins as a style card does; False where it cannot be read."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return is_card_head(file.read(HEAD_LENGTH_BYTES + len(CARD_MARK)))
    except (OSError, ValueError):
        return False


def is_card_head(first_bytes: bytes) -> bool:
    """Whether a file that begins with ``first_bytes`` is a style card."""
    return first_bytes[HEAD_LENGTH_BYTES:].startswith(CARD_MARK)


def read_card_facts(path: Path) -> CardFacts:
    """What the card at ``path`` says of itself; PictureError where it is none or damaged."""
    try:
        with path.open("rb") as file:
            length = struct.unpack("<Q", file.read(HEAD_LENGTH_BYTES).ljust(HEAD_LENGTH_BYTES, b"\0"))[0]
            head = file.read(min(length, _LARGEST_HEAD_BYTES))
    except (OSError, ValueError) as error:
        raise PictureError("{path} cannot be used: {why}", path=path, why=system_reason(error)) from error
    return card_facts(head, path)


def card_facts(head: bytes, path: Path) -> CardFacts:
    """The facts in the ``head`` of the card at ``path``, a JSON object; PictureError where it is none or damaged."""
    if not head.startswith(CARD_MARK):
        raise PictureError("{path} is no style card; choose another file", path=path)
    try:
        text = json.loads(head)["__metadata__"][METADATA_KEY]
        if not isinstance(text, str):
            raise damaged(path, Message("its facts are no text"))
        return from_json(CardFacts, text, unknown_names=True)
    except (ValueError, RecursionError, RecordError, SpecError) as error:
        raise damaged(path, error) from error


def damaged(path: Path, reason: object) -> PictureError:
    """The error that tells why the card at ``path`` cannot be read."""
    return PictureError("style card {path} is damaged ({reason}); make it anew", path=path, reason=reason)


def _check_sha256(text: str) -> None:
    if _SHA256.fullmatch(text) is None:
        raise SpecError("{sha256} is no SHA-256", sha256=repr(text))
