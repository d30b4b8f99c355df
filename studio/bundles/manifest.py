"""What a bundle says about itself: the frozen manifest and `bundle.json`, in and out. Torch-free."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from studio.codec import from_json, from_plain, to_plain, write_record
from studio.errors import BundleError, Message, RecordError
from studio.networks.layout import LEVELS, Chain, decoder_chain, encoder_chain
from studio.specs.method import Method

MANIFEST_NAME = "bundle.json"
NOTICE_NAME = "NOTICE"
WEIGHTS_SUFFIX = ".safetensors"
FORMAT_VERSION = 1
_KEPT_MANIFESTS = 32

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*" + re.escape(WEIGHTS_SUFFIX))
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class PairEntry:
    """Where the weights of one level lie and how wide they are.

    Two levels may name the same encoder file: its trunk reaches the deeper level, the shallower one takes the prefix.
    A level without a decoder (``decoder_file`` None, no widths) can teach but not paint.
    """

    level: int
    encoder_file: str
    encoder_widths: tuple[int, ...]
    decoder_file: str | None = None
    decoder_widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise BundleError("a level is one of {levels}, not {level}", levels=LEVELS, level=self.level)
        for name in self.files:
            if _FILE_NAME.fullmatch(name) is None:
                raise BundleError(
                    "level {level} names {name}, which is no plain *{weights_suffix} file name",
                    level=self.level,
                    name=repr(name),
                    weights_suffix=WEIGHTS_SUFFIX,
                )
        if (self.decoder_file is None) != (not self.decoder_widths):
            raise BundleError("level {level} needs both a decoder file and its widths, or neither", level=self.level)
        try:
            self.encoder_layers()
            if self.decoder_file is not None:
                self.decoder_layers()
        except ValueError as error:
            raise BundleError("{error}", error=error) from error

    @property
    def files(self) -> tuple[str, ...]:
        """The one or two files of this level."""
        return (self.encoder_file,) if self.decoder_file is None else (self.encoder_file, self.decoder_file)

    def encoder_layers(self) -> Chain:
        """The layers of the encoder."""
        return encoder_chain(self.level, self.encoder_widths)

    def decoder_layers(self) -> Chain:
        """The layers of the decoder; raises `BundleError` where the level has none."""
        if self.decoder_file is None:
            raise BundleError("level {level} has no decoder: it serves as a teacher and cannot paint", level=self.level)
        return decoder_chain(self.level, self.encoder_widths[-1], self.decoder_widths)


@dataclass(frozen=True, slots=True)
class Origin:
    """How the weights came to be: one sentence for people, and the same for programs."""

    description: str
    made_by: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class BundleFacts:
    """What is known of a bundle beyond the weights themselves.

    ``methods`` are those the decoders were made for, the default first; empty where the bundle cannot paint.
    ``quality`` holds measured figures.
    """

    id: str
    title: str
    methods: tuple[Method, ...]
    origin: Origin
    description: str = ""
    teacher: str | None = None
    run_id: str | None = None
    licence: str = "unknown"
    attributions: tuple[str, ...] = ()
    quality: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest(BundleFacts):
    """The facts about a bundle and its files.

    ``sha256`` maps every weight file to its digest. `BundleError` where the facts contradict each other.
    """

    pairs: tuple[PairEntry, ...]
    sha256: Mapping[str, str]
    format_version: int = FORMAT_VERSION

    def __post_init__(self) -> None:
        check_bundle_id(self.id)
        if not self.pairs or list(self.levels) != sorted(set(self.levels), reverse=True):
            raise BundleError(
                "bundle {id} needs its levels downwards, each once, not {levels}", id=self.id, levels=list(self.levels)
            )
        if self.methods and not self.can_paint:
            raise BundleError(
                "bundle {id} offers {methods} but not every level has a decoder",
                id=self.id,
                methods=", ".join(self.methods),
            )
        if set(self.sha256) != set(self.files):
            raise BundleError(
                "bundle {id} needs one sha256 for each of {files}", id=self.id, files=", ".join(self.files)
            )
        if bad := [name for name, digest in self.sha256.items() if _SHA256.fullmatch(digest) is None]:
            raise BundleError(
                "bundle {id}: the sha256 of {bad} is not 64 lower-case hex digits", id=self.id, bad=", ".join(bad)
            )
        _check_sharing(self)

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels the bundle has, downwards: 5, 4, 3, 2, 1 for a full cascade."""
        return tuple(entry.level for entry in self.pairs)

    @property
    def files(self) -> tuple[str, ...]:
        """Every weight file once, in order of levels."""
        return tuple(dict.fromkeys(name for entry in self.pairs for name in entry.files))

    @property
    def can_paint(self) -> bool:
        """Whether every level has a decoder."""
        return all(entry.decoder_file is not None for entry in self.pairs)

    def entry(self, level: int) -> PairEntry:
        """The entry of one level; `BundleError` where the bundle has none."""
        for entry in self.pairs:
            if entry.level == level:
                return entry
        offered = ", ".join(map(str, self.levels))
        raise BundleError(
            "bundle {id} has no level {level}; it has {offered}", id=self.id, level=level, offered=offered
        )

    def require_method(self, method: Method | None) -> Method:
        """``method`` itself, or the bundle's default for None; `BundleError` where the bundle does not offer it."""
        if not self.methods:
            raise BundleError(
                "bundle {id} has no decoders: it serves as a teacher and cannot stylise a picture", id=self.id
            )
        if method is not None and method not in self.methods:
            raise BundleError(
                "bundle {id} does not offer {method}; it offers {methods}",
                id=self.id,
                method=method,
                methods=", ".join(self.methods),
            )
        return method or self.methods[0]


