"""Build the Debian package of a built folder; works where dpkg-deb and readelf (binutils) are.

    python packaging/linux/deb.py --folder dist/gigastyle --output dist

What the package depends on is read from its files: the libraries they need that do not lie in the folder, and the
newest version of glibc that one of them asks for. It is installed on the system it was built on, and newer ones, by

    sudo apt-get install ./dist/gigastyle_0.1.0_amd64.deb
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "release"), str(HERE.parent)]

from check_qt_libraries import PACKAGES  # noqa: E402
from facts import DIST, MAINTAINER, ROOT, SUMMARY, VERSION, source_date_epoch  # noqa: E402
from tree import make_tree, set_times  # noqa: E402

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64", "riscv64": "riscv64", "ppc64le": "ppc64el"}
_OF_GLIBC = re.compile(r"^(lib(c|m|dl|rt|pthread|util|resolv|mvec|nsl|anl)\.so\.\d+|ld-linux.*)$")
_OTHER_PACKAGES = {
    "libgcc_s.so.1": "libgcc-s1", "libstdc++.so.6": "libstdc++6", "libz.so.1": "zlib1g", "libexpat.so.1": "libexpat1",
    "libgbm.so.1": "libgbm1", "libdrm.so.2": "libdrm2", "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-glx.so.0": "libxcb-glx0", "libfribidi.so.0": "libfribidi0", "libasound.so.2": "libasound2",
}  # fmt: skip
_NEEDED = re.compile(r"\(NEEDED\).*\[(?P<name>[^\]]+)\]")
_GLIBC = re.compile(r"Name: GLIBC_(?P<version>[\d.]+)")
_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Gigastyle
Comment: Gigastyle is under the MIT licence. This package also contains Python, PyTorch, Qt, FFmpeg with x264 and x265,
 and other libraries; as a whole it is passed on under the GNU General Public License, version 3. Every part with its
 licence is in THIRD_PARTY_NOTICES.txt beside this file.

Files: *
Copyright: 2026 The Gigastyle authors
License: Expat
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=DIST / "gigastyle", help="the built program")
    parser.add_argument("--output", type=Path, default=DIST, help="the folder for the package")
    parser.add_argument("--compression", choices=("zstd", "xz", "none"), default="zstd")
    arguments = parser.parse_args()
    for tool in ("dpkg-deb", "readelf"):
        if shutil.which(tool) is None:
            sys.exit(f"building a Debian package needs {tool}, which is not here")
    print(build_deb(arguments.folder, arguments.output, arguments.compression))
    return 0


def build_deb(folder: Path, output: Path, compression: str = "zstd") -> Path:
    """The package of the program in ``folder``, written into the folder ``output``."""
    architecture = ARCHITECTURES.get(platform.machine(), platform.machine())
    depends = dependencies(folder)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "root"
        make_tree(folder, root / "usr")
        (root / "usr/share/doc/gigastyle/copyright").write_text(copyright_text(), encoding="utf-8")
        set_times(root)
        write_control(root, architecture, depends)
        output.mkdir(parents=True, exist_ok=True)
        package = output / f"gigastyle_{VERSION}_{architecture}.deb"
        command = ["dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", str(root), str(package)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(source_date_epoch())}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return package


def copyright_text() -> str:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").partition("\n\n")[2]
    lines = [f" {line}" if line else " ." for line in licence.rstrip().splitlines()]
    return _COPYRIGHT + "\n".join(lines) + "\n"


def write_control(root: Path, architecture: str, depends: list[str]) -> None:
    """The control file, and the digests of all files."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    size_kib = sum(path.stat().st_size for path in files) // 1024
    control = root / "DEBIAN"
    control.mkdir(mode=0o755)
    fields = {
        "Package": "gigastyle",
        "Version": VERSION,
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size_kib),
        "Depends": ", ".join(depends),
        "Recommends": "xdg-utils",
        "Section": "graphics",
        "Priority": "optional",
        "Description": f"{SUMMARY[0].lower()}{SUMMARY[1:].rstrip('.')}\n"
        " A window and a command line that paint photographs in the style of other pictures: streamed within\n"
        " a memory budget, exactly as if the whole picture were computed at once. Networks come along, and\n"
        " further ones can be trained. It works without a network connection.",
    }
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (control / "control").write_text(text, encoding="utf-8")
    sums = [f"{_md5(path)}  {path.relative_to(root).as_posix()}\n" for path in files]
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")
    for path in control.iterdir():
        path.chmod(0o644)


def _md5(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "md5").hexdigest()


def dependencies(folder: Path) -> list[str]:
    """The Debian packages that hold the libraries which files in ``folder`` need and which do not lie there.

    Raises ValueError with the names of libraries whose package is not known.
    """
    elves = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)]
    there = {path.name for path in folder.rglob("*")}
    told = "".join(_read_elf(elves))
    outside = {found["name"] for found in _NEEDED.finditer(told)} - there
    known = {**PACKAGES, **_OTHER_PACKAGES}
    unknown = sorted(name for name in outside if name not in known and not _OF_GLIBC.match(name))
    if unknown:
        raise ValueError(f"no Debian package is known for {', '.join(unknown)}; deb.py has a table for it")
    glibc = max((tuple(map(int, found["version"].split("."))) for found in _GLIBC.finditer(told)), default=(2, 28))
    packages = {known[name] for name in outside if name in known}
    if any(name.startswith("libfontconfig.so") for name in there):
        packages.add("fontconfig-config")  # the library lies in the folder, the settings and fonts do not
    return [f"libc6 (>= {'.'.join(map(str, glibc))})", *sorted(packages)]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def _read_elf(paths: Iterable[Path]) -> Iterable[str]:
    names = [str(path) for path in paths]
    for first in range(0, len(names), 100):
        command = ["readelf", "--wide", "--dynamic", "--version-info", *names[first : first + 100]]
        environment = {**os.environ, "LC_ALL": "C"}
        yield subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


if __name__ == "__main__":
    sys.exit(main())
