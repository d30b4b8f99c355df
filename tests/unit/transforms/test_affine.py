from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from studio.errors import SpecError
from studio.transforms.affine import AffineMap, AffineMapStack, fold_into_convolution, mix_maps
from tests.reference.convolution import reflected_convolution


def random_map(seed: int, channels: int = 4) -> AffineMap:
    rng = np.random.default_rng(seed)
    return AffineMap(
        torch.from_numpy(rng.normal(size=(channels, channels))), torch.from_numpy(rng.normal(size=channels))
    )


def test_each_pixel_is_multiplied_and_shifted() -> None:
    affine = random_map(1)
    features = torch.rand(2, 4, 5, 6, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    mapped = affine.apply(features)
    for pixel, result in zip(
        features.permute(0, 2, 3, 1).reshape(-1, 4), mapped.permute(0, 2, 3, 1).reshape(-1, 4), strict=True
    ):
        assert_allclose(result, affine.matrix.numpy() @ pixel.numpy() + affine.bias.numpy(), rtol=1e-13, atol=1e-13)


def test_type_and_layout_of_the_features_are_kept() -> None:
    features = torch.rand(1, 4, 5, 6).contiguous(memory_format=torch.channels_last)
    mapped = random_map(1).apply(features)
    assert mapped.dtype == torch.float32
    assert mapped.is_contiguous(memory_format=torch.channels_last)


def test_strength_runs_from_identity_to_the_whole_map() -> None:
    affine = random_map(2)
    assert affine.with_strength(0.0).is_identity
    whole = affine.with_strength(1.0)
    assert torch.equal(whole.matrix, affine.matrix)
    assert torch.equal(whole.bias, affine.bias)
    features = torch.rand(1, 4, 3, 3, dtype=torch.float64)
    expected = 0.75 * features + 0.25 * affine.apply(features)
    assert_allclose(affine.with_strength(0.25).apply(features), expected, rtol=1e-13)


@pytest.mark.parametrize("alpha", [-0.01, 1.01, float("nan")])
def test_strength_out_of_range_is_refused(alpha: float) -> None:
    with pytest.raises(SpecError, match="between 0 and 1"):
        random_map(2).with_strength(alpha)


def test_identity_is_recognised_exactly() -> None:
    identity = AffineMap.identity(3)
    features = torch.rand(1, 3, 4, 4)
    assert identity.is_identity
    assert torch.equal(identity.apply(features), features)
    assert not AffineMap(identity.matrix, identity.bias + 1e-12).is_identity
    assert not AffineMap(identity.matrix * (1 + 1e-12), identity.bias).is_identity


@given(st.lists(st.floats(0, 1e308), min_size=1, max_size=5).filter(any))
def test_mixing_averages_by_weight(weights: list[float]) -> None:
    maps = [random_map(seed) for seed in range(len(weights))]
    shares = np.array(weights) / max(weights)
    shares /= shares.sum()
    mixed = mix_maps(maps, weights)
    assert_allclose(mixed.matrix, sum(s * m.matrix.numpy() for s, m in zip(shares, maps, strict=True)), atol=1e-14)
    assert_allclose(mixed.bias, sum(s * m.bias.numpy() for s, m in zip(shares, maps, strict=True)), atol=1e-14)


def test_mixing_one_map_with_none_of_another_changes_no_bit() -> None:
    mixed = mix_maps([random_map(1), random_map(2)], [0.3, 0.0])
    assert torch.equal(mixed.matrix, random_map(1).matrix)
    assert torch.equal(mixed.bias, random_map(1).bias)


@pytest.mark.parametrize("weights", [[1.0], [0.0, 0.0], [1.0, -0.5], [1.0, float("nan")], [1.0, float("inf")]])
def test_weights_that_cannot_mix_are_refused(weights: list[float]) -> None:
    with pytest.raises(SpecError, match="weight"):
        mix_maps([random_map(1), random_map(2)], weights)


def test_no_styles_cannot_be_mixed() -> None:
    with pytest.raises(SpecError, match="weights"):
        mix_maps([], [])


def test_maps_of_other_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="no affine map"):
        AffineMap(torch.eye(3, dtype=torch.float64), torch.zeros(4, dtype=torch.float64))
    with pytest.raises(ValueError, match="do not mix"):
        mix_maps([AffineMap.identity(3), AffineMap.identity(4)], [1.0, 1.0])