def check_bundle_id(bundle_id: str) -> None:
    """Raise `BundleError` unless ``bundle_id`` is lower-case letters, digits and hyphens."""
    if _SLUG.fullmatch(bundle_id) is None:
        raise BundleError(
            "a bundle id is lower-case letters, digits and hyphens such as my-pair-2, not {bundle_id}",
            bundle_id=repr(bundle_id),
        )


def read_manifest(folder: Path) -> Manifest:
    """Read ``folder``/bundle.json; `BundleError` names the file and what is wrong with it."""
    path = folder / MANIFEST_NAME
    try:
        if path.exists() and not path.is_file():
            raise BundleError("it is no ordinary file")
        return _parsed(path.read_bytes())
    except FileNotFoundError as error:
        raise BundleError(
            "{folder} is no bundle: it holds no {manifest_name}", folder=folder, manifest_name=MANIFEST_NAME
        ) from error
    except OSError as error:
        raise BundleError("{path} cannot be read: {reason}", path=path, reason=error.strerror) from error
    except (BundleError, RecordError) as error:
        raise BundleError("{path}: {error}", path=path, error=error) from error


@lru_cache(maxsize=_KEPT_MANIFESTS)  # every preview looks the bundles through, and their files hardly ever change
def _parsed(text: bytes) -> Manifest:
    plain = from_json(dict[str, Any], text)
    _check_version(plain.get("format_version"))  # another version may mean something else by every other name
    manifest = from_plain(Manifest, plain, unknown_names=True)
    if plain.get("levels") != list(manifest.levels):
        raise BundleError(
            "levels says {wanted}, pairs says {levels}", wanted=plain.get("levels"), levels=list(manifest.levels)
        )
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write ``folder``/bundle.json, replacing what was there in one step."""
    write_record(folder / MANIFEST_NAME, {**to_plain(manifest), "levels": manifest.levels})


def _check_version(version: object) -> None:
    if version == FORMAT_VERSION:
        return
    if isinstance(version, int) and version > FORMAT_VERSION:
        advice = Message("install a newer Gigastyle")
    else:
        advice = Message("convert or import it again")
    raise BundleError(
        "format version {version} is not {format_version}, the one this program reads; {advice}",
        version=version,
        format_version=FORMAT_VERSION,
        advice=advice,
    )


def _check_sharing(manifest: Manifest) -> None:
    """Levels that share an encoder file must be prefixes of the deepest; a decoder file belongs to one level."""
    deepest: dict[str, PairEntry] = {}
    encoders = {entry.encoder_file for entry in manifest.pairs}
    decoders = [entry.decoder_file for entry in manifest.pairs if entry.decoder_file is not None]
    if len(set(decoders)) != len(decoders) or encoders & set(decoders):
        raise BundleError("bundle {bundle}: every decoder needs a file of its own", bundle=manifest.id)
    for entry in manifest.pairs:  # downwards, so that the deepest comes first
        trunk = deepest.setdefault(entry.encoder_file, entry)
        if trunk.encoder_widths[: len(entry.encoder_widths)] != entry.encoder_widths:
            raise BundleError(
                "levels {level} and {other} share {encoder_file} but disagree about its widths",
                level=trunk.level,
                other=entry.level,
                encoder_file=entry.encoder_file,
            )
