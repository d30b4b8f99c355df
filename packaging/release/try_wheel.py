"""Install the wheel as a person does, with pipx, in a home of its own; then paint with nothing but what it brought.

    python packaging/release/try_wheel.py --wheel dist/gigastyle-0.1.0-py3-none-any.whl

The picture is compared with the one that this checkout paints. Environments of pip decide where torch comes from; the
versions are the pinned ones.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from distribute import CONSTRAINTS
from facts import DIST, ROOT, VERSION
from PIL import Image

PHOTO, STYLE = ROOT / "resources/photos/cat.jpg", ROOT / "resources/styles/blue_night.jpg"
LARGEST_MEAN_DIFFERENCE = 0.5
"""Of 255: half a level. The same network in the same torch; compiled parts that one of them lacks round otherwise."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, help="default: the only one in dist/")
    arguments = parser.parse_args()
    wheel = arguments.wheel or next(DIST.glob(f"gigastyle-{VERSION}-*.whl"))
    try_wheel(wheel.resolve())
    print(f"{wheel.name}: installed with pipx, painted what the checkout paints")
    return 0


def try_wheel(wheel: Path) -> None:
    """Ends the program where installing, a command or the comparison fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "home").mkdir()
        pipx = {
            "PIPX_HOME": str(folder / "pipx"),
            "PIPX_BIN_DIR": str(folder / "bin"),
            "PIPX_MAN_DIR": str(folder / "man"),
        }
        options = f"--pip-args=-c {CONSTRAINTS}"
        wanted = f"gigastyle[gui] @ {wheel.as_uri()}"
        install = [sys.executable, "-m", "pipx", "install", "--python", sys.executable, options, wanted]
        run(install, {**os.environ, **pipx, "PYTHONPATH": ""}, folder)
        program = folder / "bin" / ("gigastyle.exe" if os.name == "nt" else "gigastyle")
        plain = {**clean_environment(folder / "home"), "PATH": str(folder / "bin")}
        told = run([str(program), "--version"], plain, folder)
        if told.strip() != f"gigastyle {VERSION}":
            sys.exit(f"the installed program says {told!r}, not {VERSION}")
        run([str(program), "bundles", "verify", "compact"], plain, folder)
        if "--self-test" in run([str(program), "--help"], plain, folder):
            run([str(program), "--self-test"], {**plain, "QT_QPA_PLATFORM": "offscreen"}, folder)
        painted, expected = folder / "painted.png", folder / "expected.png"
        painting = ["stylize", str(PHOTO), "--style", str(STYLE), "--content-size", "320", "--output"]
        run([str(program), *painting, str(painted)], plain, folder)
        checkout = {**clean_environment(folder / "home"), "PYTHONPATH": str(ROOT)}
        run([sys.executable, str(ROOT / "main.py"), *painting, str(expected)], checkout, folder)
        compare(painted, expected)


def clean_environment(home: Path) -> dict[str, str]:
    """As little as a program is started with, with an empty home; Windows needs a few names of its own."""
    kept = ("SYSTEMROOT", "TEMP", "TMPDIR", "OMP_NUM_THREADS", "LANG")
    homes = {name: str(home) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    return {**{name: os.environ[name] for name in kept if name in os.environ}, **homes}


def run(command: list[str], environment: dict[str, str], folder: Path) -> str:
    ran = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {ran.returncode}:\n{ran.stdout[-3000:]}{ran.stderr[-3000:]}")
    return ran.stdout


def compare(painted: Path, expected: Path) -> None:
    with Image.open(painted) as first, Image.open(expected) as second:
        pixels = [np.asarray(picture.convert("RGB"), dtype=np.float64) for picture in (first, second)]
    if pixels[0].shape != pixels[1].shape:
        sys.exit(f"the installed program paints {pixels[0].shape}, the checkout {pixels[1].shape}")
    difference = float(np.abs(pixels[0] - pixels[1]).mean())
    if not difference <= LARGEST_MEAN_DIFFERENCE:
        sys.exit(f"the installed program paints another picture than the checkout: {difference:.2f} levels apart")


if __name__ == "__main__":
    sys.exit(main())
