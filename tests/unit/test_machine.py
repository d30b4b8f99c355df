from __future__ import annotations

import json
import platform
import struct
from pathlib import Path

import psutil

from studio.codec import from_plain, to_plain
from studio.machine import Machine, cpu_info, this_machine
from studio.processor_caches import Cache, linux_caches, macos_caches, windows_caches

KIB = 1 << 10


def write_cache(folder: Path, level: str, kind: str, size: str, shared: str) -> None:
    folder.mkdir(parents=True)
    for name, text in (("level", level), ("type", kind), ("size", size), ("shared_cpu_list", shared)):
        (folder / name).write_text(f"{text}\n", encoding="ascii")


def test_caches_are_read_from_sysfs_and_odd_entries_left_out(tmp_path: Path) -> None:
    write_cache(tmp_path / "index3", "3", "Unified", "32M", "0-3,8-11,15")
    write_cache(tmp_path / "index0", "1", "Data", "48K", "0")
    write_cache(tmp_path / "index7", "4", "Holographic", "1K", "0")
    write_cache(tmp_path / "index8", "two", "Data", "1K", "0")
    (tmp_path / "index9").mkdir()
    assert linux_caches(tmp_path) == (Cache(1, "data", 48 * KIB, 1), Cache(3, "unified", 32 << 20, 9))
    assert linux_caches(tmp_path / "nowhere") == ()


def test_caches_of_the_fastest_cores_are_told_by_sysctl() -> None:
    told = {
        "hw.perflevel0.l1dcachesize": 128 * KIB,
        "hw.l1dcachesize": 64 * KIB,
        "hw.l1icachesize": 128 * KIB,
        "hw.perflevel0.l2cachesize": 16 << 20,
        "hw.perflevel0.cpusperl2": 4,
    }
    assert macos_caches(told.get) == (
        Cache(1, "data", 128 * KIB, 1),
        Cache(1, "instruction", 128 * KIB, 1),
        Cache(2, "unified", 16 << 20, 4),
    )


def test_caches_of_the_first_processor_are_among_the_records_of_windows() -> None:
    def record(mask: int, relation: int, level: int, size: int, kind: int) -> bytes:
        return struct.pack("<QIxxxxBBHIIxxxx", mask, relation, level, 8, 64, size, kind)

    records = b"".join(
        (
            record(0b1, 0, 0, 0, 0),  # a core
            record(0b1, 2, 1, 32 * KIB, 2),
            record(0b1111, 2, 3, 8 << 20, 0),
            record(0b10, 2, 1, 32 * KIB, 2),  # of the second processor
            record(0b1, 2, 1, 32 * KIB, 3),  # a trace cache
        )
    )
    assert windows_caches(records) == (Cache(1, "data", 32 * KIB, 1), Cache(3, "unified", 8 << 20, 4))
    assert windows_caches(b"") == windows_caches(records[:31]) == ()


def test_a_cache_is_told_in_short() -> None:
    assert Cache(1, "data", 48 * KIB, 1).to_text() == "L1d 48 KiB"
    assert Cache(2, "unified", 1280 * KIB).to_text() == "L2 1.25 MiB"
    assert Cache(3, "unified", 32 << 20, 2).to_text() == "L3 32 MiB for 2"


def test_the_first_processor_is_told_by_its_kind(tmp_path: Path) -> None:
    file = tmp_path / "cpuinfo"
    file.write_text(
        "processor\t: 0\nmodel\t\t: 2\nmodel name\t: A: B\n\nprocessor\t: 1\nmodel name\t: C\n", encoding="utf-8"
    )
    assert cpu_info(file) == {"processor": "0", "model": "2", "model name": "A: B"}
    assert cpu_info(tmp_path / "nothing") == {}


def test_this_machine_is_told_by_its_kind_and_by_no_name_of_its_own() -> None:
    machine = this_machine()
    assert machine.processor.strip() and machine.system == platform.platform()
    assert machine.cores == psutil.cpu_count() and machine.memory_bytes == psutil.virtual_memory().total
    told = json.dumps(to_plain(machine))
    assert from_plain(Machine, json.loads(told)) == machine
    texts = {name for name, value in json.loads(told).items() if isinstance(value, str)}
    assert texts | {"model"} == {"processor", "model", "architecture", "system"}, (
        "what else could name a host or a person"
    )
    assert str(Path.home()) not in told
    assert all(cache.size_bytes > 0 and cache.to_text() in machine.to_text() for cache in machine.caches)
