import subprocess
import sys


def test_importing_the_worker_brings_no_torch() -> None:
    code = "import sys, studio.ui.worker.thread; print('torch' in sys.modules)"
    probe = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert probe.stdout.strip() == "False"
