from pathlib import Path

import pytest
import torch

from studio.compression.pruning.level_groups import LevelsNetwork
from studio.compression.pruning.native_surgery import Kept, cut_modules
from studio.compression.pruning.students import network_of, refit_pruned, retraining_of, unpruned
from studio.compression.students import students_of
from studio.specs.method import Method
from tests.unit.compression.objectives import batch
from tests.unit.compression.prunings import small_spec


def shapes_kept(network: LevelsNetwork) -> dict[str, Kept]:
    """Every other filter of level 2's encoder, and what that takes from its readers."""
    kept: dict[str, Kept] = {}
    inputs: tuple[int, ...] | None = None
    for name in ("conv1_1", "conv1_2", "conv2_1"):
        outputs = tuple(range(0, network.get_submodule(f"2.encoder.{name}").get_parameter("weight").shape[0], 2))
        kept[f"2.encoder.{name}"] = Kept(outputs, inputs)
        inputs = outputs
    return kept | {"2.decoder.conv2_1": Kept(None, inputs), "2.embedding": Kept(None, inputs)}


@pytest.mark.parametrize("method", [Method.WCT, Method.ADAIN])
def test_pruned_pairs_come_nearer_to_what_they_were(teacher_folder: Path, pictures: Path, method: Method) -> None:
    """Also on pictures that the fit has not seen."""
    spec = small_spec(teacher_folder, pictures)
    objective = unpruned(spec, batch(3))
    network = network_of(objective)
    kept = shapes_kept(network)
    cut_modules(network, kept)
    unseen = batch(7)

    def apart() -> list[float]:
        errors = []
        for student in students_of(objective):
            encoder, decoder = student.teacher
            wanted = decoder(encoder(unseen.contents))
            errors.append(float((student.decoder(student.encoder(unseen.contents)) - wanted).square().mean()))
        return errors

    with torch.no_grad():
        before = apart()
        refit_pruned(objective, kept, batch(3, count=8), method)
        after = apart()
    assert after[0] < 0.5 * before[0], "level 2 was cut"
    assert after[1] < 1e-6, "level 1 was not, and stays what it is"
    assert retraining_of(spec).method is Method.WCT
