from dataclasses import replace

import pytest
import torch

from studio.bundles import dead
from studio.bundles.dead import Alive, ProbeOptions, at_least_one, drop_dead_filters, without_dead_channels
from studio.bundles.probes import synthetic_probes
from studio.bundles.weights import LevelWeights
from studio.errors import BundleError, Cancelled
from studio.networks.layout import Chain
from studio.progress import Cancellation, Progress
from studio.specs.method import Method
from tests.tiny_bundles import tiny_weights

METHODS = (Method.WCT, Method.ADAIN)
PICTURES = tuple(torch.rand(1, 3, 48, 64, generator=torch.Generator().manual_seed(seed)) for seed in range(3))

pytestmark = pytest.mark.usefixtures("no_shipped_pictures")


@pytest.fixture(autouse=True)
def small_probes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few synthetic probes of 32 px: enough for networks of four channels."""
    probes = tuple(probe[..., :32, :32].contiguous() for probe in synthetic_probes()[::3])
    monkeypatch.setattr(dead, "synthetic_probes", lambda: probes)


def with_dead_filters() -> LevelWeights:
    """Level 2 with two filters that cannot fire and two that merely do not: each kind once on either side."""
    (weights,) = tiny_weights(levels=[2])
    encoder = {key: tensor.clone() for key, tensor in weights.encoder.items()}
    decoder = {key: tensor.clone() for key, tensor in (weights.decoder or {}).items()}
    encoder["conv1_2.weight"][1], encoder["conv1_2.bias"][1] = 0, -1
    encoder["conv2_1.bias"][4] = -60  # the intervals allow more than any picture reaches
    decoder["conv1_2.weight"][0], decoder["conv1_2.bias"][0] = -1, 0
    decoder["conv2_1.bias"][2] = -500
    return replace(weights, encoder=encoder, decoder=decoder)


def test_dead_filters_go_and_the_report_tells_proof_from_observation() -> None:
    (slim,), report = drop_dead_filters([with_dead_filters()], METHODS, ProbeOptions(PICTURES))
    assert [layer.out_channels for layer in slim.encoder_layers()] == [4, 3, 5]
    assert [layer.out_channels for layer in slim.decoder_layers()] == [4, 3, 3], "decoders lose what provably is dead"
    (level,) = report.levels
    assert (level.provable, level.observed) == (2, 1)
    assert report.pictures == 3
    assert report.to_json()["removed"] == 3
    assert 0 <= level.largest_difference <= dead.TOLERANCE


def test_without_pictures_only_the_provable_ones_go() -> None:
    (slim,), report = drop_dead_filters([with_dead_filters()], METHODS, ProbeOptions())
    assert [layer.out_channels for layer in slim.encoder_layers()] == [4, 3, 6]
    assert [layer.out_channels for layer in slim.decoder_layers()] == [4, 3, 3]
    assert (report.levels[0].provable, report.levels[0].observed, report.pictures) == (2, 0, 0)


def test_where_every_filter_fires_nothing_changes() -> None:
    (weights,) = tiny_weights(levels=[2])
    (slim,), report = drop_dead_filters([weights], METHODS, ProbeOptions(PICTURES))
    assert all(torch.equal(slim.encoder[key], tensor) for key, tensor in weights.encoder.items())
    assert report.to_json()["removed"] == 0


def test_an_encoder_alone_is_slimmed_too() -> None:
    weights = replace(with_dead_filters(), decoder=None)
    (slim,), _ = drop_dead_filters([weights], (), ProbeOptions(PICTURES))
    assert slim.decoder is None
    assert [layer.out_channels for layer in slim.encoder_layers()] == [4, 3, 5]


def test_a_network_that_differs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_a_wrong_bias(weights: LevelWeights, encoder: Alive, decoder: Alive) -> LevelWeights:
        slim = original(weights, encoder, decoder)
        spoilt = {**slim.encoder, "conv1_1.bias": slim.encoder["conv1_1.bias"] + 1e-3}
        return replace(slim, encoder=spoilt)

    original = without_dead_channels
    monkeypatch.setattr(dead, "without_dead_channels", with_a_wrong_bias)
    with pytest.raises(BundleError, match="level 2 without its dead filters differs"):
        drop_dead_filters([with_dead_filters()], METHODS, ProbeOptions(PICTURES))


def test_it_can_be_stopped() -> None:
    cancellation = Cancellation()
    cancellation.request()
    with pytest.raises(Cancelled):
        drop_dead_filters([with_dead_filters()], METHODS, ProbeOptions(PICTURES, Progress(cancellation=cancellation)))


def all_alive(layers: Chain) -> dict[str, torch.Tensor]:
    return {layer.name: torch.ones(layer.out_channels, dtype=torch.bool) for layer in layers}


def test_a_layer_is_never_emptied() -> None:
    assert at_least_one(torch.tensor([False, False])).tolist() == [True, False]
    assert at_least_one(torch.tensor([False, True])).tolist() == [False, True]


def test_a_removed_filter_takes_along_what_read_it() -> None:
    (weights,) = tiny_weights(levels=[2])
    encoder, decoder = all_alive(weights.encoder_layers()), all_alive(weights.decoder_layers())
    encoder["conv1_2"][1] = encoder["conv2_1"][4] = decoder["conv1_2"][0] = False
    slim = without_dead_channels(weights, encoder, decoder)
    assert slim.decoder is not None
    assert weights.decoder is not None
    assert [layer.out_channels for layer in slim.encoder_layers()] == [4, 3, 5]
    assert [layer.out_channels for layer in slim.decoder_layers()] == [4, 3, 3]
    rows, columns = [0, 1, 2, 3, 5], [0, 2, 3]
    assert torch.equal(slim.encoder["conv2_1.weight"], weights.encoder["conv2_1.weight"][rows][:, columns])
    assert torch.equal(slim.decoder["conv2_1.weight"], weights.decoder["conv2_1.weight"][:, rows])
    assert torch.equal(slim.decoder["conv1_1.weight"], weights.decoder["conv1_1.weight"][:, 1:])
    assert torch.equal(slim.decoder["conv1_1.bias"], weights.decoder["conv1_1.bias"])
