import torch

from studio.bundles.probes import ProbedPair, planned_probe_paintings
from studio.networks.chain import ConvolutionChain
from studio.specs.method import Method
from studio.transforms.fitting import fit_map
from studio.transforms.moments import measure_moments
from tests.tiny_bundles import tiny_weights


def test_every_probe_is_content_and_every_method_meets_the_full_strength() -> None:
    plan = planned_probe_paintings(20, tuple(Method))
    assert {each.content for each in plan} == {each.style for each in plan} == set(range(20))
    assert {each.method for each in plan if each.strength == 1.0} == set(Method)
    first = {each.content: each for each in reversed(plan)}
    assert all(each.strength == 0 for each in first.values()), "each begins as it is"
    assert all(each.content != each.style for each in plan if each.strength > 0)


def test_a_painting_is_encoded_mapped_and_decoded() -> None:
    (weights,) = tiny_weights(levels=[2])
    assert weights.decoder is not None
    probes = [torch.rand(1, 3, 16, 32, generator=torch.Generator().manual_seed(seed)) for seed in range(3)]
    painting = planned_probe_paintings(3, [Method.WCT])[1]
    with torch.no_grad():
        encoder = ConvolutionChain.from_tensors(weights.encoder_layers(), weights.encoder)
        decoder = ConvolutionChain.from_tensors(weights.decoder_layers(), weights.decoder)
        content, style = encoder(probes[painting.content]), encoder(probes[painting.style])
        moments = (measure_moments(each, precision="float64") for each in (content, style))
        expected = decoder(fit_map(Method.WCT, *moments).apply(content))
        pair = ProbedPair(weights, probes, dtype=torch.float32)
        (painted,) = pair.paint([painting])
    torch.testing.assert_close(painted, expected, rtol=0, atol=1e-5)
