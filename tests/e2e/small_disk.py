"""The program on a disk where files stay small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LIMITED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0})); "
    "from studio.app import main; sys.exit(main(sys.argv[1:]))"
)


def on_small_disk(largest_file_bytes: int, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LIMITED.format(largest_file_bytes), "stylize", *map(str, arguments)]
    options = ["--bundle", "tiny", "--device", "cpu", "--threads", "1"]
    return subprocess.run(command + options, capture_output=True, text=True, check=False)
