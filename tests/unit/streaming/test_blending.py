import pytest
import torch
from torch import Tensor

from studio.networks.chain import ConvolutionChain
from studio.streaming.blending import Blend, WaitingWeights
from studio.streaming.residual import StreamedCascade, StreamedLevel, blending_decoder
from studio.streaming.row_chain import RowChain
from studio.transforms.affine import AffineMap, AffineMapStack
from tests.unit.streaming.chains import decoder, encoder, picture, prepared


def drawn_maps(count: int, channels: int) -> AffineMapStack:
    random = torch.Generator().manual_seed(count)
    maps = [
        AffineMap(
            torch.randn(channels, channels, generator=random, dtype=torch.float64) / channels**0.5,
            torch.randn(channels, generator=random, dtype=torch.float64),
        )
        for _ in range(count)
    ]
    return AffineMapStack.of(maps)


def drawn_weights(count: int, height: int, width: int, *, total: float = 0.8) -> Tensor:
    weights = torch.rand(count, height, width, generator=torch.Generator().manual_seed(9), dtype=torch.float64)
    weights[0, : height // 2] = 0.0
    return total * weights / weights.sum(0)


@pytest.mark.parametrize("less", [0.0, 0.4])
@pytest.mark.parametrize("keeps", [False, True])
def test_a_blend_is_the_weighted_sum_of_the_maps(keeps: bool, less: float) -> None:
    maps, weights = drawn_maps(3, 5), drawn_weights(3, 6, 7, total=0.8 if keeps else 1.0)
    features = picture(7, 6)[:, :1].expand(1, 5, 6, 7) * torch.arange(1.0, 6.0).double()[:, None, None]
    found = Blend.of(maps, features, keeps=keeps, less=less)(features, weights)
    torch.testing.assert_close(found, maps.blend(features, weights) - less * features, rtol=0, atol=1e-12)


def test_one_weight_of_1_is_its_map_and_none_the_features_themselves_to_the_bit() -> None:
    maps, features = drawn_maps(2, 3), picture(8, 4)
    weights = torch.zeros(2, 4, 8, dtype=torch.float64)
    weights[1, :, :4] = 1.0
    found = Blend.of(maps, features, keeps=True)(features, weights)
    alone = Blend.of(AffineMapStack.of(maps.maps[1:]), features, keeps=False)
    assert torch.equal(found[..., :4], alone(features, torch.ones(1, 4, 8, dtype=torch.float64))[..., :4])
    assert torch.equal(found[..., 4:], features[..., 4:])


def test_weights_wait_in_order_however_they_come_and_go() -> None:
    weights, waiting = drawn_weights(2, 12, 3), WaitingWeights()
    for top, bottom in ((0, 5), (5, 6), (6, 12)):
        waiting.wait(weights[:, top:bottom])
    parts = [waiting.taken(count) for count in (1, 4, 4, 3)]
    assert torch.equal(torch.cat(parts, dim=1), weights)


def blended_whole(chain: ConvolutionChain, features: Tensor, maps: AffineMapStack, weights: Tensor) -> Tensor:
    return chain(maps.blend(features, weights))


@pytest.mark.parametrize("detail", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("level", [1, 2, 4])
@pytest.mark.parametrize("band_px", [16, 48])
def test_streamed_blends_are_those_of_whole_feature_maps(level: int, detail: float, band_px: int) -> None:
    chain, features = decoder(level), encoder(level)(picture(64, 96))
    maps, weights = drawn_maps(3, features.shape[1]), drawn_weights(3, *features.shape[2:])
    expected = blended_whole(chain, features, maps, weights) - detail * chain(features)
    rows = RowChain(blending_decoder(prepared(chain), maps, detail, keeps=True), width_px=64, band_px=band_px)
    cells = band_px >> (level - 1)
    found = []
    for top in range(0, features.shape[2], cells):
        rows.wait(weights[:, top : top + cells])
        found += list(rows.push(features[:, :, top : top + cells]))
    found += list(rows.flush())
    torch.testing.assert_close(torch.cat(found, dim=2), expected, rtol=0, atol=1e-9)


@pytest.mark.parametrize("details", [(0.0, 0.0), (0.5, 0.0), (0.3, 1.0)])
def test_levels_one_after_another_blend_as_whole_pictures_would(details: tuple[float, float]) -> None:
    rgb = whole = picture(64, 80)
    levels, of_levels = [], []
    for level, detail in zip((4, 2), details, strict=True):
        features = encoder(level)(whole)
        maps, weights = drawn_maps(2, features.shape[1]), drawn_weights(2, *features.shape[2:])
        lost = detail * (whole - decoder(level)(features))
        whole = blended_whole(decoder(level), features, maps, weights) + lost
        painter = blending_decoder(prepared(decoder(level)), maps, detail, keeps=True)
        levels.append(StreamedLevel(prepared(encoder(level)) + painter, detail, width_px=64, band_px=16))
        of_levels.append(weights)
    bands = [rgb[:, :, top : top + 16] for top in range(0, 80, 16)]
    weights_of_bands = [
        [
            weights[:, band * 16 * weights.shape[1] // 80 : (band + 1) * 16 * weights.shape[1] // 80]
            for weights in of_levels
        ]
        for band in range(5)
    ]
    found = torch.cat(list(StreamedCascade(levels).stream(bands, weights_of_bands)), dim=2)
    torch.testing.assert_close(found, whole, rtol=0, atol=1e-9)
