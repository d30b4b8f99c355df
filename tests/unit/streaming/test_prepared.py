import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.streaming.prepared import PreparedChain
from studio.transforms.affine import AffineMap
from tests.unit.streaming.chains import decoder, encoder, picture, prepared, streamed


@settings(max_examples=20)
@given(level=st.integers(1, 5), seed=st.integers(0, 99))
def test_a_folded_map_is_the_map_followed_by_the_chain(level: int, seed: int) -> None:
    chain = decoder(level)
    channels = chain.layers[0].in_channels
    random = torch.Generator().manual_seed(seed)
    affine = AffineMap(
        torch.randn(channels, channels, generator=random, dtype=torch.float64),
        torch.randn(channels, generator=random, dtype=torch.float64),
    )
    features = picture(64 >> (level - 1), 48 >> (level - 1), channels=channels, seed=seed)
    found = torch.cat(streamed(prepared(chain).folded(affine), features, band_rows=4), dim=2)
    torch.testing.assert_close(found, chain(affine.apply(features)), rtol=1e-12, atol=1e-12)


def test_folding_leaves_the_chain_it_came_from_alone() -> None:
    plain = prepared(decoder(2))
    before = plain.steps[0].kernel.clone()
    channels = plain.layers[0].in_channels
    plain.folded(AffineMap(torch.zeros(channels, channels).double(), torch.ones(channels).double()))
    assert torch.equal(plain.steps[0].kernel, before)


def test_weights_are_brought_to_the_precision_of_the_work() -> None:
    single = PreparedChain.of(encoder(2), dtype=torch.float32, device=torch.device("cpu"))
    channels = single.layers[0].in_channels
    for chain in (single, single.folded(AffineMap.identity(channels))):
        assert {step.kernel.dtype for step in chain.steps} == {step.bias.dtype for step in chain.steps}
        assert {step.kernel.dtype for step in chain.steps} == {torch.float32}


def test_joined_chains_run_one_after_the_other() -> None:
    joined = prepared(decoder(3)) + prepared(encoder(2))
    assert joined.layers == decoder(3).layers + encoder(2).layers
