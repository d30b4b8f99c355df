"""The program's own command lines for children: the same `gigastyle` that a person would type."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from studio.geometry import Size
from studio.paths import shipped_dir

_INSTALLED = "import sys; from studio.app import main; sys.exit(main())"  # what the installed script does


def program_command() -> tuple[str, ...]:
    """What comes before the arguments: the built program, or Python with ``main.py`` or the installed package."""
    if getattr(sys, "frozen", False):
        return (str(_built_program(Path(sys.executable))),)
    main = shipped_dir() / "main.py"
    return (sys.executable, str(main)) if main.is_file() else (sys.executable, "-c", _INSTALLED)


def _built_program(executable: Path) -> Path:
    """The command line beside ``executable``, which may be that of the window.

    From an AppImage it is the image itself: what is mounted of it goes when the window closes, and a training does not.
    """
    image, mounted = os.environ.get("APPIMAGE"), os.environ.get("APPDIR")
    if image and mounted and executable.is_relative_to(mounted):  # of this program, not of the terminal it runs in
        return Path(image)
    return executable.with_name(f"gigastyle{executable.suffix}")


def verify_command(bundle: Path) -> list[str]:
    """Check every file of the bundle in this folder: exit code 0 where it is sound, 3 where it is not."""
    return [*program_command(), "bundles", "verify", str(bundle)]


def import_command(source: Path, *, bundle_id: str, title: str, drop_dead: bool) -> list[str]:
    """Make the person's own bundle ``bundle_id`` of published weights."""
    slimming = ["--drop-dead"] if drop_dead else []
    named = f"--title={title}"  # in one word: a title may begin with a dash
    return [*program_command(), "bundles", "import", str(source), "--id", bundle_id, named, *slimming]


def card_command(picture: Path, output: Path, *, title: str, bundle: str | None) -> list[str]:
    """Make the style card ``output`` of ``picture`` for a bundle (None: the default), replacing what is there."""
    named = [f"--title={title}", *([] if bundle is None else ["--bundle", bundle])]
    return [*program_command(), "styles", "make", str(picture), "--output", str(output), "--overwrite", *named]


@dataclass(frozen=True, slots=True)
class TextureAsked:
    """A texture to be painted, with a bundle by id or folder (None: the default)."""

    size: Size
    seed: int
    is_tileable: bool
    bundle: str | None


def texture_command(style: Path, output: Path, asked: TextureAsked) -> list[str]:
    """Paint a texture in ``style`` into ``output``, replacing what is there; the child prints JSON lines as it goes."""
    options = ["--size", f"{asked.size.width}x{asked.size.height}", "--seed", str(asked.seed), "--overwrite", "--json"]
    tile = ["--tileable"] if asked.is_tileable else []
    named = [] if asked.bundle is None else ["--bundle", asked.bundle]
    return [*program_command(), "texture", str(style), "--output", str(output), *options, *tile, *named]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``bundle`` held against ``against``, ids or folders: ``pairs`` pictures, ``size_px`` at their longer side."""

    bundle: str
    against: str
    contents: Path
    styles: Path
    sheet: Path
    pairs: int
    size_px: int


def export_command(run: Path, bundle_id: str, title: str) -> list[str]:
    """Make a bundle of the run's best weights and put it among the person's own."""
    named = f"--title={title}"  # in one word: a title may begin with a dash
    return [*program_command(), "train", "export", str(run), "--bundle", bundle_id, named]


def evaluate_command(asked: Comparison) -> list[str]:
    """Paint with both, print the figures as JSON and keep them in the bundle; the pictures go into the sheet.

    Judges are left to the evaluation: the teacher first, then the network that took no part, where it is installed.
    """
    return [
        *program_command(),
        "evaluate",
        *("--bundle", asked.bundle, "--against", asked.against),
        *("--contents", str(asked.contents), "--styles", str(asked.styles)),
        *("--pairs", str(asked.pairs), "--size", str(asked.size_px)),
        *("--sheet", str(asked.sheet), "--overwrite", "--record", "--json"),
    ]


def probe_command(request_file: Path) -> list[str]:
    """Try the request in ``request_file``; the child prints JSON lines, the last one with what it measured."""
    return [*program_command(), "train", "probe", str(request_file)]


def scan_command(request_file: Path) -> list[str]:
    """Scan for the request in ``request_file``; the child prints a JSON line for each layer as it goes."""
    return [*program_command(), "train", "scan", str(request_file)]
