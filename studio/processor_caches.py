"""The caches of the processor, as far as the system tells: Linux by sysfs, macOS by sysctl, Windows by its own call."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CacheKind = Literal["data", "instruction", "unified"]

_SYSFS = Path("/sys/devices/system/cpu")
_SYSCTL = "/usr/sbin/sysctl"
_PATIENCE_S = 5.0
_LETTERS: dict[CacheKind, str] = {"data": "d", "instruction": "i", "unified": ""}
_SUFFIXES = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}

# SYSTEM_LOGICAL_PROCESSOR_INFORMATION of winnt.h with pointers of 64 bits: mask, relation, then CACHE_DESCRIPTOR.
_WINDOWS_RECORD_BYTES = 32
_WINDOWS_RELATION_CACHE = 2
_WINDOWS_KINDS: dict[int, CacheKind] = {0: "unified", 1: "instruction", 2: "data"}


@dataclass(frozen=True, slots=True)
class Cache:
    """One cache of ``size_bytes`` that ``shared_by`` logical processors use, None where the system does not tell."""

    level: int
    kind: CacheKind
    size_bytes: int
    shared_by: int | None = None

    def to_text(self) -> str:
        """Such as ``L1d 48 KiB`` or ``L3 32 MiB for 2``."""
        mebibytes = self.size_bytes / (1 << 20)
        size = f"{mebibytes:g} MiB" if mebibytes >= 1 else f"{self.size_bytes >> 10} KiB"
        shared = f" for {self.shared_by}" if self.shared_by is not None and self.shared_by > 1 else ""
        return f"L{self.level}{_LETTERS[self.kind]} {size}{shared}"


def processor_caches() -> tuple[Cache, ...]:
    """The caches that the first processor open to this program uses, nearest first; none where nothing tells."""
    if sys.platform == "win32":
        return windows_caches(_windows_records())
    if sys.platform == "darwin":
        return macos_caches(macos_number)
    processor = min(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
    return linux_caches(_SYSFS / f"cpu{processor}" / "cache")


def linux_caches(folder: Path) -> tuple[Cache, ...]:
    """What ``folder``, such as ``/sys/devices/system/cpu/cpu0/cache``, tells; unreadable entries are left out."""
    found = []
    for entry in folder.glob("index*"):
        try:
            level, kind, size, shared = (
                (entry / name).read_text(encoding="ascii").strip()
                for name in ("level", "type", "size", "shared_cpu_list")
            )
            found.append(Cache(int(level), _kind(kind), _bytes(size), _count(shared)))
        except (OSError, ValueError):
            continue
    return _in_order(found)


def macos_caches(number: Callable[[str], int | None]) -> tuple[Cache, ...]:
    """What sysctl tells of the fastest cores; ``number`` gives the value of a name, None where it is absent."""
    names: Sequence[tuple[int, CacheKind, str, str | None]] = (
        (1, "data", "l1dcachesize", None),
        (1, "instruction", "l1icachesize", None),
        (2, "unified", "l2cachesize", "hw.perflevel0.cpusperl2"),
        (3, "unified", "l3cachesize", "hw.perflevel0.cpusperl3"),
    )
    found = []
    for level, kind, name, shared in names:
        size = number(f"hw.perflevel0.{name}") or number(f"hw.{name}")
        if size:
            found.append(Cache(level, kind, size, number(shared) if shared else 1))
    return _in_order(found)


def windows_caches(records: bytes) -> tuple[Cache, ...]:
    """What ``GetLogicalProcessorInformation`` filled in, 32 bytes a record, of the caches of the first processor."""
    found = []
    for start in range(0, len(records) - _WINDOWS_RECORD_BYTES + 1, _WINDOWS_RECORD_BYTES):
        record = records[start : start + _WINDOWS_RECORD_BYTES]
        mask, relation = int.from_bytes(record[:8], "little"), int.from_bytes(record[8:12], "little")
        kind = _WINDOWS_KINDS.get(int.from_bytes(record[24:28], "little"))
        if relation == _WINDOWS_RELATION_CACHE and mask & 1 and kind is not None:
            found.append(Cache(record[16], kind, int.from_bytes(record[20:24], "little"), mask.bit_count()))
    return _in_order(found)


def macos_number(name: str) -> int | None:
    """The number that sysctl calls ``name``; None where there is none."""
    told = macos_text(name)
    return int(told) if told is not None and told.isdigit() else None


def macos_text(name: str) -> str | None:
    """What sysctl tells of ``name``; None where it tells nothing."""
    try:
        told = subprocess.run(
            [_SYSCTL, "-n", name], capture_output=True, text=True, timeout=_PATIENCE_S, check=True
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None
    return told or None


def _windows_records() -> bytes:
    if sys.platform != "win32" or ctypes.sizeof(ctypes.c_void_p) != 8:
        return b""
    ask = ctypes.windll.kernel32.GetLogicalProcessorInformation
    length = ctypes.c_ulong(0)
    ask(None, ctypes.byref(length))  # fails, and says how much room it needs
    records = ctypes.create_string_buffer(length.value)
    return records.raw[: length.value] if length.value and ask(records, ctypes.byref(length)) else b""


def _in_order(caches: Sequence[Cache]) -> tuple[Cache, ...]:
    return tuple(sorted(caches, key=lambda cache: (cache.level, cache.kind)))


def _kind(text: str) -> CacheKind:
    kinds: dict[str, CacheKind] = {"Data": "data", "Instruction": "instruction", "Unified": "unified"}
    if text not in kinds:
        raise ValueError(text)
    return kinds[text]


def _bytes(text: str) -> int:
    return int(text[:-1]) * _SUFFIXES[text[-1]] if text[-1:] in _SUFFIXES else int(text)


def _count(text: str) -> int | None:
    """How many processors a list such as ``0-3,8`` names."""
    return sum(last - first + 1 for first, last in _spans(text)) or None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for part in filter(None, text.split(",")):
        first, _, last = part.partition("-")
        yield int(first), int(last or first)
