import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.bundles.manifest import read_manifest, write_manifest
from studio.compression.evaluation.layer_latency import LayerLatency
from studio.compression.evaluation.peers import read_peers
from studio.compression.evaluation.pictures import Skipped
from studio.compression.evaluation.record import front_to_json, quality_figures, report_to_json, style_at_figures
from studio.compression.evaluation.request import ComparisonSide, NamedPair, Role, Split
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.compression.evaluation.reports import REPORT, front

ALONE = replace(REPORT, bundles={ComparisonSide.BUNDLE: REPORT.bundles[ComparisonSide.BUNDLE]})


def test_the_report_is_plain_json() -> None:
    skipped = replace(REPORT, skipped=(Skipped(Path("bad.png"), "no picture"),))
    told = json.loads(json.dumps(report_to_json(skipped)))
    assert told["judges"] == [{"bundle": "large", "levels": [1]}, {"bundle": "vgg", "levels": [1]}]
    assert set(told["bundles"]) == {"bundle", "against"}
    assert told["bundles"]["bundle"]["s_per_mp"] == 2.0
    assert told["ratios"]["layer_speed_ups"][0] == {
        "level": 1,
        "network": "encoder",
        "name": "conv1_1",
        "speed_up": 2.0,
    }
    assert told["pairs"][1]["results"]["bundle"]["likeness"][0]["style_distance"] == {"1": 8.0}
    likeness = told["pairs"][1]["results"]["bundle"]["likeness"][0]
    assert (likeness["relative_w2"], likeness["style"], likeness["content_distance"]) == ({"1": 0.8}, 0.8, 0.4)
    assert told["pairs"][1]["results"]["bundle"]["grain"] == {"axis_power": [4.0, 2.0], "lattice": 0.4}
    assert told["bundles"]["against"]["level_grain"]["1"]["axis_power"] == pytest.approx([2.0, 1.0])
    assert told["bundles"]["bundle"]["form"]["strength"] == 1.0
    assert told["ratios"]["grain"]["axis_power"] == pytest.approx([2.0, 2.0])
    assert told["ratios"]["content_distance"] == pytest.approx([5.0, 2.5])
    assert told["skipped"] == [{"file": "bad.png", "reason": "no picture"}]
    assert told["bundles"]["bundle"]["layer_latency"] is None


def test_layers_and_peers_are_told() -> None:
    latencies = (LayerLatency(1, "encoder", "conv1_1", 0.5, 1.0),)
    ours = replace(REPORT.bundles[ComparisonSide.BUNDLE], layer_latencies=latencies)
    told = json.loads(json.dumps(report_to_json(replace(REPORT, bundles={ComparisonSide.BUNDLE: ours}))))
    (layer,) = told["bundles"]["bundle"]["layer_latency"]
    assert layer == {"level": 1, "network": "encoder", "name": "conv1_1", "s_per_mp": 0.5, "share": 1.0}
    assert [(each["name"], each["source"], each["same_settings"]) for each in told["peers"]] == [
        (peer.name, peer.source, False) for peer in read_peers()
    ]


def test_front_and_split_are_told_and_kept_where_there_are_some() -> None:
    split = Split("pairs.jsonl", Role.REPORT, (NamedPair("a.png", "s.png"),))
    whole = replace(REPORT, front=front(), split=split)
    told = report_to_json(whole)
    assert told["split"] == {"file": "pairs.jsonl", "role": "report"}
    assert told["front"] == front_to_json(front())
    kept = quality_figures(whole)
    assert kept["role"] == "report"
    assert kept["style_at"] == style_at_figures(front(), REPORT.judges)
    assert (report_to_json(REPORT)["front"], report_to_json(REPORT)["split"]) == (None, None)


def test_alone_there_are_no_ratios() -> None:
    assert report_to_json(ALONE)["ratios"] is None
    assert "ssim_ratio" not in quality_figures(ALONE)


def test_a_manifest_keeps_the_compact_figures(tmp_path: Path) -> None:
    manifest = write_tiny_bundle(tmp_path / "tiny", levels=(1,))
    write_manifest(tmp_path / "tiny", replace(manifest, quality=quality_figures(REPORT)))
    kept = read_manifest(tmp_path / "tiny").quality
    assert kept == {
        "size_px": 64,
        "pairs": 2,
        "ssim": 0.45,
        "identity_mse": {"1": 0.25},
        "style_distance": {"large:1": {"1": 4.0}, "vgg:1": {"1": 2.0}},
        "against": "large",
        "ssim_ratio": 0.75,
        "style_distance_ratio": {"large:1": 4.0, "vgg:1": 2.0},
        "w2_ratio": {"large:1": 4.0, "vgg:1": 2.0},
        "style": {"large:1": 0.5, "vgg:1": 0.25},
        "content_distance": {"large:1": 0.25, "vgg:1": 0.125},
        "style_ratio": {"large:1": 5.0, "vgg:1": 2.5},
        "content_distance_ratio": {"large:1": 5.0, "vgg:1": 2.5},
        "axis_power_ratio": [2.0, 2.0],
        "lattice_ratio": 2.0,
    }
