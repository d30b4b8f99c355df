from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.compression.run_folder import RunFolder
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec
from tests.limits import small_calibration
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.compression.runs import Finished, FinishedRun, finish
from tests.unit.engine.pictures import write_picture


@pytest.fixture(scope="session")
def teacher_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundles") / "teacher"
    write_tiny_bundle(folder, levels=(3, 2, 1))
    return folder


@pytest.fixture
def teacher(teacher_folder: Path) -> Bundle:
    return load_bundle(teacher_folder)


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    for seed, (width, height) in enumerate(((96, 64), (64, 90), (70, 70))):
        write_picture(folder / f"{seed}.png", width, height, seed=seed)
    return folder


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """Runs left alone to their end, each trained when the first test asks for it."""
    runs: dict[str, FinishedRun] = {}

    def run_of(spec: DistillSpec | PruneSpec) -> FinishedRun:
        if repr(spec) not in runs:
            runs[repr(spec)] = finish(spec, RunFolder(tmp_path_factory.mktemp("finished") / "run"))
        return runs[repr(spec)]

    return run_of


@pytest.fixture(autouse=True)
def quick_preparation() -> Iterator[None]:
    """Every run here has tiny networks."""
    with small_calibration():
        yield


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
