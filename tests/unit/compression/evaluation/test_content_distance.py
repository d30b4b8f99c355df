import numpy as np
import pytest
import torch

from studio.compression.evaluation.judge import block_ends
from studio.compression.evaluation.panel import content_distance
from tests.unit.compression.evaluation.moments import Array, features


def maps(*seeds: int) -> list[Array]:
    return [features(seed, height=6 + index) for index, seed in enumerate(seeds)]


def tensors(found: list[Array], *, dtype: torch.dtype = torch.float32) -> list[torch.Tensor]:
    return [torch.from_numpy(each)[None].to(dtype) for each in found]


def reference(painted: list[Array], content: list[Array]) -> float:
    """Position by position in float64."""
    layers = []
    for one, other in zip(painted, content, strict=True):
        turned = []
        for row, column in np.ndindex(one.shape[1:]):
            a, b = one[:, row, column], other[:, row, column]
            lengths = np.linalg.norm(a), np.linalg.norm(b)
            if max(lengths) == 0:
                turned.append(0.0)
            else:
                turned.append(1.0 if min(lengths) == 0 else 1 - float(a @ b) / (lengths[0] * lengths[1]))
        layers.append(np.mean(turned))
    return float(np.mean(layers))


def test_agrees_with_the_formula_also_where_features_are_dead() -> None:
    painted, content = maps(1, 2, 3), maps(4, 5, 6)
    painted[0][:, 2, 3] = content[0][:, 2, 3] = 0.0
    painted[1][:, 1, 1] = 0.0
    expected = reference(painted, content)
    assert content_distance(tensors(painted), tensors(content)) == pytest.approx(expected, rel=1e-5)


def test_the_photograph_itself_is_not_away_and_brighter_is_not_turned() -> None:
    found = tensors(maps(1, 2), dtype=torch.float64)
    assert content_distance(found, found) == pytest.approx(0.0, abs=1e-12)
    assert content_distance([3 * each for each in found], found) == pytest.approx(0.0, abs=1e-12)


def test_features_without_a_common_channel_are_as_far_as_it_goes() -> None:
    one, other = torch.zeros(1, 2, 4, 4), torch.zeros(1, 2, 4, 4)
    one[:, 0], other[:, 1] = 1.0, 2.0
    assert content_distance([one], [other]) == 1.0


def test_other_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="shapes"):
        content_distance(tensors(maps(1)), tensors(maps(1, 2)))


def test_every_block_is_looked_at_where_it_ends() -> None:
    assert block_ends(3) == ("conv1_2", "conv2_2", "conv3_1")
    assert block_ends(1) == ("conv1_1",)
    assert block_ends(5) == ("conv1_2", "conv2_2", "conv3_4", "conv4_4", "conv5_1")
