import pickle
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from studio.bundles.importers.state_dict import (
    convolution,
    deepest_level,
    find_file,
    fold_colour_layer,
    indexed_convolutions,
    read_sequential_decoder,
    read_sequential_encoder,
    read_state_dict,
    renamed,
)
from studio.errors import BundleError
from tests.tiny_bundles import tiny_weights
from tests.unit.bundles.importers.published_files import colour_layer, sequential, write_universal

SOUND = {"a.weight": torch.rand(2, 3, 3, 3), "a.bias": torch.rand(2)}


class Trap:
    """Touches a file when it is unpickled by somebody careless."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("wrapper", [None, "model", "state_dict"])
def test_checkpoints_are_unwrapped(tmp_path: Path, wrapper: str | None) -> None:
    torch.save(SOUND if wrapper is None else {"epoch": 1, wrapper: SOUND}, tmp_path / "x.pth")
    found = read_state_dict(tmp_path / "x.pth")
    assert set(found) == set(SOUND)
    assert torch.equal(found["a.weight"], SOUND["a.weight"])


def test_safetensors_are_as_good(tmp_path: Path) -> None:
    save_file(SOUND, tmp_path / "x.safetensors")
    assert set(read_state_dict(tmp_path / "x.safetensors")) == set(SOUND)
    assert find_file(tmp_path, "x") == tmp_path / "x.safetensors"
    assert find_file(tmp_path, "y") is None


def test_code_in_a_pickle_is_never_run(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    torch.save({"model": Trap(trace)}, tmp_path / "modern.pth")
    (tmp_path / "plain.pth").write_bytes(pickle.dumps(Trap(trace)))
    for name in ("modern.pth", "plain.pth"):
        with pytest.raises(BundleError, match=f"{name} was not loaded: .* could run code"):
            read_state_dict(tmp_path / name)
    assert not trace.exists()


def test_damaged_files_are_named(tmp_path: Path) -> None:
    torch.save(SOUND, tmp_path / "whole.pth")
    (tmp_path / "cut.pth").write_bytes((tmp_path / "whole.pth").read_bytes()[:300])
    (tmp_path / "empty.pth").touch()
    (tmp_path / "text.pth").write_text("hello there")
    for name in ("cut.pth", "empty.pth", "text.pth", "absent.pth"):
        with pytest.raises(BundleError, match=name):
            read_state_dict(tmp_path / name)


@pytest.mark.parametrize("content", [{"a": 3}, [1, 2], torch.zeros(2), {1: torch.zeros(2)}])
def test_what_is_no_state_dict_is_refused(tmp_path: Path, content: object) -> None:
    torch.save(content, tmp_path / "x.pth")
    with pytest.raises(BundleError, match=r"x\.pth is not a state dict"):
        read_state_dict(tmp_path / "x.pth")


@pytest.mark.parametrize(
    ("key", "tensor", "reason"),
    [
        ("a.bias", torch.tensor([0.0, torch.nan]), "a.bias holds NaN"),
        ("a.weight", torch.zeros(2), "a.weight is not a convolution's"),
        ("a.bias", torch.zeros(2, dtype=torch.int64), "a.bias is not a convolution's"),
    ],
)
def test_faulty_convolutions_are_named(key: str, tensor: torch.Tensor, reason: str) -> None:
    with pytest.raises(BundleError, match=rf"x\.pth: {reason}"):
        convolution({**SOUND, key: tensor}, "a", path=Path("x.pth"))


def test_convolutions_get_their_canonical_names() -> None:
    halves = {key: tensor.half() for key, tensor in SOUND.items()}
    found = renamed(halves, ["a"], ["conv1_1"], path=Path("x.pth"))
    assert found["conv1_1.weight"].dtype == torch.float32
    assert torch.equal(found["conv1_1.bias"], SOUND["a.bias"].half().float())
    with pytest.raises(BundleError, match=r"x\.pth: b\.weight is missing"):
        renamed(SOUND, ["b"], ["conv1_1"], path=Path("x.pth"))


def test_positions_are_sorted_as_numbers() -> None:
    tensors = {f"f.{number}.weight": torch.zeros(1) for number in (10, 2, 0)} | {"other.1.weight": torch.zeros(1)}
    assert indexed_convolutions(tensors, prefix="f.") == ["f.0", "f.2", "f.10"]


def test_folded_and_separate_colour_layers_agree_up_to_the_border() -> None:
    (weights,) = tiny_weights(levels=[1])
    colour_weight, colour_bias = colour_layer()
    folded = fold_colour_layer(weights.encoder, colour_weight, colour_bias, path=Path("x"))
    rgb = torch.rand(1, 3, 12, 12, dtype=torch.float64)

    def conv1_1(rows: torch.Tensor, tensors: dict[str, torch.Tensor]) -> torch.Tensor:
        padded = F.pad(rows, (1, 1, 1, 1), mode="reflect")
        return F.conv2d(padded, tensors["conv1_1.weight"].double(), tensors["conv1_1.bias"].double())

    separate = conv1_1(F.conv2d(rgb, colour_weight.double(), colour_bias.double()), dict(weights.encoder))
    torch.testing.assert_close(conv1_1(rgb, folded), separate, rtol=0, atol=1e-5)


def test_a_colour_layer_of_another_shape_is_refused() -> None:
    (weights,) = tiny_weights(levels=[1])
    with pytest.raises(BundleError, match="the colour layer"):
        fold_colour_layer(weights.encoder, torch.zeros(4, 3, 1, 1), torch.zeros(4), path=Path("x"))


def test_an_encoder_may_reach_deeper_but_not_less_deep(tmp_path: Path) -> None:
    write_universal(tmp_path, levels=[3])
    path = tmp_path / "vgg_normalised_conv3_1.pth"
    assert len(read_sequential_encoder(path, 2)) == 6
    with pytest.raises(BundleError, match="has 6 convolutions; relu4_1"):
        read_sequential_encoder(path, 4)


def test_a_decoder_has_exactly_its_convolutions(tmp_path: Path) -> None:
    (weights,) = tiny_weights(levels=[2])
    torch.save(sequential(weights.decoder or {}, (1, 5, 8)), tmp_path / "d.pth")
    assert next(iter(read_sequential_decoder(tmp_path / "d.pth", 2))) == "conv2_1.weight"
    with pytest.raises(BundleError, match="has 3 convolutions where a decoder of level 3 has 5"):
        read_sequential_decoder(tmp_path / "d.pth", 3)


@pytest.mark.parametrize(("convolutions", "level"), [(1, 1), (2, 1), (3, 2), (9, 4), (12, 4), (13, 5), (16, 5)])
def test_how_deep_an_encoder_reaches(convolutions: int, level: int) -> None:
    assert deepest_level(convolutions) == level


def test_an_empty_encoder_reaches_nothing() -> None:
    with pytest.raises(BundleError, match="reaches no level"):
        deepest_level(0)
