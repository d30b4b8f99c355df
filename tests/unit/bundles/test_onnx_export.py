"""ONNX models of a pair paint in another runtime what the pair paints here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from studio.bundles import onnx_export
from studio.bundles.loader import load_bundle
from studio.bundles.onnx_export import OPSET, export_pairs
from studio.bundles.pair import Bundle, Pair
from studio.cli.main import run as command_line
from studio.errors import BundleError, InputError
from tests.tiny_bundles import write_tiny_bundle


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundles") / "tiny"
    write_tiny_bundle(folder, levels=(4, 1))
    return folder


@pytest.fixture(scope="module")
def bundle(folder: Path) -> Bundle:
    return load_bundle(folder)


@pytest.fixture(scope="module")
def models(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("onnx")
    assert command_line(["bundles", "export-onnx", str(folder), "--out", str(place)]) == 0
    return place


def ran(path: Path, **inputs: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    (result,) = session.run(None, {name: value.astype(np.float32) for name, value in inputs.items()})
    return np.asarray(result, np.float64)


def assert_close(found: np.ndarray[Any, Any], exact: np.ndarray[Any, Any]) -> None:
    """Within what float32 leaves of sums of at most 9 · 10 products, layer after layer.

    Each layer rounds some √90 · 2^-24 of its largest value; twenty of them keep well below 1e-4 of it.
    """
    np.testing.assert_allclose(found, exact, rtol=0, atol=1e-4 * np.abs(exact).max())


@pytest.mark.parametrize("level", [4, 1])
@pytest.mark.parametrize(("count", "height", "width"), [(1, 48, 32), (2, 16, 80)])
def test_the_models_compute_what_the_pair_computes(
    bundle: Bundle, models: Path, level: int, count: int, height: int, width: int
) -> None:
    random = np.random.default_rng(level)
    picture = random.random((count, 3, height, width))
    features = exact_features(bundle.pair(level), picture)
    assert_close(ran(models / f"encoder{level}.onnx", picture=picture), features)
    channels = features.shape[1]
    matrix, vector = random.normal(size=(channels, channels)) / channels, random.normal(size=channels)
    mapped = np.einsum("ij,njhw->nihw", matrix, features) + vector[None, :, None, None]
    painted = ran(models / f"decoder{level}.onnx", features=features, matrix=matrix, vector=vector)
    assert painted.shape == (count, 3, height, width)
    assert_close(painted, exact_decoding(bundle.pair(level), mapped))
    plain = ran(models / f"decoder{level}.onnx", features=features, matrix=np.eye(channels), vector=np.zeros(channels))
    assert_close(plain, exact_decoding(bundle.pair(level), features))
    assert np.abs(plain - painted).max() > 0.01, "the map counts"


def exact_features(pair: Pair, picture: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return in_float64(pair.encoder, picture)


def exact_decoding(pair: Pair, features: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return in_float64(pair.decoder, features)


def in_float64(chain: torch.nn.Module, rows: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    with torch.no_grad():
        result: torch.Tensor = chain.double()(torch.from_numpy(rows))
    chain.float()
    return result.numpy()


def test_a_model_says_whose_it_is_and_which_sizes_it_takes(bundle: Bundle, models: Path) -> None:
    model = onnx.load(models / "encoder4.onnx")
    told = {entry.key: entry.value for entry in model.metadata_props}
    assert told["bundle"] == bundle.manifest.id == "tiny" and told["size_multiple_px"] == "8" and told["level"] == "4"
    assert model.opset_import[0].version == OPSET
    sides = [each.dim_param or each.dim_value for each in model.graph.input[0].type.tensor_type.shape.dim]
    assert sides == ["batch", 3, "height", "width"]
    assert sorted(path.name for path in models.iterdir()) == [
        "decoder1.onnx", "decoder4.onnx", "encoder1.onnx", "encoder4.onnx",
    ]  # fmt: skip


def test_the_same_pair_is_the_same_file(bundle: Bundle, models: Path, tmp_path: Path) -> None:
    (encoder, decoder) = export_pairs(bundle, [1], tmp_path / "new")
    assert encoder.read_bytes() == (models / "encoder1.onnx").read_bytes()
    assert decoder.read_bytes() == (models / "decoder1.onnx").read_bytes()


def test_what_cannot_be_exported_is_refused_and_nothing_is_written(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BundleError):
        export_pairs(bundle, [1, 3], tmp_path / "none")
    (tmp_path / "decoder1.onnx").touch()
    with pytest.raises(InputError, match="exists already"):
        export_pairs(bundle, [1], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["decoder1.onnx"]
    monkeypatch.setattr(onnx_export, "find_spec", lambda _name: None)
    with pytest.raises(InputError, match=r"package onnx.*pip install \"gigastyle\[research\]\""):
        export_pairs(bundle, [1], tmp_path / "none")
    assert not (tmp_path / "none").exists()
