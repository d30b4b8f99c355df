"""What the window and the command line load at start is seen in a fresh interpreter, not only in the import graph."""

import subprocess
import sys

import pytest

TORCH_FREE = (
    "studio.app", "studio.cli.main", "studio.settings", "studio.specs.stylize", "studio.paths", "studio.progress",
    "studio.geometry", "studio.networks.layout", "studio.networks.costs", "studio.bundles.manifest",
    "studio.bundles.catalog",
)  # fmt: skip


@pytest.mark.parametrize("name", TORCH_FREE)
def test_importing_brings_no_torch_and_no_qt(name: str) -> None:
    code = f"import sys, {name}; print([heavy for heavy in ('torch', 'PySide6', 'cv2') if heavy in sys.modules])"
    probe = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert probe.stdout.strip() == "[]"
