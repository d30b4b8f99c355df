"""Take pictures of the window in every state, both themes, two sizes; needs no screen.

    python packaging/screenshots/take.py --output demo/screenshots
    python packaging/screenshots/take.py --output demo/screenshots --language de --size 1280x800 queue dialogs

The window is the real one with the shipped bundle, a sample photo and a shipped style, over folders of its own.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

SIZES = ((1280, 800), (2560, 1440))
SCENES = (
    "empty",
    "modes",
    "mix",
    "masks",
    "creative",
    "regions",
    "refused",
    "dialogs",
    "texture",
    "notices",
    "optimising",
    "film",
    "queue",
    "training",
    "trained",
)


def main() -> int:
    arguments = parsed()
    with tempfile.TemporaryDirectory() as home:
        use_own_folders(Path(home))
        arguments.output.mkdir(parents=True, exist_ok=True)
        sizes = tuple(arguments.size) or SIZES
        take_all(arguments.output, Path(home), set(arguments.scenes), sizes, arguments.language)
    return 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--language", default="en", help="code of the window's language")
    parser.add_argument("--size", type=size_px, action="append", default=[], help="such as 1280x800, instead of all")
    parser.add_argument("scenes", nargs="*", help=f"only these: {', '.join(SCENES)}")
    return parser.parse_args()


def size_px(text: str) -> tuple[int, int]:
    width, height = map(int, text.split("x"))
    return width, height


def use_own_folders(home: Path) -> None:
    """Nothing of the person's own settings, queue or recent photos is in the pictures, nor touched."""
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")


def take_all(output: Path, home: Path, only: set[str], sizes: tuple[tuple[int, int], ...], language: str) -> None:
    from camera import Camera  # noqa: PLC0415 — the folders must be set before
    from scenes import Scenes  # noqa: PLC0415

    from studio.codec import save_record  # noqa: PLC0415
    from studio.ui.preferences.store import (  # noqa: PLC0415
        WindowPreferences,
        window_preferences_file,
    )
    from studio.ui.start import Studio, application  # noqa: PLC0415

    save_record(window_preferences_file(), WindowPreferences(language=language))
    studio = Studio(application(), log_file=home / "log", version="")
    try:
        scenes = Scenes(studio, Camera(studio, output, sizes), home)
        studio.show()
        if not only or "empty" in only:
            scenes.empty()
        if only and only <= {"training", "trained"}:
            for name in sorted(only, key=SCENES.index):
                getattr(scenes, name)()
            return
        scenes.stylize()
        for name in SCENES[1:]:
            if not only or name in only:
                getattr(scenes, name)()
    finally:
        studio.end()


if __name__ == "__main__":
    raise SystemExit(main())
