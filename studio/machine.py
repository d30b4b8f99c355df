"""The machine that this program runs on: processor, cores, caches, memory and system, without any name of a person."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

from studio.processor_caches import Cache, macos_text, processor_caches

_CPU_INFO = Path("/proc/cpuinfo")
_WINDOWS_PROCESSOR = r"HARDWARE\DESCRIPTION\System\CentralProcessor\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """``cores`` are logical, ``physical_cores`` None where the system does not tell; so are ``caches`` none.

    ``processor`` is what its maker calls it, ``system`` the operating system with its version.
    """

    processor: str
    architecture: str
    cores: int
    physical_cores: int | None
    caches: tuple[Cache, ...]
    memory_bytes: int
    system: str

    def to_text(self) -> str:
        """One line for people."""
        physical = "" if self.physical_cores in (None, self.cores) else f" ({self.physical_cores} physical)"
        parts = [
            self.processor,
            self.architecture,
            f"{self.cores} cores{physical}",
            *(cache.to_text() for cache in self.caches),
            f"{self.memory_bytes / 2**30:.0f} GiB of memory",
            self.system,
        ]
        return ", ".join(parts)


def this_machine() -> Machine:
    """As the system tells it now."""
    return Machine(
        processor=processor_name(),
        architecture=platform.machine(),
        cores=psutil.cpu_count(logical=True) or 1,
        physical_cores=psutil.cpu_count(logical=False),
        caches=processor_caches(),
        memory_bytes=psutil.virtual_memory().total,
        system=platform.platform(),
    )


def processor_name() -> str:
    """What its maker calls it; the architecture where the system does not say."""
    if sys.platform == "darwin":
        return macos_text("machdep.cpu.brand_string") or platform.machine()
    if sys.platform == "win32":
        return _windows_name() or platform.processor() or platform.machine()
    try:
        lines = _CPU_INFO.read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _windows_name() -> str | None:
    if sys.platform != "win32":
        return None
    import winreg  # noqa: PLC0415 — Windows alone has it

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS_PROCESSOR) as key:
            return str(winreg.QueryValueEx(key, "ProcessorNameString")[0]).strip() or None
    except OSError:
        return None
