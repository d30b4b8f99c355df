"""Lay a built folder out for the Flatpak manifest beside this script, which copies it to /app.

python packaging/linux/flatpak.py --folder dist/gigastyle --output build/flatpak/tree
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from tree import ROOT, make_tree, set_times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "dist" / "gigastyle", help="the built program")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "flatpak" / "tree")
    arguments = parser.parse_args()
    shutil.rmtree(arguments.output, ignore_errors=True)
    make_tree(arguments.folder, arguments.output)
    set_times(arguments.output)
    print(arguments.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
