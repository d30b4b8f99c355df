import json
from pathlib import Path

import pytest
import torch

from studio.bundles.pair import Bundle
from studio.compression.pruning.groups import l1_norms, weakest
from studio.compression.pruning.level_groups import PairNetwork, pair_groups
from studio.compression.pruning.native_surgery import Kept
from studio.compression.pruning.saving import KEPT_FILE, WEIGHTS_FILE, load_kept, load_pruned, save_pruned
from studio.compression.pruning.surgery import Removal, remove_filters
from studio.compression.pruning.surgery_adapter import traced_groups
from studio.errors import InputError
from tests.unit.compression.pruning.networks import ResNet50, Tiny, lived_in, picture


def pruned_tiny() -> Removal:
    network = lived_in(Tiny())
    groups = traced_groups(network, picture(1, 8))
    return remove_filters(
        network, groups, {"conv1": torch.arange(6) > 2, "conv2": torch.arange(8) > 1}, probe=picture(1, 8)
    )


def test_a_network_with_shortcuts_comes_back_from_its_files(tmp_path: Path) -> None:
    network, example = lived_in(ResNet50(width=1 / 16)), picture()
    groups = traced_groups(network, example)
    removed = {group.name: weakest(l1_norms(network, group), group.size // 2) for group in groups}
    removal = remove_filters(network, groups, removed, probe=example)
    save_pruned(tmp_path / "run", removal.network, removal.kept)
    original = ResNet50(width=1 / 16)
    loaded = load_pruned(tmp_path / "run", original).eval()
    assert torch.equal(loaded(example), removal.network.eval()(example))
    assert original.state_dict().keys() == loaded.state_dict().keys()
    assert original.get_parameter("conv1.weight").shape == network.get_parameter("conv1.weight").shape


def test_a_pair_comes_back_with_its_widths(tmp_path: Path, teacher: Bundle) -> None:
    network, rgb = PairNetwork(teacher.pair(2)), picture(side_px=32)
    groups = pair_groups(network)
    removed = {group.name: weakest(l1_norms(network, group), group.size // 2) for group in groups}
    removal = remove_filters(network, groups, removed, probe=rgb)
    save_pruned(tmp_path, removal.network, removal.kept)
    loaded = load_pruned(tmp_path, network)
    assert isinstance(loaded, PairNetwork) and isinstance(removal.network, PairNetwork)
    assert loaded.encoder.layers == removal.network.encoder.layers
    assert torch.equal(loaded(rgb), removal.network(rgb))


def test_the_record_is_plain_json_and_nothing_else_is_written(tmp_path: Path) -> None:
    removal = pruned_tiny()
    save_pruned(tmp_path, removal.network, removal.kept)
    record = json.loads((tmp_path / KEPT_FILE).read_text())
    assert record["format"] == 1
    assert record["modules"]["conv2"] == {"outputs": [0, 1], "inputs": [0, 1, 2]}
    assert load_kept(tmp_path) == removal.kept
    assert {path.name for path in tmp_path.iterdir()} == {KEPT_FILE, WEIGHTS_FILE}


def test_missing_damaged_or_foreign_files_are_named(tmp_path: Path) -> None:
    removal = pruned_tiny()
    with pytest.raises(InputError, match=r"kept.json cannot be read: No such file"):
        load_pruned(tmp_path, Tiny())
    save_pruned(tmp_path, removal.network, removal.kept)
    with pytest.raises(InputError, match="does not fit this network"):
        load_pruned(tmp_path, ResNet50(width=1 / 16))
    save_pruned(tmp_path, Tiny(), removal.kept)
    with pytest.raises(InputError, match=r"weights.safetensors does not fit Tiny"):
        load_pruned(tmp_path, Tiny())
    (tmp_path / WEIGHTS_FILE).write_bytes(b"no tensors")
    with pytest.raises(InputError, match="not a sound safetensors file"):
        load_pruned(tmp_path, Tiny())


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"format": 1}',
        '{"format": 2, "modules": {}}',
        '{"format": 1, "modules": {"a": {"outputs": [2, 1], "inputs": null}}}',
        '{"format": 1, "modules": {"a": {"outputs": [-1], "inputs": null}}}',
        '{"format": 1, "modules": {"a": {"outputs": [], "inputs": null}}}',
        '{"format": 1, "modules": {"a": {"outputs": 3, "inputs": null}}}',
        '{"format": 1, "modules": {"a": [1]}}',
    ],
)
def test_a_record_that_makes_no_sense_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / KEPT_FILE).write_text(content)
    with pytest.raises(InputError, match=KEPT_FILE):
        load_kept(tmp_path)


def test_a_module_that_keeps_all_is_kept_so(tmp_path: Path) -> None:
    save_pruned(tmp_path, Tiny(), {"fc": Kept()})
    assert load_kept(tmp_path) == {"fc": Kept()}
    assert load_pruned(tmp_path, Tiny()).get_parameter("fc.weight").shape == (3, 8)
