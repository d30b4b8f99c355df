"""Gigastyle as another program sees it: found, asked for its styles, started on a layer, followed and stopped."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .texts import text

PRESETS = ("balanced", "gentle", "bold", "plain")
"""What ``--preset`` takes, the default first."""

_NAME = "gigastyle.exe" if os.name == "nt" else "gigastyle"
_FOLDER_PREFIX = "gigastyle-layer-"
_ABANDONED_S = 3 * 24 * 3600.0
_GRACE_S = 10.0
_ANSWER_S = 120.0
_STOPPED = 130  # the exit code that says so
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_HOSTS_OWN = ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")
_LOADERS = ("LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH")


class ProgramError(Exception):
    """What a person should read: Gigastyle is not there, or what it said itself."""


class Stopped(Exception):  # noqa: N818 — not an error
    """The person stopped the painting."""


@dataclass(frozen=True)
class Style:
    """A style to pick: what it is called, and its picture or card."""

    title: str
    path: Path


@dataclass(frozen=True)
class Look:
    """How a layer is painted; ``strength`` is from 0 to 1."""

    style: Style
    strength: float = 1.0
    preset: str = PRESETS[0]


def find_program(chosen: str = "", environment: Mapping[str, str] = os.environ) -> Path | None:
    """The executable: the ``chosen`` one, else that of the PATH, else where installers put it; None if nowhere.

    A ``chosen`` one that is not there is not replaced by another.
    """
    if chosen:
        return Path(chosen) if is_executable(Path(chosen)) else None
    on_path = shutil.which("gigastyle", path=environment.get("PATH", os.defpath))
    found = [Path(on_path)] if on_path else [each for each in _usual_places(environment) if is_executable(each)]
    return found[0] if found else None


def not_found() -> str:
    """What to say where `find_program` finds nothing."""
    return text("Gigastyle was not found. Install it, or name its executable in the settings of this plug-in.")


def is_executable(path: Path) -> bool:
    """Whether it is a file that can be started."""
    return path.is_file() and os.access(path, os.X_OK)


def _usual_places(environment: Mapping[str, str]) -> Iterator[Path]:
    home = Path(environment.get("USERPROFILE" if os.name == "nt" else "HOME") or Path.home())
    if os.name == "nt":
        for name, below in (("LOCALAPPDATA", "Programs"), ("PROGRAMFILES", "")):
            if environment.get(name):
                yield Path(environment[name]) / below / "Gigastyle" / _NAME
    elif sys.platform == "darwin":
        for applications in (Path("/Applications"), home / "Applications"):
            yield applications / "Gigastyle.app" / "Contents" / "MacOS" / _NAME
        yield Path("/opt/homebrew/bin") / _NAME
    yield home / ".local" / "bin" / _NAME  # pipx, on all systems
    if os.name != "nt":
        yield from (Path(folder) / _NAME for folder in ("/usr/local/bin", "/usr/bin", "/opt/gigastyle"))


def child_environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """``environment`` without what tells the host's own Python and Qt where they are; Gigastyle brings others.

    A host that is an AppImage also points the loader at its own libraries.
    """
    dropped = (*_HOSTS_OWN, *(_LOADERS if "APPDIR" in environment else ()))
    return {name: value for name, value in environment.items() if name not in dropped}


def list_styles(program: Path) -> list[Style]:
    """The gallery of the program: favourites, the person's own pictures and what ships. `ProgramError` without one."""
    arguments = [str(program), "styles", "list", "--json"]
    try:
        told = subprocess.run(
            arguments,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_ANSWER_S,
            env=child_environment(),
            creationflags=_NO_CONSOLE,
        )
    except OSError as error:
        raise ProgramError(text("{path} cannot be started: {reason}", path=program, reason=error)) from error
    except subprocess.TimeoutExpired as error:
        raise ProgramError(text("{path} does not answer.", path=program)) from error
    if told.returncode:
        raise ProgramError(_last_line(told.stderr) or text("{path} is not Gigastyle.", path=program))
    found = [_object(line) for line in told.stdout.splitlines()]
    return [Style(each["title"], Path(each["path"])) for each in found if each.get("kind", "missing") != "missing"]


def open_program(chosen: str, ask: Callable[[], Path]) -> tuple[Path, list[Style]]:
    """The program and its styles: the ``chosen`` one if it works, else one that is found, else what ``ask`` answers."""
    own = find_program(chosen) if chosen else None
    if own is not None:
        with contextlib.suppress(ProgramError):  # it may have been replaced since
            return own, list_styles(own)
    found = find_program() or ask()
    return found, list_styles(found)


