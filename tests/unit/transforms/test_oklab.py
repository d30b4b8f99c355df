import numpy as np
import torch

from studio.transforms.oklab import oklab_from_srgb, srgb_from_oklab
from tests.reference.colour import encoded, oklab, srgb_unclipped


def random_colours(count: int = 500, seed: int = 0) -> torch.Tensor:
    return torch.rand(3, count, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def test_it_is_what_was_published() -> None:
    colours = random_colours()
    found = oklab_from_srgb(colours).T.numpy()
    np.testing.assert_allclose(found, oklab(colours.T.numpy()), atol=1e-14)


def test_colours_come_back() -> None:
    colours = torch.cat((random_colours(), torch.eye(3).double(), torch.zeros(3, 1), torch.ones(3, 1)), 1)
    found = srgb_from_oklab(oklab_from_srgb(colours))
    # near black the curve is 12.92 times as steep, and cubes of roots are right to some 1e-16
    assert (found - colours).abs().max() < 1e-8, "a margin of 1e-9 around the gamut, times the steepest slope"


def test_a_colour_outside_keeps_lightness_and_hue() -> None:
    lab = oklab_from_srgb(random_colours(300, seed=1))
    lab[1:] *= 3.0
    linear = srgb_unclipped(lab.T.numpy())
    is_outside = (linear < -1e-6).any(1) | (linear > 1 + 1e-6).any(1)
    assert 50 < is_outside.sum() < 300
    found = srgb_from_oklab(lab)
    assert found.min() >= 0 and found.max() <= 1
    back = oklab_from_srgb(found)
    assert (back[0] - lab[0]).abs().max() < 1e-6
    turned = back[1] * lab[2] - back[2] * lab[1]
    assert turned.abs().max() < 1e-6, "the same hue"
    inside = ~torch.from_numpy(is_outside)
    np.testing.assert_allclose(
        found[:, inside].T.numpy(), encoded(srgb_unclipped(lab[:, inside].T.numpy()).clip(0, 1)), atol=1e-6
    )


def test_of_the_chroma_as_much_stays_as_srgb_holds() -> None:
    lab = oklab_from_srgb(random_colours(200, seed=2))
    lab[1:] *= 4.0
    back = oklab_from_srgb(srgb_from_oklab(lab))
    share = back[1:].norm(dim=0) / lab[1:].norm(dim=0)
    reduced = share < 1 - 1e-6
    assert reduced.sum() > 50
    more = lab[:, reduced].clone()
    more[1:] *= share[reduced] * 1.001
    linear = srgb_unclipped(more.T.numpy())
    assert ((linear < 0) | (linear > 1)).any(1).all(), "a thousandth more lies outside"


def test_float32_is_taken_and_out_of_range_is_clamped() -> None:
    colours = torch.tensor([[1.5], [-0.2], [0.5]])
    expected = oklab_from_srgb(torch.tensor([[1.0], [0.0], [0.5]]).double())
    assert torch.equal(oklab_from_srgb(colours), expected)
