"""Paths that lead nowhere or where nobody may go, the commands that are given them, and what must come of it.

Run as a program it tries them all, those that permissions forbid too: `python unreachable.py FOLDER`. Whoever starts it
as root takes away what lets root pass by permissions (`without_privileges`).
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import shutil
import sys
from pathlib import Path

from studio.app import main

_DROP_FROM_BOUNDS = 24  # PR_CAPBSET_DROP
_PASSING_BY_PERMISSIONS = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH

ON_TINY = "--bundle tiny --device cpu --threads 1"
PAINT = f"stylize content.png --style style.jpg {ON_TINY} --output out.png --overwrite"
PAIRS = "--contents pictures --styles pictures --size 48 --pairs 1"
FOLDERS = "--contents pictures --styles pictures"
COMMANDS = (
    f"stylize PATH --style style.jpg {ON_TINY} --output out.png --overwrite",
    f"stylize PATH content.png --style style.jpg {ON_TINY} --output outs --overwrite",
    f"stylize content.png --style PATH {ON_TINY} --output out.png --overwrite",
    f"stylize content.png --style style.jpg {ON_TINY} --output PATH",
    f"stylize content.png --style style.jpg {ON_TINY} --output PATH --overwrite --json",
    f"stylize content.png style.jpg --style style.jpg {ON_TINY} --output PATH --overwrite",
    "stylize content.png --style style.jpg --bundle PATH --output out.png --overwrite",
    f"{PAINT} --job-dir PATH",
    f"{PAINT} --scratch-dir PATH",
    f"{PAINT} --keep-maps PATH",
    f"{PAINT} --window 0,0,16,16 --maps PATH",
    f"verify-exact PATH --style style.jpg {ON_TINY} --windows 1 --window-size 32",
    f"verify-exact content.png --style PATH {ON_TINY} --windows 1 --window-size 32",
    "bench --content PATH --bundle PATH",
    "bench --style PATH --bundle PATH",
    "bench --bundle tiny --megapixels 0.001 --repeats 1 --plot PATH/gone/plot.png",
    "bundles show PATH",
    "bundles verify PATH",
    "bundles import PATH --id new",
    f"evaluate --bundle PATH {PAIRS}",
    "evaluate --bundle tiny --contents PATH --styles pictures --size 48 --pairs 1",
    "evaluate --bundle tiny --contents pictures --styles PATH --size 48 --pairs 1",
    f"evaluate --bundle tiny {PAIRS} --pairs-file PATH",
    f"evaluate --bundle tiny {PAIRS} --judges PATH",
    f"evaluate --painted PATH {PAIRS} --against tiny",
    f"train distill --teacher PATH {FOLDERS} --out run --steps 1",
    "train distill --teacher tiny --contents PATH --styles pictures --out run --steps 1",
    "train distill --teacher tiny --contents pictures --styles PATH --out run --steps 1",
    f"train distill --teacher tiny {FOLDERS} --start PATH --out run --steps 1",
    f"train prune --bundle PATH {FOLDERS} --out run --steps 1 --ratio 0.5",
    "train start PATH",
    "train stop PATH",
    "train status PATH",
    "train resume PATH",
    "train export PATH --bundle new",
    "train probe PATH",
    "train scan PATH",
    "PATH no-such-file",  # both there would open the window
)


def make_places(folder: Path) -> dict[str, Path]:
    """What can be wrong with a path, made anew in ``folder``: a command may have written there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "loop.png").symlink_to("loop.png")
    (folder / "nowhere.png").symlink_to("gone.png")
    (folder / "words.png").write_text("these are words")
    (folder / "folder.png").mkdir()
    os.mkfifo(folder / "pipe.png")
    return {
        "missing": folder / "gone.png",
        "in a missing folder": folder / "gone" / "a.png",
        "too long a name": folder / f"{'x' * 300}.png",
        "too long a path": folder.joinpath(*["y" * 200] * 30),
        "a link to itself": folder / "loop.png",
        "behind a link to itself": folder / "loop.png" / "a.png",
        "a link to nothing": folder / "nowhere.png",
        "a pipe": folder / "pipe.png",
        "a folder": folder / "folder.png",
        "words": folder / "words.png",
        "in a file": folder / "words.png" / "a.png",
        "no text": Path(os.fsdecode(bytes(folder) + b"/\xff\xfe.png")),
        "two lines": folder / "two\nlines.png",
    }


def make_forbidden(folder: Path) -> dict[str, Path]:
    """Places that permissions keep one out of."""
    locked, guarded = folder / "locked", folder / "guarded"
    for each in (locked, guarded):
        each.mkdir(parents=True, exist_ok=True)
        each.chmod(0o700)
    secret = guarded / "secret.png"
    secret.touch()
    secret.chmod(0)
    locked.chmod(0)
    guarded.chmod(0o500)
    return {
        "a locked folder": locked,
        "in a locked folder": locked / "a.png",
        "a locked file": secret,
        "in a folder to look at": guarded / "new.png",
    }


def attempt(command: str, path: Path) -> tuple[int, str]:
    """The exit code and what was printed to stderr."""
    arguments = [part.replace("PATH", str(path)) for part in command.split()]
    errors = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
        code = main(arguments)
    return code, errors.getvalue()


def complaint(path: Path, code: int, errors: str) -> str | None:
    """What is wrong with an ending, None where it is as it should be."""
    lines = [line for line in errors.splitlines() if not line.startswith("measuring ")]
    if code not in (0, 2, 3):
        return f"exit code {code}: {errors}"
    if code == 0 or "usage:" in errors:
        return None
    if not lines or not all(line.startswith("gigastyle: ") for line in lines):
        return f"no line that says what is wrong: {errors!r}"
    if code == 2 and len(lines) != 1:
        return f"more than one line: {errors!r}"
    named = (repr(str(each))[1:-1] for each in (path, path.parent))
    return None if any(name in lines[0] for name in named) else f"the path is not named: {errors!r}"


def without_privileges() -> None:
    """Take away, from programs started after this, what lets root pass by permissions; raises OSError elsewhere."""
    for capability in _PASSING_BY_PERMISSIONS:
        if ctypes.CDLL(None, use_errno=True).prctl(_DROP_FROM_BOUNDS, capability, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "capabilities cannot be dropped")


if __name__ == "__main__":
    complaints = []
    for each_command in COMMANDS:
        for what, place in make_forbidden(Path(sys.argv[1]) / "forbidden").items():
            ending = attempt(each_command, place)
            if found := complaint(place, *ending):
                complaints.append([each_command, what, found])
    print(json.dumps(complaints))
