"""The machine that this program runs on: processor, cores, caches, memory and system, without any name of a person."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

from studio.processor_caches import Cache, macos_text, processor_caches

_CPU_INFO = Path("/proc/cpuinfo")
_MODEL_NAMES = {"cpu family": "family", "model": "model", "CPU implementer": "implementer", "CPU part": "part"}
_WINDOWS_PROCESSOR = r"HARDWARE\DESCRIPTION\System\CentralProcessor\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """``cores`` are logical, ``physical_cores`` None where the system does not tell; so are ``caches`` none.

    ``processor`` is what its maker calls it, ``model`` the numbers that tell its generation where that name does not,
    None where the system does not tell; ``system`` is the operating system with its version.
    """

    processor: str
    model: str | None
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
            self.processor if self.model is None else f"{self.processor} ({self.model})",
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
        model=processor_model(),
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
    return cpu_info(_CPU_INFO).get("model name") or platform.processor() or platform.machine()


def processor_model() -> str | None:
    """Such as ``family 26 model 2`` (x86) or ``implementer 0x41 part 0xd0c`` (ARM); None where nothing tells."""
    if sys.platform == "win32":
        return platform.processor() or None
    told = cpu_info(_CPU_INFO)
    parts = [f"{word} {told[name]}" for name, word in _MODEL_NAMES.items() if name in told]
    return " ".join(parts) or None


def cpu_info(file: Path) -> dict[str, str]:
    """What ``file``, such as ``/proc/cpuinfo``, tells of the first processor; nothing where it cannot be read."""
    try:
        first = file.read_text(encoding="utf-8").split("\n\n", maxsplit=1)[0]
    except OSError:
        return {}
    pairs = (line.partition(":") for line in first.splitlines())
    return {name.strip(): value.strip() for name, _, value in pairs}


def _windows_name() -> str | None:
    if sys.platform != "win32":
        return None
    import winreg  # noqa: PLC0415 — Windows alone has it

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS_PROCESSOR) as key:
            return str(winreg.QueryValueEx(key, "ProcessorNameString")[0]).strip() or None
    except OSError:
        return None
