import subprocess
import sys


def test_importing_the_worker_and_its_thread_brings_no_torch() -> None:
    code = "import sys, studio.ui.worker.thread, studio.ui.worker.worker; print('torch' in sys.modules)"
    probe = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert probe.stdout.strip() == "False"