def style_named(name: str, styles: Sequence[Style]) -> Style:
    """The style at that path, or of that title in any case, or any other file; `ProgramError` without one."""
    path = Path(name).expanduser()
    for style in styles:
        if name and (style.path == path or style.title.casefold() == name.casefold()):
            return style
    if not name or not path.is_file():
        raise ProgramError(text("There is no style {name}.", name=name))
    return Style(path.stem, path.absolute())


@contextlib.contextmanager
def working_folder(parent: str = "") -> Iterator[Path]:
    """A folder that is removed with all that is in it; so are those that a host left behind when it was killed."""
    base = Path(parent or tempfile.gettempdir())
    for old in base.glob(_FOLDER_PREFIX + "*"):
        with contextlib.suppress(OSError):
            if time.time() - old.stat().st_mtime > _ABANDONED_S:
                shutil.rmtree(old, ignore_errors=True)
    folder = tempfile.mkdtemp(prefix=_FOLDER_PREFIX, dir=str(base))
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stylize_command(program: Path, content: Path, output: Path, look: Look) -> list[str]:
    """The command that paints ``content``, a TIFF; everything it writes lies beside ``output``."""
    options = ["--style", str(look.style.path), "--strength", f"{look.strength:g}", "--preset", look.preset]
    result = ["--depth", "16", "--compression", "none", "--no-pyramid", "--no-recipe"]
    process = ["--scratch-dir", str(output.parent), "--json", "--stop-on-eof"]
    return [str(program), "stylize", str(content), "--output", str(output), *options, *result, *process]


class PaintingRun:
    """A ``gigastyle`` that paints, in a process of its own: followed by `wait`, ended by `ask_to_stop`.

    Its input stays open as long as the host lives, so that it stops by itself where the host is killed. Used as a
    context, which leaves no process behind.
    """

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self.fraction = 0.0
        self.stage = ""
        self.notes: list[str] = []
        self._failure = ""
        self._asked_s: float | None = None
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._errors = folder / "errors.txt"
        try:
            with self._errors.open("wb") as errors:
                self._child = subprocess.Popen(
                    list(command),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    env=child_environment(),
                    creationflags=_NO_CONSOLE,
                    start_new_session=os.name != "nt",
                )
        except OSError as error:
            raise ProgramError(text("{path} cannot be started: {reason}", path=command[0], reason=error)) from error
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> PaintingRun:
        return self

    def __exit__(self, *_: object) -> None:
        self.ask_to_stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(_GRACE_S)
        self._kill()
        self._reader.join()
        assert self._child.stdout is not None
        self._child.stdout.close()

    def wait(self, seconds: float) -> bool:
        """Look at what is told for at most so long; False once the program has ended."""
        if self._asked_s is not None and time.monotonic() - self._asked_s > _GRACE_S:
            self._kill()
        try:
            line = self._lines.get(timeout=seconds)
            while line is not None:
                self._take(_object(line))
                line = self._lines.get_nowait()
        except queue.Empty:
            return True
        try:
            self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            self._lines.put(None)
            return True
        return False

    def ask_to_stop(self) -> None:
        """Close its input, at which it stops after the current band; `wait` kills it where it does not."""
        if self._asked_s is None:
            self._asked_s = time.monotonic()
            assert self._child.stdin is not None
            with contextlib.suppress(OSError):
                self._child.stdin.close()

    def check(self) -> None:
        """After its end: raises `Stopped` where it was asked to, `ProgramError` with its own words for a failure."""
        code = self._child.returncode
        if code == 0:
            return
        if self._asked_s is not None or code == _STOPPED:
            raise Stopped
        told = self._failure or _last_line(self._errors.read_bytes())
        raise ProgramError(told or text("Gigastyle ended with code {code} and said nothing.", code=code))

    def _read(self) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _take(self, told: Mapping[str, Any]) -> None:
        event = told.get("event")
        if event == "progress":
            self.fraction, self.stage = float(told["fraction"]), str(told["stage"])
        elif event == "note":
            self.notes.append(str(told["message"]))
        elif event == "failed":
            self._failure = str(told["message"])

    def _kill(self) -> None:
        if self._child.poll() is None:
            if os.name == "nt":
                self._child.kill()
            else:
                os.killpg(self._child.pid, signal.SIGKILL)  # also what a script started that stands for gigastyle
            self._child.wait()


def _object(line: bytes) -> dict[str, Any]:
    """The JSON object of a line; empty for anything else, such as what a library prints."""
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _last_line(errors: bytes) -> str:
    lines = [line.strip() for line in errors.decode("utf-8", "replace").splitlines() if line.strip()]
    prefix = "gigastyle: "
    told = [line for line in lines if line.startswith(prefix)] or lines
    return told[-1][len(prefix) if told[-1].startswith(prefix) else 0 :] if told else ""
