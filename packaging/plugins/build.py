"""Write the plug-ins as a person installs them: a folder for GIMP's plug-ins in a zip, and a zip that Krita imports.

    python packaging/plugins/build.py --output dist/plugins

What both need is copied into each. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import tomllib
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = "gigastyle_shared"
HOSTS = ("gimp", "krita")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STARTED_BY_GIMP = "gigastyle/gigastyle.py"


def files_of(host: str) -> dict[str, Path]:
    """The files of a plug-in: where each lies in the zip, and its source."""
    found = {path.relative_to(HERE / host).as_posix(): path for path in _sources(HERE / host)}
    found.update({f"gigastyle/{SHARED}/{path.name}": path for path in _sources(HERE / "shared")})
    found["gigastyle/LICENSE"] = ROOT / "LICENSE"
    return dict(sorted(found.items()))


def _sources(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def write_plugin(host: str, output: Path, version: str) -> Path:
    """Write the zip of a host's plug-in into ``output``; returns its path."""
    output.mkdir(parents=True, exist_ok=True)
    target = output / f"gigastyle-{host}-{version}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, source in files_of(host).items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3  # so that systems that know modes take this one
            is_started = host == "gimp" and name == _STARTED_BY_GIMP
            entry.external_attr = (0o100755 if is_started else 0o100644) << 16
            archive.writestr(entry, source.read_bytes(), zipfile.ZIP_DEFLATED)
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / "plugins")
    output = parser.parse_args().output
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    for host in HOSTS:
        print(write_plugin(host, output, version))


if __name__ == "__main__":
    main()
