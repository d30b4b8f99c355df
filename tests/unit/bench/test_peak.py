import sys
from pathlib import Path

import numpy as np
import pytest

from studio.bench.peak import measure_peak
from studio.bench.workload import Implementation
from studio.errors import BundleError
from tests.unit.bench.pictures import tiny_workload

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs psutil there, which is optional")


def test_memory_is_measured_in_an_interpreter_of_its_own(tmp_path: Path) -> None:
    held = np.ones(100_000_000)  # these 800 MB must not count there
    workload = tiny_workload(tmp_path, levels=(2,))
    memory = measure_peak(Implementation.REFERENCE, workload, megapixels=0.01)
    assert memory is not None
    assert 50_000_000 < memory.idle_bytes < memory.peak_bytes < held.nbytes


def test_what_goes_wrong_there_is_told_here(tmp_path: Path) -> None:
    workload = tiny_workload(tmp_path)
    (workload.bundle_dir / "bundle.json").unlink()
    with pytest.raises(BundleError, match=r"holds no bundle\.json"):
        measure_peak(Implementation.OURS, workload, megapixels=0.01)
