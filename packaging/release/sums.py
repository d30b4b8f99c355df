"""Write the SHA-256 of everything that is published into dist/SHA256SUMS, as `sha256sum --check` reads it.

python packaging/release/sums.py [--output dist/SHA256SUMS]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from distribute import sha256
from facts import DIST

PUBLISHED = ("*.whl", "*.tar.gz", "*.deb", "*.AppImage", "*.dmg", "*.exe", "*.flatpak", "*.cdx.json", "*NOTICES.txt")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=DIST / "SHA256SUMS")
    arguments = parser.parse_args()
    folder = arguments.output.parent
    arguments.output.write_text(sums(path for pattern in PUBLISHED for path in folder.glob(pattern)), encoding="utf-8")
    print(arguments.output)
    return 0


def sums(paths: Iterable[Path]) -> str:
    """A line for each file, by name."""
    return "".join(f"{sha256(path)}  {path.name}\n" for path in sorted(paths, key=lambda path: path.name))


if __name__ == "__main__":
    sys.exit(main())
