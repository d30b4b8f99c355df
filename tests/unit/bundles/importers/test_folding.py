from pathlib import Path

import pytest
import torch
import torch.nn.functional as F

from studio.bundles.importers.folding import fold_colour_layer
from studio.errors import BundleError
from tests.tiny_bundles import tiny_weights
from tests.unit.bundles.importers.published_files import colour_layer


def test_folded_and_separate_colour_layers_agree_up_to_the_border() -> None:
    (weights,) = tiny_weights(levels=[1])
    colour_weight, colour_bias = colour_layer()
    folded = fold_colour_layer(weights.encoder, colour_weight, colour_bias, path=Path("x"))
    rgb = torch.rand(1, 3, 12, 12, dtype=torch.float64)

    def conv1_1(rows: torch.Tensor, tensors: dict[str, torch.Tensor]) -> torch.Tensor:
        padded = F.pad(rows, (1, 1, 1, 1), mode="reflect")
        return F.conv2d(padded, tensors["conv1_1.weight"].double(), tensors["conv1_1.bias"].double())

    separate = conv1_1(F.conv2d(rgb, colour_weight.double(), colour_bias.double()), dict(weights.encoder))
    torch.testing.assert_close(conv1_1(rgb, folded), separate, rtol=0, atol=1e-5)


def test_a_colour_layer_of_another_shape_is_refused() -> None:
    (weights,) = tiny_weights(levels=[1])
    with pytest.raises(BundleError, match="the colour layer"):
        fold_colour_layer(weights.encoder, torch.zeros(4, 3, 1, 1), torch.zeros(4), path=Path("x"))
