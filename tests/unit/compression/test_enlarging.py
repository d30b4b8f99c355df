import numpy as np
import torch

from studio.compression.painting_objective import drawn_cuts, enlarged


def crops(count: int = 16) -> torch.Tensor:
    return torch.rand(count, 3, 96, 96, generator=torch.Generator().manual_seed(0))


def drawn(pictures: torch.Tensor, share: float, seed: int) -> torch.Tensor:
    return enlarged(pictures, drawn_cuts(len(pictures), pictures.shape[-1], share, np.random.default_rng(seed)))


def finest(pictures: torch.Tensor) -> torch.Tensor:
    return pictures.diff(dim=3).abs().mean((1, 2, 3))


def test_a_share_is_enlarged_and_the_rest_stays() -> None:
    before = crops()
    after = drawn(before, 0.5, 1)
    kept = (after == before).flatten(1).all(1)
    assert after.shape == before.shape and 3 <= int(kept.sum()) <= 13
    assert (finest(after)[~kept] < 0.9 * finest(before)[~kept]).all(), "what is enlarged is smoother"
    assert float(after.min()) >= 0 and float(after.max()) <= 1


def test_none_and_all() -> None:
    before = crops(4)
    assert torch.equal(drawn(before, 0.0, 1), before)
    assert not (drawn(before, 1.0, 1) == before).flatten(1).all(1).any()


def test_the_same_seed_enlarges_alike() -> None:
    one, two = (drawn(crops(), 0.5, 7) for _ in range(2))
    assert torch.equal(one, two)
