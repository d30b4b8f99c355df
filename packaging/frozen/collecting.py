"""The work of the spec that is not PyInstaller's own: choosing among what the analysis found, stripping, metadata.

An entry is (destination inside the folder, source, kind), as in PyInstaller's tables of contents.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import contents

Entry = tuple[str, str, str]
_OWN_LIBRARIES = ("*.so", "*.pyd", "*.dll", "*.dylib")


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """The files that the program needs."""
    return [entry for entry in entries if contents.is_wanted(entry[0])]


def own_libraries(root: Path) -> list[tuple[str, str]]:
    """Compiled libraries among the modules of ``studio``, each to be put where its module looks for it."""
    found = [path for pattern in _OWN_LIBRARIES for path in (root / "studio").rglob(pattern)]
    return [(str(path), str(path.parent.relative_to(root))) for path in sorted(found)]


def cascades() -> list[tuple[str, str]]:
    """OpenCV's classifiers of faces, which its hook does not collect."""
    from PyInstaller.utils.hooks import collect_data_files  # noqa: PLC0415

    names = [f"data/{name}" for name in (*contents.CASCADES, "__init__.py")]
    return list(collect_data_files("cv2", include_py_files=True, includes=names))


def metadata(version: str, work: Path) -> list[tuple[str, str]]:
    """What `importlib.metadata` tells the version from, written to ``work``; nothing of how it was installed here."""
    folder = work / f"gigastyle-{version}.dist-info"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: gigastyle\nVersion: {version}\n", encoding="utf-8")
    return [(str(folder), folder.name)]


def refuse_forbidden(pure: Sequence[Entry], binaries: Sequence[Entry]) -> None:
    """End the build where a module is found that must not go in."""
    compiled = (name.replace("/", ".").split(".cpython")[0] for name, _source, kind in binaries if kind == "EXTENSION")
    found = contents.forbidden_among([*(entry[0] for entry in pure), *compiled])
    if found:
        sys.exit(f"these modules must not be in the built program: {', '.join(found)}")


def reachable(binaries: Sequence[Entry]) -> list[Entry]:
    """``binaries`` without libraries of the system that only files needed which were left out (such as GTK's)."""
    if sys.platform != "linux":
        return list(binaries)
    from PyInstaller.depend.bindepend import get_imports  # noqa: PLC0415

    roots = [source for name, source, _kind in binaries if not _is_of_system(name)]
    needed = {name for source in roots for name, _path in get_imports(source)}
    return [entry for entry in binaries if not _is_of_system(entry[0]) or Path(entry[0]).name in needed]


def _is_of_system(name: str) -> bool:
    return name.startswith("lib") and "/" not in name and not name.startswith("libpython")


def without_dangling_links(entries: Sequence[Entry], binaries: Sequence[Entry]) -> list[Entry]:
    """``entries`` without links to files that are in neither list."""
    there = {entry[0] for entry in (*entries, *binaries)}
    return [
        (name, source, kind)
        for name, source, kind in entries
        if kind != "SYMLINK" or (Path(name).parent / source).as_posix() in there
    ]


def stripped(binaries: Sequence[Entry], folder: Path) -> list[Entry]:
    """``binaries`` with those that are stripped copied to ``folder``; as they are where there is no ``strip``."""
    strip = shutil.which("strip")
    if strip is None:
        print("packaging: there is no `strip`: the program will be 150 MB larger", file=sys.stderr)
        return list(binaries)
    return [
        (name, str(_stripped(strip, source, folder / name)) if _has_symbols(name, kind) else source, kind)
        for name, source, kind in binaries
    ]


def _has_symbols(name: str, kind: str) -> bool:
    return kind in ("BINARY", "EXTENSION") and contents.is_stripped(name)


def _stripped(strip: str, source: str, copy: Path) -> Path:
    if copy.exists() and copy.stat().st_mtime >= Path(source).stat().st_mtime:
        return copy  # of an earlier build
    copy.parent.mkdir(parents=True, exist_ok=True)
    part = copy.with_suffix(copy.suffix + ".part")
    subprocess.run([strip, "--strip-unneeded", "-o", str(part), source], check=True)
    part.replace(copy)
    return copy


def version_resource(version: str, name: str, title: str) -> Any:
    """What Windows shows in the properties of an executable."""
    from PyInstaller.utils.win32 import versioninfo  # noqa: PLC0415 — needs packages that are only there on Windows

    parts = [int(part) for part in version.split(".") if part.isdigit()]
    numbers = tuple([*parts, 0, 0, 0, 0][:4])
    texts = {
        "FileDescription": title,
        "FileVersion": version,
        "InternalName": name,
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Gigastyle",
        "ProductVersion": version,
        "LegalCopyright": "MIT; as a whole, with x264 and x265 in its FFmpeg, GPL 3",
    }
    strings = [versioninfo.StringStruct(key, text) for key, text in texts.items()]
    return versioninfo.VSVersionInfo(
        ffi=versioninfo.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            versioninfo.StringFileInfo([versioninfo.StringTable("040904B0", strings)]),
            versioninfo.VarFileInfo([versioninfo.VarStruct("Translation", [0x0409, 1200])]),
        ],
    )
