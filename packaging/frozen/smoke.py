"""Try the built program as a stranger's machine would: empty home, empty PATH, no display.

    python packaging/frozen/smoke.py [FOLDER] [--root ROOT]        # or: make package-smoke

With ``--root`` the folder is copied into that root of another system and tried there, by chroot. Checks the size of
each part and that no forbidden module is there, prints how long the program takes to start, and ends with 1 where
anything is not as it should be. A line on stderr that nobody expects is a failure.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import collecting
import contents
from freeze import ROOT, print_sizes

_TIMEOUT_S = 300.0
_SHOWN_S = 120.0
_INSTALLED = "opt/gigastyle"
_SUFFIX = ".exe" if os.name == "nt" else ""
_STARTS = 3
_MODULES = (".so", ".pyd", ".py", ".pyc")
PHOTO, STYLE = "resources/photos/cat.jpg", "resources/styles/blue_night.jpg"
EXPECTED_ON_STDERR = ("This plugin does not support",)  # Qt's offscreen platform, of what windows cannot do there


@dataclass
class Machine:
    """Where the program is tried: ``program`` and ``work`` are paths as it sees them, in ``root`` if there is one."""

    program: Path
    work: Path
    root: Path | None = None
    home_name: str = "home"
    failures: list[str] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the person's: no PATH, and a home that is empty but for what the program left there."""
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}  # Windows
        return {**kept, "HOME": str(self.home), "PATH": "", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}

    @property
    def home(self) -> Path:
        """The person's folder."""
        return self.work / self.home_name

    def command(self, name: str, *arguments: str | Path) -> list[str]:
        """The command line that runs executable ``name`` of the program."""
        inside = [str(self.program / f"{name}{_SUFFIX}"), *map(str, arguments)]
        return inside if self.root is None else ["/usr/sbin/chroot", str(self.root), *inside]

    def outside(self, path: Path) -> Path:
        """Where ``path``, as the program sees it, lies for this script."""
        return path if self.root is None else self.root / path.relative_to("/")

    def run(self, name: str, *arguments: str | Path, code: int = 0) -> str:
        """Run to the end and return standard output; another exit code, or what is on stderr, is a failure."""
        shown = " ".join([name, *map(str, arguments)])
        done = subprocess.run(
            self.command(name, *arguments),
            env=self.environment,
            cwd=self.outside(self.work),
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_S,
            check=False,
        )
        if done.returncode != code:
            self.fail(f"{shown}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        unexpected = [line for line in done.stderr.splitlines() if not line.startswith(EXPECTED_ON_STDERR)]
        if unexpected:
            self.fail(f"{shown}: unexpected on stderr\n" + "\n".join(unexpected))
        return done.stdout

    def fail(self, what: str) -> None:
        """Note and print a failure; the other checks follow all the same."""
        self.failures.append(what)
        print(f"FAILED {what}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "dist" / "gigastyle")
    parser.add_argument("--root", type=Path, help="try it in this root of another system, as the super-user")
    arguments = parser.parse_args()
    with machine(arguments.folder.resolve(), arguments.root) as tried:
        if not print_sizes(arguments.folder):
            tried.fail("a part is larger than its budget")
        for check in (check_modules, check_starts, check_streams, check_self_test, check_stylize, check_window):
            check(tried)
            print(f"{check.__name__.removeprefix('check_')}: looked at", flush=True)
    print(f"{len(tried.failures)} failures")
    return 1 if tried.failures else 0


@contextmanager
def machine(folder: Path, root: Path | None) -> Iterator[Machine]:
    """The program where it was built, or copied into ``root``, with an empty folder to work in."""
    if root is None:
        with tempfile.TemporaryDirectory() as work:
            tried = Machine(folder, Path(work))
            (tried.work / "home").mkdir()
            yield tried
        return
    place = root.resolve() / _INSTALLED
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder, place, symlinks=True)
    with system_files(root), tempfile.TemporaryDirectory(dir=root / "tmp") as work:
        tried = Machine(Path("/", _INSTALLED), Path("/tmp", Path(work).name), root.resolve())
        (Path(work) / "home").mkdir()
        yield tried


@contextmanager
def system_files(root: Path) -> Iterator[None]:
    """What every running system has, in ``root`` while the context lasts: processes and devices."""
    mounts = ((root / "proc", ("-t", "proc", "proc")), (root / "dev", ("--bind", "/dev")))
    mounted = [place for place, what in mounts if not os.path.ismount(place) and _mounted(place, what)]
    try:
        yield
    finally:
        for place in reversed(mounted):
            subprocess.run(["umount", str(place)], check=True)


def _mounted(place: Path, what: Sequence[str]) -> bool:
    return subprocess.run(["mount", *what, str(place)], check=True).returncode == 0


def check_modules(tried: Machine) -> None:
    """No forbidden module, the compiled libraries that this checkout has, and the two executables."""
    folder = tried.outside(tried.program)
    inside = [path for path in (folder / "_internal").rglob("*") if path.is_dir() or path.suffix in _MODULES]
    names = [path.relative_to(folder / "_internal").as_posix().split(".")[0].replace("/", ".") for path in inside]
    if found := contents.forbidden_among(names):
        tried.fail(f"forbidden: {', '.join(found)}")
    for source, place in collecting.own_libraries(ROOT):
        if not (folder / "_internal" / place / Path(source).name).is_file():
            tried.fail(f"the compiled library {Path(source).name} is missing")
    for name in ("gigastyle", "gigastyle-window"):
        if not (folder / f"{name}{_SUFFIX}").is_file():
            tried.fail(f"there is no {name}")


def check_starts(tried: Machine) -> None:
    """What answers at once does so, and how fast."""
    if not tried.run("gigastyle", "--version").startswith("gigastyle "):
        tried.fail("--version does not say which")
    for arguments in (("--version",), ("--help",), ("bundles", "list")):
        print(f"{' '.join(arguments)}: {1000 * _fastest_s(tried, arguments):.0f} ms", flush=True)


def check_streams(tried: Machine) -> None:
    """Started as a desktop starts it, without any standard streams, the program works all the same."""
    if os.name != "posix":
        return  # windowed executables never have any there
    command, environment = tried.command("gigastyle", "bundles", "verify", "swift"), tried.environment
    code = subprocess.run(
        command, env=environment, preexec_fn=_close_streams, timeout=_TIMEOUT_S, check=False
    ).returncode
    if code != 0:
        tried.fail(f"without standard streams: exit code {code}")


def _close_streams() -> None:
    for descriptor in range(3):
        os.close(descriptor)


def _fastest_s(tried: Machine, arguments: Sequence[str]) -> float:
    times_s = []
    for _start in range(_STARTS):
        begun_s = time.monotonic()
        tried.run("gigastyle", *arguments)
        times_s.append(time.monotonic() - begun_s)
    return min(times_s)


def check_self_test(tried: Machine) -> None:
    """Every part works, the compiled libraries too where this checkout has them."""
    told = tried.run("gigastyle", "--self-test")
    print(told, end="", flush=True)
    if "convolutions by torch" in told and any(
        _can_compute(source) for source, _place in collecting.own_libraries(ROOT)
    ):
        tried.fail("the compiled convolutions are there and are not used")


def _can_compute(library: str) -> bool:
    """Whether this is the library of convolutions, and this processor has the instructions that it needs."""
    try:
        return bool(ctypes.CDLL(library).gigastyle_instructions() >= 0)
    except (OSError, AttributeError):
        return False


def check_stylize(tried: Machine) -> None:
    """The command line paints a picture."""
    result, content = tried.work / "painted.jpg", tried.program / "_internal" / PHOTO
    style = tried.program / "_internal" / STYLE
    tried.run("gigastyle", "stylize", content, "--style", style, "--output", result, "--json")
    if not tried.outside(result).is_file() or tried.outside(result).stat().st_size < 10_000:
        tried.fail("stylize left no picture")


def check_window(tried: Machine) -> None:
    """The window's executable comes up with a photo; a second start gives it another and ends."""
    folder, begun_s = tried.program / "_internal", time.monotonic()
    tried.home_name = "home-of-the-window"  # without a queue yet, by which it is seen that the window has begun
    home = tried.outside(tried.home)
    home.mkdir()
    log = tried.outside(tried.work) / "window.log"
    with log.open("wb") as output:
        first = subprocess.Popen(
            tried.command("gigastyle-window", folder / PHOTO),
            env=tried.environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        while first.poll() is None and not list(home.rglob("queue/*")) and time.monotonic() - begun_s < _SHOWN_S:
            time.sleep(0.05)
        tried.run("gigastyle-window", folder / STYLE)
        print(f"the window answers after {time.monotonic() - begun_s:.1f} s, a second start included", flush=True)
        if first.poll() is not None:
            tried.fail(f"the window ended by itself: {first.returncode}\n{log.read_text()}")
    finally:
        first.send_signal(signal.SIGTERM)
        first.wait(timeout=_SHOWN_S)
    lines = [line for line in log.read_text(errors="replace").splitlines() if not line.startswith(EXPECTED_ON_STDERR)]
    if lines:
        tried.fail("the window printed\n" + "\n".join(lines))


if __name__ == "__main__":
    sys.exit(main())
