"""Take pictures of the window in every state, both themes, two sizes; needs no screen.

    python packaging/screenshots/take.py --output demo/screenshots

The window is the real one with the shipped bundle, a sample photo and a shipped style, over folders of its own.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

SIZES = ((1280, 800), (2560, 1440))
SCENES = ("empty", "modes", "mix", "refused", "dialogs", "notices", "queue", "training")


def main() -> int:
    arguments = parsed()
    with tempfile.TemporaryDirectory() as home:
        use_own_folders(Path(home))
        arguments.output.mkdir(parents=True, exist_ok=True)
        take_all(arguments.output, Path(home), set(arguments.scenes))
    return 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("scenes", nargs="*", help=f"only these: {', '.join(SCENES)}")
    return parser.parse_args()


def use_own_folders(home: Path) -> None:
    """Nothing of the person's own settings, queue or recent photos is in the pictures, nor touched."""
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")


def take_all(output: Path, home: Path, only: set[str]) -> None:
    from camera import Camera  # noqa: PLC0415 — the folders must be set before
    from scenes import Scenes  # noqa: PLC0415

    from studio.ui.start import Studio, application  # noqa: PLC0415

    studio = Studio(application(), log_file=home / "log", version="")
    try:
        scenes = Scenes(studio, Camera(studio, output, SIZES), home)
        studio.show()
        if not only or "empty" in only:
            scenes.empty()
        if only == {"training"}:
            scenes.training()
            return
        scenes.stylize()
        for name in SCENES[1:]:
            if not only or name in only:
                getattr(scenes, name)()
    finally:
        studio.end()


if __name__ == "__main__":
    raise SystemExit(main())
