import subprocess
import sys
from pathlib import Path

import pytest

from studio.ui.worker.worker import preload_torch_library


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="only these map libraries this way")
def test_maps_the_library_once_without_importing_torch() -> None:
    code = (
        "import sys; from studio.ui.worker.worker import preload_torch_library as preload; "
        "print(preload(), 'torch' in sys.modules); import torch; print(preload(), torch.ones(2).sum().item())"
    )
    probe = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert probe.stdout.split() == ["True", "False", "False", "2.0"]


def test_leaves_it_to_the_import_where_libraries_are_mapped_in_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert not preload_torch_library()


def test_leaves_it_to_the_import_where_the_library_is_not_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    assert not preload_torch_library()
