import subprocess
import sys

import pytest


@pytest.mark.parametrize("name", ["studio.jobs.store", "studio.jobs.scheduler", "studio.jobs.queue_summary"])
def test_the_queue_needs_neither_torch_nor_qt(name: str) -> None:
    code = f"import sys, {name}; print([heavy for heavy in ('torch', 'PySide6') if heavy in sys.modules])"
    probe = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert probe.stdout.strip() == "[]"


def test_the_tab_needs_neither_torch_nor_the_picture_readers() -> None:
    code = "import sys, studio.ui.queue.tab; print([name for name in ('torch', 'pyvips') if name in sys.modules])"
    probe = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert probe.stdout.strip() == "[]"
