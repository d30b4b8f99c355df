import pytest

from studio.bundles.weights import LevelWeights
from studio.errors import BundleError
from tests.tiny_bundles import tiny_weights


def test_widths_are_read_off_the_weights() -> None:
    (weights,) = tiny_weights(levels=[2], widths={1: 5, 2: 7})
    assert [layer.out_channels for layer in weights.encoder_layers()] == [5, 5, 7]
    assert [layer.out_channels for layer in weights.decoder_layers()] == [5, 5, 3]
    assert weights.decoder_layers()[0].in_channels == 7


def test_missing_weights_are_named() -> None:
    (weights,) = tiny_weights(levels=[1])
    with pytest.raises(BundleError, match="no weights for conv1_2, conv2_1"):
        LevelWeights(2, weights.encoder).encoder_layers()
    with pytest.raises(BundleError, match="level 1 has no decoder"):
        LevelWeights(1, weights.encoder).decoder_layers()
