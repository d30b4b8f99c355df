"""Make an AppImage of a built folder: one file that runs on any Linux with the same or a newer glibc.

    python packaging/linux/appimage.py --folder dist/gigastyle --output dist

The AppDir was made and started where this was written; the last step was not run there, since it needs appimagetool and
its runtime (https://github.com/AppImage/appimagetool), which could not be fetched. Without appimagetool on the PATH the
AppDir is left in build/appimage, and the command that is missing is printed.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from tree import APP_ID, ROOT, VERSION, make_tree, set_times, source_date_epoch

_APP_RUN = """\
#!/bin/sh
# The window, or with any option or command the command line: as `gigastyle` itself decides.
here="$(dirname "$(readlink -f "$0")")"
if [ "$#" -eq 0 ]; then exec "$here/usr/bin/gigastyle-window"; fi
exec "$here/usr/bin/gigastyle" "$@"
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "dist" / "gigastyle", help="the built program")
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    parser.add_argument("--app-dir", type=Path, default=ROOT / "build" / "appimage" / "Gigastyle.AppDir")
    arguments = parser.parse_args()
    make_app_dir(arguments.folder, arguments.app_dir)
    image = arguments.output / f"Gigastyle-{VERSION}-{platform.machine()}.AppImage"
    command = ["appimagetool", str(arguments.app_dir), str(image)]
    if shutil.which(command[0]) is None:
        print(f"{arguments.app_dir}\nappimagetool is not here; where it is: {' '.join(command)}")
        return 0
    environment = {**os.environ, "ARCH": platform.machine(), "SOURCE_DATE_EPOCH": str(source_date_epoch())}
    return subprocess.run(command, env=environment, check=False).returncode


def make_app_dir(built: Path, app_dir: Path) -> None:
    """The tree of the image: /usr as every package has it, and the start, icon and desktop file at its root."""
    shutil.rmtree(app_dir, ignore_errors=True)
    make_tree(built, app_dir / "usr")
    start = app_dir / "AppRun"
    start.write_text(_APP_RUN, encoding="utf-8")
    start.chmod(0o755)
    (app_dir / f"{APP_ID}.desktop").symlink_to(f"usr/share/applications/{APP_ID}.desktop")
    icons = sorted((app_dir / "usr/share/icons/hicolor").glob(f"*/apps/{APP_ID}.png"), key=_side)
    shutil.copy(icons[-1], app_dir / f"{APP_ID}.png")
    (app_dir / ".DirIcon").symlink_to(f"{APP_ID}.png")
    set_times(app_dir)


def _side(icon: Path) -> int:
    return int(icon.parts[-3].partition("x")[0])


if __name__ == "__main__":
    sys.exit(main())
