from collections.abc import Iterator

import pytest
import torch

from studio.compression.evaluation.request import EvaluationRequest
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture


@pytest.fixture(scope="session")
def request_of_two(tmp_path_factory: pytest.TempPathFactory) -> EvaluationRequest:
    """Two bundles of levels 2 and 1, three contents and two styles, one file that is no picture."""
    root = tmp_path_factory.mktemp("evaluation")
    write_tiny_bundle(root / "small", levels=(2, 1), widths={1: 3, 2: 4}, seed=1)
    write_tiny_bundle(root / "large", levels=(2, 1))
    for seed, (width, height) in enumerate(((96, 64), (64, 90), (70, 70))):
        write_picture(root / "contents" / f"content{seed}.png", width, height, seed=seed)
    for seed, (width, height) in enumerate(((80, 60), (64, 64))):
        write_picture(root / "styles" / f"style{seed}.png", width, height, seed=10 + seed)
    (root / "styles" / "broken.png").write_bytes(b"not a picture")
    return EvaluationRequest(
        bundle=root / "small",
        against=root / "large",
        contents=root / "contents",
        styles=root / "styles",
        size_px=64,
        pairs=4,
        threads=1,
        latency_megapixels=0.006,
        repeats=1,
    )


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
