import numpy as np
import pytest
import torch

from studio.bench.reference import ReferenceRecipe, Statistics, measure_style, paint, reference_cascade
from studio.bundles.pair import Pair
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import decoder_chain, encoder_chain, encoder_names, mirrored_widths
from studio.specs.method import Method
from tests.reference import maps, networks
from tests.tiny_bundles import TINY_WIDTHS, tiny_weights

LEVELS = (5, 4, 3, 2, 1)


def tiny_pairs() -> dict[int, Pair]:
    pairs = {}
    for weights in tiny_weights():
        widths = [TINY_WIDTHS[int(name[4])] for name in encoder_names(weights.level)]
        encoder = ConvolutionChain.from_tensors(encoder_chain(weights.level, widths), weights.encoder)
        layers = decoder_chain(weights.level, widths[-1], mirrored_widths(widths))
        assert weights.decoder is not None
        pairs[weights.level] = Pair(weights.level, encoder, ConvolutionChain.from_tensors(layers, weights.decoder))
    return pairs


def picture(height: int, width: int, seed: int) -> torch.Tensor:
    random = torch.Generator().manual_seed(seed)
    coarse = torch.rand(1, 3, 6, 6, generator=random)
    smooth = torch.nn.functional.interpolate(coarse, size=(height, width), mode="bilinear")
    return 0.8 * smooth + 0.2 * torch.rand(1, 3, height, width, generator=random)


def float64_arrays(chain: ConvolutionChain) -> dict[str, np.ndarray]:
    return {name: tensor.double().numpy() for name, tensor in chain.state_dict().items()}


@pytest.mark.parametrize("level", LEVELS)
def test_one_level_of_wct_is_what_numpy_makes_of_it(level: int) -> None:
    pair, content, style = tiny_pairs()[level], picture(48, 64, 0), picture(64, 48, 1)
    recipe = ReferenceRecipe({level: pair}, Method.WCT, (level,))
    painted = reference_cascade(content.double(), [style.double()], recipe)[0].numpy()
    encoder, decoder = float64_arrays(pair.encoder), float64_arrays(pair.decoder)
    features = networks.encode(content[0].double().numpy(), encoder, level=level)
    wanted = networks.encode(style[0].double().numpy(), encoder, level=level)
    matrix, bias = maps.wct(moments(features), moments(wanted))
    mapped = np.einsum("ij,jhw->ihw", matrix, features) + bias[:, None, None]
    expected = networks.decode(mapped, decoder, level=level).clip(0, 1)
    assert np.ptp(expected) > 0.1
    np.testing.assert_allclose(painted, expected, atol=1e-9)


def moments(features_chw: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    pixels = features_chw.reshape(len(features_chw), -1)
    return pixels.mean(1), np.cov(pixels)


@pytest.mark.parametrize("method", list(Method))
def test_a_style_like_the_content_changes_nothing_but_what_the_pair_loses(method: Method) -> None:
    pairs, content = tiny_pairs(), picture(48, 64, 0)
    recipe = ReferenceRecipe(pairs, method, (3,))
    plain = ReferenceRecipe(pairs, method, (3,), {3: 0.0})
    repainted = reference_cascade(content, [content], recipe)
    torch.testing.assert_close(repainted, reference_cascade(content, [content], plain), atol=1e-3, rtol=0)


def test_the_result_has_the_contents_own_size_and_range() -> None:
    recipe = ReferenceRecipe(tiny_pairs(), Method.WCT, LEVELS)
    painted = reference_cascade(picture(53, 71, 0), [picture(40, 37, 1)], recipe)
    assert painted.shape == (1, 3, 53, 71)
    assert 0.0 <= painted.min() < painted.max() <= 1.0


def test_styles_count_by_weight_and_only_against_each_other() -> None:
    recipe, content = ReferenceRecipe(tiny_pairs(), Method.WCT, (2,)), picture(32, 48, 0)
    first, second = picture(32, 32, 1), picture(32, 32, 2)
    mostly_first = reference_cascade(content, [first, second], recipe, [3.0, 1.0])
    torch.testing.assert_close(mostly_first, reference_cascade(content, [first, second], recipe, [0.75, 0.25]))
    assert not torch.allclose(mostly_first, reference_cascade(content, [first, second], recipe), atol=1e-3)


def test_measuring_styles_beforehand_is_the_same_work() -> None:
    recipe, content, style = ReferenceRecipe(tiny_pairs(), Method.OT, LEVELS), picture(32, 48, 0), picture(48, 32, 1)
    measured = measure_style(style, recipe)
    assert set(measured.statistics) == set(LEVELS)
    assert all(isinstance(statistics, Statistics) for statistics in measured.statistics.values())
    torch.testing.assert_close(paint(content, [measured], recipe), reference_cascade(content, [style], recipe))


def test_the_weights_are_left_as_they_were() -> None:
    pairs = tiny_pairs()
    before = {name: tensor.clone() for name, tensor in pairs[2].encoder.state_dict().items()}
    reference_cascade(picture(32, 32, 0), [picture(32, 32, 1)], ReferenceRecipe(pairs, Method.WCT, (2,)))
    for name, tensor in pairs[2].encoder.state_dict().items():
        torch.testing.assert_close(tensor, before[name], atol=0, rtol=0)