@given(
    seed=st.integers(0, 2**32 - 1),
    channels=st.integers(1, 5),
    outputs=st.integers(1, 4),
    kernel=st.sampled_from([(1, 1), (3, 3), (3, 5), (5, 1)]),
)
def test_folding_equals_mapping_then_convolving(
    seed: int, channels: int, outputs: int, kernel: tuple[int, int]
) -> None:
    rng = np.random.default_rng(seed)
    affine = random_map(seed, channels)
    features, weight, bias = (
        rng.normal(size=shape) for shape in [(1, channels, 6, 7), (outputs, channels, *kernel), (outputs,)]
    )
    folded, shifted = fold_into_convolution(affine, torch.from_numpy(weight), torch.from_numpy(bias))
    mapped = np.einsum("ij,jyx->iyx", affine.matrix.numpy(), features[0]) + affine.bias.numpy()[:, None, None]
    assert_allclose(
        reflected_convolution(features[0], folded.numpy(), shifted.numpy()),
        reflected_convolution(mapped, weight, bias),
        rtol=0,
        atol=1e-12,
    )


def test_folding_agrees_with_the_layer_that_runs() -> None:
    layer = torch.nn.Conv2d(4, 6, 3, padding=1, padding_mode="reflect", dtype=torch.float64)
    features = torch.rand(2, 4, 8, 9, dtype=torch.float64)
    with torch.no_grad():
        expected = layer(random_map(5).apply(features))
        weight, bias = fold_into_convolution(random_map(5), layer.weight, layer.bias)
        layer.weight.copy_(weight)
        layer.bias.copy_(bias)
        assert_allclose(layer(features), expected, rtol=0, atol=1e-12)


def test_folding_rounds_once_to_the_weights_type() -> None:
    weight, bias = torch.rand(3, 4, 3, 3), torch.rand(3)
    folded, shifted = fold_into_convolution(random_map(5), weight, bias)
    exact, exact_shift = fold_into_convolution(random_map(5), weight.double(), bias.double())
    assert torch.equal(folded, exact.float())
    assert torch.equal(shifted, exact_shift.float())


def test_a_stack_blends_its_maps_by_weight_and_leaves_the_rest() -> None:
    random = torch.Generator().manual_seed(1)
    maps = [
        AffineMap(torch.randn(3, 3, generator=random, dtype=torch.float64), torch.randn(3, generator=random).double())
        for _ in range(2)
    ]
    stack = AffineMapStack.of(maps)
    features = torch.randn(1, 3, 2, 4, generator=random, dtype=torch.float64)
    weights = torch.zeros(2, 2, 4, dtype=torch.float64)
    weights[0, 0], weights[1, 0, :2], weights[1, 1, 3] = 0.25, 0.5, 1.0
    found = stack.blend(features, weights)
    for row in range(2):
        for column in range(4):
            pixel, expected = features[0, :, row, column], torch.zeros(3, dtype=torch.float64)
            for affine, weight in zip(maps, weights[:, row, column], strict=True):
                expected = expected + weight * (affine.matrix @ pixel + affine.bias)
            expected = expected + (1 - weights[:, row, column].sum()) * pixel
            torch.testing.assert_close(found[0, :, row, column], expected, rtol=0, atol=1e-12)
    assert stack.channels == 3 and all(torch.equal(a.matrix, b.matrix) for a, b in zip(stack.maps, maps, strict=True))


def test_a_stack_of_nothing_or_of_other_shapes_is_refused() -> None:
    with pytest.raises(ValueError, match="no affine maps"):
        AffineMapStack(torch.zeros(0, 3, 3), torch.zeros(0, 3))
    with pytest.raises(ValueError, match="no affine maps"):
        AffineMapStack(torch.zeros(2, 3, 4), torch.zeros(2, 3))


def test_a_mix_of_weights_1_and_0_is_the_first_map_to_the_bit() -> None:
    one, other = random_map(1), random_map(2)
    mixed = mix_maps([one, other], [1.0, 0.0])
    assert torch.equal(mixed.matrix, one.matrix) and torch.equal(mixed.bias, one.bias)
