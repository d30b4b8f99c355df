import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.compression.evaluation.costs import bundle_cost
from studio.compression.evaluation.layer_latency import LayerRun, time_layers
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest
from studio.networks.layout import Resample
from studio.streaming.chunks import fed_scale_px
from studio.streaming.prepared import PreparedChain, Step


def steps(request: EvaluationRequest) -> list[Step]:
    bundle = load_bundle(request.bundle)
    return [
        step
        for level in bundle.manifest.levels
        for chain in (bundle.pair(level).encoder, bundle.pair(level).decoder)
        for step in PreparedChain.of(chain, dtype=torch.float32, device=torch.device("cpu")).steps
    ]


def test_every_layer_of_all_bundles_is_timed_and_shares_make_a_whole(request_of_two: EvaluationRequest) -> None:
    bundles = {side: load_bundle(folder) for side, folder in request_of_two.sides.items()}
    levels = {ComparisonSide.BUNDLE: (2, 1), ComparisonSide.AGAINST: (1,)}
    found = time_layers(bundles, levels, size_px=(70, 90), repeats=1)
    for side, bundle in bundles.items():
        wanted = [
            layer.place for layer in bundle_cost(request_of_two.sides[side], bundle.manifest, levels[side]).layers
        ]
        assert [(each.level, each.network, each.name) for each in found[side]] == wanted
        whole = sum(each.s_per_mp for each in found[side])
        assert all(each.s_per_mp > 0 and each.share == each.s_per_mp / whole for each in found[side])


@pytest.mark.parametrize("height_px", [16, 112, 400])
def test_the_calls_of_a_layer_make_a_picture(request_of_two: EvaluationRequest, height_px: int) -> None:
    for step in steps(request_of_two):
        layer = LayerRun.of(step, height_px=height_px, width_px=48)
        rows = layer.convolution(layer.fed)
        assert rows.shape[3] == 48 // step.layer.scale_px
        assert rows.shape[1] >= step.layer.out_channels, "padded to whole vectors"
        fed_rows = rows.shape[2] // (2 if step.layer.resample is Resample.UPSAMPLE else 1)
        assert fed_rows * layer.calls * layer.pictures == pytest.approx(height_px / fed_scale_px(step.layer))
        assert 0 < layer.pictures <= 1
