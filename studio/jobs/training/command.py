"""The program's own command line, for children: the same `gigastyle` that a person would type."""

from __future__ import annotations

import sys

from studio.paths import shipped_dir

_INSTALLED = "import sys; from studio.app import main; sys.exit(main())"  # what the installed script does


def program_command() -> tuple[str, ...]:
    """What comes before the arguments: the built app itself, or Python with ``main.py`` or the installed package."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    main = shipped_dir() / "main.py"
    return (sys.executable, str(main)) if main.is_file() else (sys.executable, "-c", _INSTALLED)
