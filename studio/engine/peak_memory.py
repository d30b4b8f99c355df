"""The most memory that this process has had resident."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

_LINUX_STATUS = Path("/proc/self/status")
_LINUX_RESET = Path("/proc/self/clear_refs")


def peak_resident_bytes() -> int | None:
    """The most memory this interpreter has had resident so far; None where the system does not tell."""
    if _LINUX_STATUS.exists():  # ru_maxrss would count what the parent had when it started this interpreter
        return _linux_bytes("VmHWM")
    if sys.platform == "win32":
        return _windows_peak_bytes()
    import resource  # noqa: PLC0415 — absent on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS


def begin_peak() -> int | None:
    """Count the peak anew, and return what is resident now (bytes); None where the system can do neither."""
    with suppress(OSError):
        if _LINUX_RESET.exists():
            _LINUX_RESET.write_text("5")  # proc_pid_clear_refs(5): resets VmHWM to what is resident
            return _linux_bytes("VmRSS")
    return None


def _linux_bytes(name: str) -> int | None:
    fields = dict(line.split(":", 1) for line in _LINUX_STATUS.read_text().splitlines())
    return int(fields[name].removesuffix("kB")) * 1024 if name in fields else None


def _windows_peak_bytes() -> int | None:
    try:
        import psutil  # noqa: PLC0415 — comes with the development tools only
    except ImportError:
        return None
    return int(psutil.Process().memory_info().peak_wset)
