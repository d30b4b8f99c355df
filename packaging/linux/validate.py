"""Validate the entries for Linux desktops by the desktops' own tools; what cannot be validated here is said.

python packaging/linux/validate.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tree import APP_ID, HERE, metainfo


def main() -> int:
    failures, left_out = validate()
    for line in (*failures, *(f"left out: {reason}" for reason in left_out)):
        print(line)
    return 1 if failures else 0


def validate() -> tuple[list[str], list[str]]:
    """What is wrong with desktop file, AppStream component and MIME types; and what could not be looked at."""
    failures, left_out = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        component = folder / f"{APP_ID}.metainfo.xml"
        component.write_text(metainfo(), encoding="utf-8")
        (folder / "mime/packages").mkdir(parents=True)
        shutil.copy(HERE / f"{APP_ID}.mime.xml", folder / "mime/packages" / f"{APP_ID}.xml")
        for command in (
            ["desktop-file-validate", "--no-hints", str(HERE / f"{APP_ID}.desktop")],
            ["appstreamcli", "validate", "--no-net", "--pedantic", "--no-color", str(component)],
            ["update-mime-database", str(folder / "mime")],
        ):
            if shutil.which(command[0]) is None:
                left_out.append(f"{command[0]} is not installed")
                continue
            ran = subprocess.run(command, capture_output=True, text=True, check=False)
            told = f"{ran.stdout}{ran.stderr}"
            if ran.returncode != 0 or "error" in told.lower().replace("(error)", ""):
                failures.append(f"{command[0]}: {told.strip()}")
    return failures, left_out


if __name__ == "__main__":
    sys.exit(main())
