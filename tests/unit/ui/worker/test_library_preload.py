import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="only these map libraries this way")
def test_maps_the_library_once_without_importing_torch() -> None:
    code = (
        "import sys; from studio.ui.worker.library_preload import preload_torch_library as preload; "
        "print(preload(), 'torch' in sys.modules); import torch; print(preload(), torch.ones(2).sum().item())"
    )
    probe = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert probe.stdout.split() == ["True", "False", "False", "2.0"]
