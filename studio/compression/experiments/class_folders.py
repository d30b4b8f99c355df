"""Pictures in folders named after their classes, ``train/CLASS/`` and ``test/CLASS/``, on the disk or in a zip file."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from studio.errors import InputError, JobError
from studio.images.formats import READ_SUFFIXES
from studio.replacing import replacement

SIDE_PX = 32
_PARTS = ("train", "test")
_REASONS_TOLD = 3


@dataclass(frozen=True, slots=True, eq=False)
class ClassPictures:
    """RGB pictures (n, 3, S, S) uint8 with labels (n,) int64, places in ``classes``; ``digest`` is that of the data."""

    classes: tuple[str, ...]
    train_pictures: Tensor
    train_labels: Tensor
    test_pictures: Tensor
    test_labels: Tensor
    digest: str


class _Source(Protocol):
    """Files by their place in the source, with slashes; ``folders`` of classes may hold none."""

    names: list[str]
    folders: list[str]

    def read(self, name: str) -> bytes: ...

    def checksum(self, name: str) -> str: ...


def read_classes(source: Path, *, side_px: int = SIDE_PX, cache: Path | None = None) -> ClassPictures:
    """All pictures of ``source``, a folder or a zip file, each cut to a square in its middle and scaled to ``side_px``.

    ``cache`` keeps the decoded pixels. Raises InputError where there are no two classes, a class has no picture, the
    test classes are others, or a picture cannot be read; JobError where ``cache`` holds other data.
    """
    opened = _opened(source)
    names = {part: _pictures(source, part, opened) for part in _PARTS}
    classes = _checked_classes(source, names)
    digest = _digest(opened, names, side_px)
    if cache is not None and cache.exists():
        return _cached(cache, digest, source)
    tensors = {}
    for part in _PARTS:
        pairs = [(name, place) for place, each in enumerate(classes) for name in names[part][each]]
        tensors[f"{part}_labels"] = torch.tensor([place for _, place in pairs])
        tensors[f"{part}_pictures"] = _decoded(source, opened, [name for name, _ in pairs], side_px)
    found = ClassPictures(classes, **tensors, digest=digest)
    if cache is not None:
        _write(cache, found)
    return found


def _opened(source: Path) -> _Source:
    if source.is_dir():
        return _Folder(source)
    try:
        return _Archive(source)
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(
            "{source} is neither a folder nor a zip file that can be read ({error}); name one with train/CLASS/ and "
            "test/CLASS/ in it",
            source=source,
            error=error,
        ) from error


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path
        places = [place for part in _PARTS for place in (path / part).glob("*/*") if place.is_file()]
        self.names = sorted(place.relative_to(path).as_posix() for place in places)
        self.folders = sorted(f"{part}/{each.name}" for part in _PARTS for each in (path / part).glob("*/"))

    def read(self, name: str) -> bytes:
        return (self._path / name).read_bytes()

    def checksum(self, name: str) -> str:
        content = self.read(name)
        return f"{zlib.crc32(content)} {len(content)}"


class _Archive:
    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path)
        every = self._archive.infolist()
        self.names = sorted(each.filename for each in every if not each.is_dir())
        self.folders = sorted(each.filename.rstrip("/") for each in every if each.is_dir())

    def read(self, name: str) -> bytes:
        return self._archive.read(name)

    def checksum(self, name: str) -> str:
        entry = self._archive.getinfo(name)
        return f"{entry.CRC} {entry.file_size}"


def _pictures(source: Path, part: str, opened: _Source) -> dict[str, list[str]]:
    """Class → names of its pictures, both in order; hidden files and what is no picture by its suffix do not count."""
    found: dict[str, list[str]] = {}
    for name in opened.folders:
        place = PurePosixPath(name)
        if place.parent.name == part and not place.name.startswith("."):
            found.setdefault(place.name, [])
    for name in opened.names:
        place = PurePosixPath(name)
        if len(place.parts) < 3 or place.parts[-3] != part or place.parts[-2].startswith("."):
            continue
        pictures = found.setdefault(place.parts[-2], [])
        if place.suffix.lower() in READ_SUFFIXES and not place.name.startswith("."):
            pictures.append(name)
    if len(found) < 2:
        raise InputError(
            "{source} has {count} in {part}/; telling classes apart takes at least two folders {part}/CLASS/ with "
            "pictures",
            source=source,
            count="one class" if found else "no class",
            part=part,
        )
    return {each: found[each] for each in sorted(found)}


def _checked_classes(source: Path, names: dict[str, dict[str, list[str]]]) -> tuple[str, ...]:
    if unlike := sorted(set(names["train"]) ^ set(names["test"])):
        raise InputError(
            "{source}: {names} is in one of train/ and test/ only; both need the same classes",
            source=source,
            names=", ".join(unlike),
        )
    if empty := [f"{part}/{each}" for part in _PARTS for each, pictures in names[part].items() if not pictures]:
        raise InputError("{source}: {names} holds no picture", source=source, names=", ".join(empty))
    return tuple(names["train"])


def _digest(opened: _Source, names: dict[str, dict[str, list[str]]], side_px: int) -> str:
    told = hashlib.sha256(f"{side_px}\n".encode())
    for part in _PARTS:
        for each, pictures in names[part].items():
            for name in pictures:
                told.update(f"{part}/{each}/{PurePosixPath(name).name} {opened.checksum(name)}\n".encode())
    return told.hexdigest()


def _decoded(source: Path, opened: _Source, names: Iterable[str], side_px: int) -> Tensor:
    pixels, failed = [], []
    for name in names:
        try:
            pixels.append(_pixels(opened.read(name), side_px))
        except Exception as error:  # noqa: BLE001 — a damaged file makes a decoder raise whatever it likes
            failed.append(f"{name}: {error}")
    if failed:
        raise InputError(
            "{source}: {count} pictures cannot be read; repair or remove them ({reasons})",
            source=source,
            count=len(failed),
            reasons="; ".join(failed[:_REASONS_TOLD]) + (" …" if len(failed) > _REASONS_TOLD else ""),
        )
    return torch.from_numpy(np.stack(pixels)).permute(0, 3, 1, 2).contiguous()


def _pixels(content: bytes, side_px: int) -> npt.NDArray[np.uint8]:
    with Image.open(io.BytesIO(content)) as picture:
        rgb = picture.convert("RGB")
    if rgb.size != (side_px, side_px):
        square, (width, height) = min(rgb.size), rgb.size
        left, top = (width - square) // 2, (height - square) // 2
        rgb = rgb.crop((left, top, left + square, top + square)).resize((side_px, side_px), Image.Resampling.LANCZOS)
    return np.asarray(rgb)


def _cached(cache: Path, digest: str, source: Path) -> ClassPictures:
    try:
        with safe_open(cache, framework="pt") as file:
            told = file.metadata()
            if told["digest"] != digest:
                raise JobError(
                    "{folder} was begun with other data than {source}; name that data, or another folder",
                    folder=cache.parent,
                    source=source,
                )
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 — no mapping
        return ClassPictures(tuple(json.loads(told["classes"])), **tensors, digest=digest)
    except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
        raise JobError("{path} is damaged ({error}); remove it", path=cache, error=error) from error


def _write(cache: Path, found: ClassPictures) -> None:
    tensors = {f"{part}_{what}": getattr(found, f"{part}_{what}") for part in _PARTS for what in ("pictures", "labels")}
    cache.parent.mkdir(parents=True, exist_ok=True)
    with replacement(cache) as part:
        save_file(tensors, part, {"digest": found.digest, "classes": json.dumps(found.classes)})
