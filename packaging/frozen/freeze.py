"""Build the program as one folder for the system that this runs on: ``dist/gigastyle``.

    python packaging/frozen/freeze.py        # or: make package

The first build also builds OpenCV (`opencv`). Says how long it took and how large each part is; ends with 1 where a
part is larger than its budget.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

import contents
import opencv

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / "build" / "package-environment"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", type=Path, help="an interpreter that has the extras gui and package, and no more")
    parser.add_argument(
        "--opencv",
        choices=opencv.KINDS,
        default="built",
        help="wheel: OpenCV's own wheel, without compiling; larger, and not to be passed on (not used with --python)",
    )
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="where the folder gigastyle is made")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "frozen", help="what a next build uses again")
    arguments = parser.parse_args()
    python = arguments.python or made_environment(arguments.opencv)
    begun_s = time.monotonic()
    places = ["--distpath", str(arguments.output), "--workpath", str(arguments.work)]
    spec = Path(__file__).with_name("gigastyle.spec")
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, str(spec)]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}  # compiled modules are the same in every build
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    if code != 0:
        return code
    print(f"built {arguments.output / 'gigastyle'} in {time.monotonic() - begun_s:.0f} s")
    return 0 if print_sizes(arguments.output / "gigastyle") else 1


def made_environment(kind_of_opencv: str) -> Path:
    """The interpreter of an environment with what goes into the program and PyInstaller, made where there is none."""
    setup = ROOT / "packaging" / "setup_environment.py"
    command = [sys.executable, str(setup), "--environment", str(ENVIRONMENT), "--extent", "package"]
    subprocess.run(command, check=True)
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    opencv.install(python, kind_of_opencv)
    return python


def print_sizes(folder: Path) -> bool:
    """Print the size of each part of the built program; False where one is above its budget.

    What makes a program private, which is printed as well, may be larger.
    """
    sizes, private = contents.part_sizes(folder), contents.private_libraries(folder)
    too_large = {part for part, size in sizes.items() if size > part.budget_mb * 1e6}
    for part, size in sorted(sizes.items(), key=lambda item: -item[1]):
        print(
            f"{part.title:<28} {size / 1e6:7.1f} MB of {part.budget_mb:4}{'  TOO LARGE' if part in too_large else ''}"
        )
    total, budget = sum(sizes.values()), sum(part.budget_mb for part in sizes)
    print(f"{'all':<28} {total / 1e6:7.1f} MB of {budget:4}")
    if private:
        print(f"for private use alone: {len(private)} libraries must not be passed on, such as {private[0]}")
    return not too_large - {contents.part_of(name) for name in private}


if __name__ == "__main__":
    sys.exit(main())
