"""Pairs as ONNX models for other programs: an encoder, and a decoder that takes the affine map as input.

The package onnx is an extra (``gigastyle[research]``) and is loaded when something is exported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from torch import Tensor

from studio.bundles.manifest import Manifest
from studio.bundles.pair import Bundle, Pair
from studio.errors import InputError, SpaceError
from studio.extras import missing_research_package
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import RGB_CHANNELS, Resample, level_scale_px
from studio.replacing import replacement
from studio.system_errors import system_reason

OPSET = 17  # of 2022: runtimes of the last years read it
_IR_VERSION = 8
_MAPPED = "mapped"


def export_pairs(bundle: Bundle, levels: Sequence[int], folder: Path) -> list[Path]:
    """Write ``encoderK.onnx`` and ``decoderK.onnx`` for each of ``levels`` into ``folder``; returns their paths.

    Raises InputError where onnx is not installed or a file exists already, BundleError where the bundle has no such
    pair, SpaceError where a file cannot be written.
    """
    check_installed()
    models = {}
    for level in levels:
        pair = bundle.pair(level)
        models[folder / f"encoder{level}.onnx"] = encoder_model(pair, bundle.manifest)
        models[folder / f"decoder{level}.onnx"] = decoder_model(pair, bundle.manifest)
    for path in models:
        if path.exists():
            raise InputError("{path} exists already; choose another folder, or remove the file", path=path)
    for path, model in models.items():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with replacement(path) as part:
                part.write_bytes(model.SerializeToString(deterministic=True))
        except OSError as error:
            raise SpaceError("cannot write {path}: {reason}", path=path, reason=system_reason(error)) from error
    return list(models)


def check_installed() -> None:
    """Raise InputError, which says what to install, where the package onnx is missing."""
    if find_spec("onnx") is None:
        raise missing_research_package("onnx")


def encoder_model(pair: Pair, manifest: Manifest) -> Any:
    """An `onnx.ModelProto`: ``picture`` (N, 3, H, W) RGB in [0, 1] → ``features`` (N, C, H/s, W/s), float32.

    H and W are multiples of s, 1 to 16 by level, and of two cells at least: borders are reflected.
    """
    from onnx import helper  # noqa: PLC0415 — an extra

    channels = pair.encoder.layers[-1].out_channels
    picture = _floats("picture", ("batch", RGB_CHANNELS, "height", "width"))
    features = _floats("features", ("batch", channels, "feature_height", "feature_width"))
    nodes, constants = _chain(pair.encoder, "picture", "features")
    graph = helper.make_graph(nodes, f"encoder{pair.level}", [picture], [features], constants)
    return _model(graph, pair.level, manifest)


def decoder_model(pair: Pair, manifest: Manifest) -> Any:
    """An `onnx.ModelProto`: ``features`` f (N, C, h, w), ``matrix`` A (C, C), ``vector`` b (C,) → ``picture``.

    The picture is decode(A f + b), (N, 3, h·s, w·s) RGB, unclamped. A = I and b = 0 decode f itself.
    """
    from onnx import helper  # noqa: PLC0415 — an extra

    channels = pair.decoder.layers[0].in_channels
    inputs = [
        _floats("features", ("batch", channels, "feature_height", "feature_width")),
        _floats("matrix", (channels, channels)),
        _floats("vector", (channels,)),
    ]
    picture = _floats("picture", ("batch", RGB_CHANNELS, "height", "width"))
    mapping = [
        helper.make_node("Unsqueeze", ["matrix", "last_axes"], ["kernel"]),
        helper.make_node("Conv", ["features", "kernel", "vector"], [_MAPPED], name="affine_map", kernel_shape=[1, 1]),
    ]
    nodes, constants = _chain(pair.decoder, _MAPPED, "picture")
    constants.append(_constant("last_axes", np.array([2, 3], np.int64)))
    graph = helper.make_graph([*mapping, *nodes], f"decoder{pair.level}", inputs, [picture], constants)
    return _model(graph, pair.level, manifest)


def _chain(chain: ConvolutionChain, entering: str, leaving: str) -> tuple[list[Any], list[Any]]:
    """The nodes of ``chain`` from the tensor ``entering`` to ``leaving``, and its weights."""
    from onnx import helper  # noqa: PLC0415 — an extra

    nodes = []
    constants = [
        _constant("border", np.array([0, 0, 1, 1, 0, 0, 1, 1], np.int64)),
        _constant("twice", np.array([1, 1, 2, 2], np.float32)),
    ]
    current = entering
    for layer in chain.layers:
        name = layer.name
        if layer.resample is Resample.POOL:
            nodes.append(
                helper.make_node("MaxPool", [current], [f"{name}.pooled"], kernel_shape=[2, 2], strides=[2, 2])
            )
            current = f"{name}.pooled"
        elif layer.resample is Resample.UPSAMPLE:
            nodes.append(_upsampling(current, f"{name}.upsampled"))
            current = f"{name}.upsampled"
        nodes.append(helper.make_node("Pad", [current, "border"], [f"{name}.padded"], mode="reflect"))
        last = leaving if layer is chain.layers[-1] else f"{name}.out"
        summed = f"{name}.summed" if layer.has_relu else last
        inputs = [f"{name}.padded", f"{name}.weight", f"{name}.bias"]
        nodes.append(helper.make_node("Conv", inputs, [summed], name=name, kernel_shape=[3, 3]))
        if layer.has_relu:
            nodes.append(helper.make_node("Relu", [summed], [last]))
        current = last
    constants += [_constant(name, _array(weight)) for name, weight in chain.state_dict().items()]
    used = {name for node in nodes for name in node.input}
    return nodes, [constant for constant in constants if constant.name in used]


def _upsampling(entering: str, leaving: str) -> Any:
    """Every cell four times: nearest, as torch takes it."""
    from onnx import helper  # noqa: PLC0415 — an extra

    return helper.make_node(
        "Resize",
        [entering, "", "twice"],
        [leaving],
        mode="nearest",
        nearest_mode="floor",
        coordinate_transformation_mode="asymmetric",
    )


def _model(graph: Any, level: int, manifest: Manifest) -> Any:
    """``graph`` with what people ask of it: whose weights these are, under which licence, and on which sizes."""
    from onnx import checker, helper  # noqa: PLC0415 — an extra

    opset = helper.make_opsetid("", OPSET)
    model = helper.make_model(graph, producer_name="gigastyle", opset_imports=[opset], ir_version=_IR_VERSION)
    model.doc_string = f"{manifest.title}, level {level}"
    facts: Mapping[str, str] = {
        "bundle": manifest.id,
        "level": str(level),
        "size_multiple_px": str(level_scale_px(level)),
        "licence": manifest.licence,
        "attributions": "; ".join(manifest.attributions),
    }
    helper.set_model_props(model, {name: value for name, value in facts.items() if value})
    checker.check_model(model, full_check=True)
    return model


def _floats(name: str, shape: Sequence[int | str]) -> Any:
    from onnx import TensorProto, helper  # noqa: PLC0415 — an extra

    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def _constant(name: str, values: np.ndarray[Any, Any]) -> Any:
    from onnx import numpy_helper  # noqa: PLC0415 — an extra

    return numpy_helper.from_array(values, name)


def _array(weight: Tensor) -> np.ndarray[Any, Any]:
    return np.ascontiguousarray(weight.detach().numpy())
