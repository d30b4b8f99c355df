import torch

from studio.compression.objective import Batch


def test_a_batch_moves_as_one() -> None:
    batch = Batch(torch.rand(2, 3, 8, 8), torch.rand(1, 3, 4, 4), seed=7)
    moved = batch.to(torch.device("meta"))
    assert moved.contents.is_meta and moved.styles.is_meta
    assert moved.contents.shape == (2, 3, 8, 8) and moved.styles.shape == (1, 3, 4, 4)
    assert not batch.contents.is_meta and moved.seed == 7
