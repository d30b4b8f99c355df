import itertools

import pytest

from studio.networks.layout import (
    LEVELS,
    Resample,
    decoder_chain,
    decoder_names,
    encoder_chain,
    encoder_names,
    level_scale_px,
    mirrored_widths,
    vgg19_encoder_widths,
)

# Simonyan and Zisserman 2014, table 1, column E, up to the first convolution of the fifth block.
VGG19 = [
    ("conv1_1", 64), ("conv1_2", 64),
    ("conv2_1", 128), ("conv2_2", 128),
    ("conv3_1", 256), ("conv3_2", 256), ("conv3_3", 256), ("conv3_4", 256),
    ("conv4_1", 512), ("conv4_2", 512), ("conv4_3", 512), ("conv4_4", 512),
    ("conv5_1", 512),
]  # fmt: skip


def test_the_deepest_encoder_is_vgg19_up_to_conv5_1() -> None:
    assert list(zip(encoder_names(5), vgg19_encoder_widths(5), strict=True)) == VGG19


@pytest.mark.parametrize(("level", "length"), [(1, 1), (2, 3), (3, 5), (4, 9), (5, 13)])
def test_every_encoder_is_a_prefix_of_the_deepest(level: int, length: int) -> None:
    assert encoder_names(level) == encoder_names(5)[:length]
    assert vgg19_encoder_widths(level) == vgg19_encoder_widths(5)[:length]


def test_the_encoder_pools_before_each_block_but_the_first() -> None:
    layers = encoder_chain(5, vgg19_encoder_widths(5))
    pooled = [layer.name for layer in layers if layer.resample is Resample.POOL]
    assert pooled == ["conv2_1", "conv3_1", "conv4_1", "conv5_1"]
    assert all(layer.has_relu for layer in layers)
    assert [layer.scale_px for layer in layers] == [1, 1, 2, 2, 4, 4, 4, 4, 8, 8, 8, 8, 16]


def test_the_decoder_upsamples_after_each_conv_k_1_and_ends_without_relu() -> None:
    layers = decoder_chain(5, 512, mirrored_widths(vgg19_encoder_widths(5)))
    upsampled = [layer.name for layer in layers if layer.resample is Resample.UPSAMPLE]
    assert upsampled == ["conv4_4", "conv3_4", "conv2_2", "conv1_2"]
    assert [layer.name for layer in layers if not layer.has_relu] == ["conv1_1"]
    assert (layers[0].in_channels, layers[-1].out_channels) == (512, 3)
    assert [layer.scale_px for layer in layers] == [16, 8, 8, 8, 8, 4, 4, 4, 4, 2, 2, 1, 1]


@pytest.mark.parametrize("level", LEVELS)
def test_chains_connect(level: int) -> None:
    encoder = encoder_chain(level, vgg19_encoder_widths(level))
    decoder = decoder_chain(level, encoder[-1].out_channels, mirrored_widths(vgg19_encoder_widths(level)))
    for layers in (encoder, decoder):
        for before, after in itertools.pairwise(layers):
            assert (before.out_channels, before.scale_px) == (after.in_channels, after.in_scale_px)
    assert encoder[-1].scale_px == decoder[0].in_scale_px == level_scale_px(level)
    assert decoder_names(level) == encoder_names(level)[::-1]


@pytest.mark.parametrize("level", [0, 6])
def test_there_are_five_levels(level: int) -> None:
    with pytest.raises(ValueError, match="a level is one of"):
        encoder_names(level)


@pytest.mark.parametrize("widths", [(4, 4), (4, 4, 6, 6), (4, 0, 6)])
def test_widths_must_fit_the_level(widths: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="encoder of level 2 needs 3 widths"):
        encoder_chain(2, widths)


def test_a_decoder_must_end_in_rgb() -> None:
    with pytest.raises(ValueError, match="must end in 3 channels, not 4"):
        decoder_chain(2, 6, (4, 4, 4))
