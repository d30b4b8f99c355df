"""Make the virtual environment that the Makefile's targets run in; a second call finds nothing to do.

Needs nothing but Python itself: run it with the Python the environment shall have.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 — before anything that an older Python could not read
    sys.exit(
        "Gigastyle needs Python 3.11 or newer, and this is %d.%d. Name a newer one: make PYTHON=python3.12 ..."  # noqa: UP031
        % sys.version_info[:2]
    )

import argparse
import hashlib
import json
import os
import subprocess
import venv
from pathlib import Path

from check_qt_libraries import ensure_qt_libraries

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
EXTRAS = {"runtime": "", "full": "[gui,research,dev,docs]"}


def main() -> int:
    """Bring the environment to the wanted extent unless it is there already."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--environment", type=Path, default=ROOT / ".venv")
    parser.add_argument("--extent", choices=EXTRAS, default="full", help="runtime: just what stylizing needs")
    arguments = parser.parse_args()
    python = environment_python(arguments.environment)
    stamp = arguments.environment / "gigastyle-setup.json"
    if not is_current(stamp, arguments.extent):
        if not python.exists():
            print(f"making the environment {arguments.environment}", flush=True)
            venv.create(arguments.environment, with_pip=True)
        install(python, arguments.extent)
        stamp.write_text(json.dumps({"extent": arguments.extent, "wanted": fingerprint()}), encoding="utf-8")
    if arguments.extent == "full":
        ensure_qt_libraries(python)
    return 0


def environment_python(environment: Path) -> Path:
    """The interpreter inside an environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint() -> str:
    """What the environment depends on, as one number; changes when the requirements do."""
    digest = hashlib.sha256()
    for path in (ROOT / "pyproject.toml", CONSTRAINTS, *sorted((ROOT / "studio" / "kernels" / "native").iterdir())):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current(stamp: Path, extent: str) -> bool:
    """Whether an earlier call brought the environment to this extent or further, for the same requirements."""
    try:
        kept = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return kept.get("wanted") == fingerprint() and kept.get("extent") in (extent, "full")


def install(python: Path, extent: str) -> None:
    """Install torch first, then Gigastyle itself in place with what it needs."""
    if not install_cpu_torch(python):
        pip(python, torch_requirement())
    pip(python, "-c", str(CONSTRAINTS), "-e", f"{ROOT}{EXTRAS[extent]}")


def install_cpu_torch(python: Path) -> bool:
    """Try the CPU build of torch; False where pip knows no index that has it.

    TORCH_INDEX names PyTorch's CPU wheel index. Without it pip's own configuration decides: an index or folder that
    has the CPU build is used, and only else the standard build, which brings gigabytes of CUDA on Linux.
    """
    index = os.environ.get("TORCH_INDEX")
    if index:
        pip(python, "--index-url", index, torch_requirement())
        return True
    if sys.platform != "linux":  # the standard build for the other systems is the CPU (or Metal) build
        return False
    command = [str(python), "-m", "pip", "install", "-c", str(CONSTRAINTS), f"{torch_requirement()}+cpu"]
    if subprocess.run(command, cwd=ROOT, stderr=subprocess.DEVNULL, check=False).returncode == 0:
        return True
    print(
        "pip knows no CPU build of torch; taking the standard one, which includes CUDA (see docs/guide/installing.md)",
        flush=True,
    )
    return False


def torch_requirement() -> str:
    """The pinned torch, such as ``torch==2.13.0``."""
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("torch=="))


def pip(python: Path, *arguments: str) -> None:
    """Run ``pip install``; ends the program where it fails, pip having said why."""
    code = subprocess.run([str(python), "-m", "pip", "install", *arguments], cwd=ROOT, check=False).returncode
    if code != 0:
        sys.exit(f"pip install {' '.join(arguments)} failed ({code}); its own message stands above")


if __name__ == "__main__":
    sys.exit(main())
