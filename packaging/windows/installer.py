"""Compile the Windows installer, and write the winget manifests of one that has been published.

    python packaging/windows/installer.py build                                # on Windows, with Inno Setup's iscc
    python packaging/windows/installer.py winget --installer dist/gigastyle-0.1.0-windows-x64.exe --url https://…/….exe

The first was never run where this was written, which was no Windows. The second needs nothing but Python: it writes the
three files that `winget validate` checks and that are handed in at https://github.com/microsoft/winget-pkgs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "release"))

from facts import DIST, PROJECT, ROOT, SUMMARY, VERSION

PACKAGE_ID = "Gigastyle.Gigastyle"
MANIFEST_VERSION = "1.6.0"
_SCHEMA = "https://aka.ms/winget-manifest.{kind}.1.6.0.schema.json"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("build", help="compile the installer of dist/gigastyle")
    winget = actions.add_parser("winget", help="write the manifests")
    winget.add_argument("--installer", type=Path, required=True, help="the published file, for its digest")
    winget.add_argument("--url", required=True, help="where it lies")
    winget.add_argument("--output", type=Path, default=DIST / "winget")
    arguments = parser.parse_args()
    if arguments.action == "build":
        return build()
    for path in write_manifests(arguments.installer, arguments.url, arguments.output):
        print(path)
    return 0


def build() -> int:
    """Compile `gigastyle.iss`; 2 where iscc or the built program is missing."""
    compiler = shutil.which("iscc") or shutil.which(r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe")
    if compiler is None or not (DIST / "gigastyle/gigastyle-window.exe").is_file():
        print(
            "an installer needs Inno Setup (iscc) and dist/gigastyle from `make package`, on Windows", file=sys.stderr
        )
        return 2
    script, program = ROOT / "packaging" / "windows" / "gigastyle.iss", DIST / "gigastyle"
    notices = [sys.executable, str(ROOT / "packaging/release/notices.py"), "--folder", str(program)]
    subprocess.run([*notices, "--output", str(program / "THIRD_PARTY_NOTICES.txt")], check=True)
    return subprocess.run([compiler, f"/DVersion={VERSION}", str(script)], check=False).returncode


def write_manifests(installer: Path, url: str, output: Path) -> list[Path]:
    """The three manifests of this version; JSON is YAML, and winget reads it."""
    with installer.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest().upper()
    output.mkdir(parents=True, exist_ok=True)
    return [
        _write(output, "version", "", {"DefaultLocale": "en-US"}),
        _write(output, "installer", ".installer", _installer(url, digest)),
        _write(output, "defaultLocale", ".locale.en-US", _locale()),
    ]


def _installer(url: str, digest: str) -> dict[str, object]:
    return {
        "InstallerType": "inno",
        "Scope": "user",
        "MinimumOSVersion": "10.0.17763.0",
        "InstallModes": ["interactive", "silent", "silentWithProgress"],
        "UpgradeBehavior": "install",
        "FileExtensions": ["style"],
        "Commands": ["gigastyle"],
        "Installers": [{"Architecture": "x64", "InstallerUrl": url, "InstallerSha256": digest}],
    }


def _locale() -> dict[str, object]:
    return {
        "PackageLocale": "en-US",
        "Publisher": "The Gigastyle authors",
        "PackageName": "Gigastyle",
        "License": f"{PROJECT['license']}, with libraries under the GPL",
        "ShortDescription": SUMMARY,
        "Tags": ["art", "image-processing", "photo", "style-transfer"],
    }


def _write(output: Path, kind: str, ending: str, fields: dict[str, object]) -> Path:
    path = output / f"{PACKAGE_ID}{ending}.yaml"
    manifest = {
        "PackageIdentifier": PACKAGE_ID,
        "PackageVersion": VERSION,
        **fields,
        "ManifestType": kind,
        "ManifestVersion": MANIFEST_VERSION,
    }
    head = f"# yaml-language-server: $schema={_SCHEMA.format(kind=kind)}\n"
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in manifest.items()]
    path.write_text(head + "".join(lines), encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
