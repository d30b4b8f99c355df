"""An OpenCV of the parts that the program uses, built from its source distribution and kept for later builds.

    python packaging/frozen/opencv.py --python build/package-environment/bin/python     # a part of: make package

OpenCV's own wheel brings an FFmpeg that is linked with OpenSSL 1.1, which may not be passed on beside x264, and is
140 MB larger. A build needs a C++ compiler and the headers of Python; pip fetches CMake where the system has none.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
KEPT = ROOT / "build" / "opencv"
PROJECT = "opencv-python-headless"
KINDS = ("built", "wheel")
MODULES = ("core", "imgproc", "objdetect", "video", "imgcodecs", "python3")
"""Of OpenCV; filters and warping, cascades of classifiers, and optical flow lie in them.

imgcodecs is there for `imread` alone, without which OpenCV's build writes no types and fails at its end.
"""

_WITHOUT = (
    "FFMPEG", "GSTREAMER", "V4L", "1394", "VA", "VA_INTEL", "AVFOUNDATION", "DSHOW",  # cameras and films
    "JPEG", "PNG", "TIFF", "WEBP", "OPENJPEG", "JASPER", "OPENEXR", "AVIF",  # files of pictures
    *(f"IMGCODEC_{name}" for name in ("GIF", "HDR", "SUNRASTER", "PXM", "PFM")),
    "VTK", "GTK", "OPENCL", "OPENCLAMDFFT", "OPENCLAMDBLAS", "DIRECTX", "DIRECTML",  # displays and their processors
    "IPP", "ITT", "LAPACK", "EIGEN", "ADE", "PROTOBUF", "FLATBUFFERS", "QUIRC",
)  # fmt: skip
OPTIONS = (
    f"-DBUILD_LIST={','.join(MODULES)}",
    *(f"-DWITH_{name}=OFF" for name in _WITHOUT),
    "-DBUILD_OPENEXR=OFF",
    "-DBUILD_TESTS=OFF",
    "-DBUILD_PERF_TESTS=OFF",
    "-DBUILD_JAVA=OFF",
)
"""What CMake is told. Newer instructions than SSE3 are chosen as the program runs, as they are in the wheel."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", type=Path, required=True, help="the interpreter of the environment to install into")
    parser.add_argument("--kind", choices=KINDS, default="built", help="wheel: OpenCV's own, for private use")
    arguments = parser.parse_args()
    install(arguments.python, arguments.kind)
    return 0


def install(python: Path, kind: str) -> None:
    """Put an OpenCV of this kind in the place of that in an environment; ends the program where pip fails."""
    what = str(built_wheel(python)) if kind == "built" else requirement()
    quiet = ["--quiet", "--no-deps", "--force-reinstall", "--disable-pip-version-check"]
    if subprocess.run([str(python), "-m", "pip", "install", *quiet, what], check=False).returncode != 0:
        sys.exit(f"pip could not install {what}; its own message stands above")


def built_wheel(python: Path) -> Path:
    """The wheel of the wanted version and options: from an earlier build, or built now."""
    folder = KEPT / key()
    found = list(folder.glob("*.whl"))
    return found[0] if found else _built(python, folder)


def _built(python: Path, folder: Path) -> Path:
    refuse_without_tools()
    log = folder / "build.log"
    folder.mkdir(parents=True, exist_ok=True)
    print(f"building {requirement()}, once: some 15 minutes of one processor; {log} tells how far it is", flush=True)
    begun_s = time.monotonic()
    command = [str(python), "-m", "pip", "wheel", "--verbose", "--no-deps", "--no-binary", PROJECT, requirement()]
    with log.open("wb") as output:
        told = subprocess.run(
            [*command, "--wheel-dir", str(folder / "part")],
            env=build_environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if told.returncode != 0:
        end = "".join(log.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)[-30:])
        sys.exit(f"{end}\nOpenCV could not be built; all that was said is in {log}. {_instead()}")
    (made,) = (folder / "part").glob("*.whl")
    wheel = made.rename(folder / made.name)
    (folder / "part").rmdir()
    print(f"built {wheel.name} ({wheel.stat().st_size / 1e6:.1f} MB) in {time.monotonic() - begun_s:.0f} s", flush=True)
    return wheel


def build_environment() -> dict[str, str]:
    """This process's, with the options, as many compilers as processors, and without pins of a person's pip.

    The source distribution pins what it is built with itself; other pins would contradict them.
    """
    processors = str(os.cpu_count() or 1)
    return {
        "CMAKE_BUILD_PARALLEL_LEVEL": processors,
        **os.environ,
        "CMAKE_ARGS": " ".join(OPTIONS),
        "ENABLE_HEADLESS": "1",
        "PIP_CONSTRAINT": os.devnull,
    }


def refuse_without_tools() -> None:
    """End the program, saying what is missing, where there is no compiler or no header of Python."""
    missing = []
    if sys.platform == "linux" and not any(map(shutil.which, (os.environ.get("CXX", "c++"), "g++", "clang++"))):
        missing.append("a C++ compiler (on Debian and Ubuntu: apt-get install g++ make)")
    if not (Path(sysconfig.get_path("include")) / "Python.h").is_file():
        missing.append("the headers of Python (on Debian and Ubuntu: apt-get install python3-dev)")
    if missing:
        sys.exit(f"building OpenCV needs {' and '.join(missing)}. {_instead()}")


def _instead() -> str:
    return "For private use alone, OpenCV's own wheel does as well: make package OPENCV=wheel"


def requirement() -> str:
    """The pinned OpenCV, such as ``opencv-python-headless==4.14.0.94``."""
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    return next(line.partition("#")[0].strip() for line in lines if line.startswith(f"{PROJECT}=="))


def key() -> str:
    """Names a build: another version, Python, system or option gets another folder."""
    digest = hashlib.sha256("\n".join(OPTIONS).encode()).hexdigest()[:12]
    return f"{requirement().partition('==')[2]}-{sys.implementation.cache_tag}-{platform.machine()}-{digest}"


if __name__ == "__main__":
    sys.exit(main())
