"""Find the system libraries that the window's Qt needs and this Linux lacks; install or name their packages.

.venv/bin/python packaging/check_qt_libraries.py    # ends with 1 where Qt's widgets cannot be loaded without them
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Shared object → Debian/Ubuntu package, from what ldd says of Qt's xcb platform plugin and widgets.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
QT_FILES = ("Qt/plugins/platforms/libqxcb.so", "QtWidgets.abi3.so", "QtGui.abi3.so")


def ensure_qt_libraries(python: Path) -> None:
    """Install what is missing where apt-get and root are at hand, else print the command that does.

    Never fails: everything but the window works without these libraries.
    """
    if sys.platform != "linux":
        return
    missing = missing_libraries(python)
    if not missing:
        return
    packages = sorted({PACKAGES[name] for name in missing if name in PACKAGES})
    unknown = sorted(name for name in missing if name not in PACKAGES)
    if unknown:
        print(f"the window needs {' '.join(unknown)}, which your distribution has under a name of its own")
    if not packages:
        return
    if shutil.which("apt-get") is None:
        print(f"the window needs these Debian packages, or your distribution's own: {' '.join(packages)}")
    elif os.geteuid() != 0 or not install_with_apt(packages):
        print(f"the window needs: sudo apt-get install --yes {' '.join(packages)}")


def missing_libraries(python: Path) -> set[str]:
    """Names of the shared objects that Qt asks for and the dynamic linker cannot find."""
    code = "import PySide6, pathlib; print(pathlib.Path(PySide6.__file__).parent)"
    found = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=False)
    if found.returncode != 0 or shutil.which("ldd") is None:
        return set()
    files = [str(file) for name in QT_FILES if (file := Path(found.stdout.strip()) / name).exists()]
    listing = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    return {line.split()[0] for line in listing.splitlines() if line.rstrip().endswith("=> not found")}


def install_with_apt(packages: list[str]) -> bool:
    """Install ``packages``; updates the lists first only where they are too old to know them."""
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (install, ["apt-get", "update"], install):
        code = subprocess.run(command, env=environment, capture_output=True, check=False).returncode
        if command is install and code == 0:
            return True
    return False


def main() -> int:
    """Load Qt's widgets; where that fails, install or name what is missing and return 1 unless they load then."""
    load = [sys.executable, "-c", "import PySide6.QtWidgets"]
    if subprocess.run(load, capture_output=True, check=False).returncode == 0:
        return 0
    ensure_qt_libraries(Path(sys.executable))
    return subprocess.run(load, capture_output=True, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
