from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import nn

from studio.bundles.pair import Bundle
from studio.compression.losses import LinearEmbedding
from studio.compression.published_losses import EmbeddedLayers, summed_error
from studio.compression.published_objective import PublishedObjective, learning_parts
from studio.compression.students import Student, cut_students
from studio.specs.method import Method
from studio.specs.training import Collaboration, DistillationRecipe, DistillSpec, LossShares, Schedule
from tests.reference import networks
from tests.reference import published_distillation as reference
from tests.unit.compression.objectives import all_terms, batch, is_taught

SHARES = LossShares.of(Method.WCT, DistillationRecipe.PAPER)
OF_ENCODERS, OF_DECODERS = {"embedding", "teacher_pixel", "teacher_perceptual"}, {"pixel", "perceptual"}


def objective_of(
    teacher: Bundle, levels: tuple[int, ...] = (3, 2, 1), collaboration: Collaboration = Collaboration.BOTH
) -> PublishedObjective:
    for pair in teacher.pairs.values():
        pair.encoder.requires_grad_(requires_grad=False)
        pair.decoder.requires_grad_(requires_grad=False)
    torch.manual_seed(7)
    spec = DistillSpec(teacher=Path("teacher"), contents=Path("photos"), widths=0.5)
    return PublishedObjective(cut_students(teacher, levels, spec, None), SHARES, collaboration)


def as_arrays(module: nn.Module) -> dict[str, networks.Array]:
    return {name: tensor.detach().double().numpy() for name, tensor in module.state_dict().items()}


def maps_of(objective: PublishedObjective, student: Student) -> list[reference.LinearMap]:
    """Q_1 … Q_k, looked up by where they are in the checkpoint."""
    (shallow,) = [each.shallow for each in objective.module.modules() if isinstance(each, EmbeddedLayers)]
    embeddings = [*shallow.values(), student.embedding]
    found = []
    for each in embeddings:
        assert isinstance(each, LinearEmbedding)
        tensors = as_arrays(each.embedding)
        found.append((tensors["weight"][:, :, 0, 0], tensors["bias"]))
    return found


@pytest.mark.parametrize("level", [1, 3])
def test_the_terms_are_those_of_the_paper(teacher: Bundle, level: int) -> None:
    objective, crops = objective_of(teacher, (level,)), batch(side_px=16)
    (student,) = objective.students
    objective.module.double()
    teacher_encoder, teacher_decoder = student.teacher
    crops = replace(crops, contents=crops.contents.double(), styles=crops.styles.double())
    for network in student.teacher:
        network.double()
    found = {}
    for each in learning_parts(objective):
        with torch.no_grad():
            found |= {name: float(term.value) for name, term in all_terms(each.parts(crops)).items()}

    pictures = list(crops.contents.numpy())
    narrow, wide, maps = as_arrays(student.encoder), as_arrays(teacher_encoder), maps_of(objective, student)
    assert len(maps) == level, "a map of its own at every relu i_1"
    returned = reference.collaborated(pictures, narrow, as_arrays(teacher_decoder), maps[-1], level=level)
    rebuilt = [
        networks.decode(networks.encode(picture, narrow, level=level), as_arrays(student.decoder), level=level)
        for picture in pictures
    ]
    wanted = {
        "embedding": reference.embedding_loss(pictures, narrow, wide, maps),
        "teacher_pixel": reference.pixel_loss(returned, pictures),
        "teacher_perceptual": reference.perceptual_loss(returned, pictures, wide, deepest=level),
        "pixel": reference.pixel_loss(rebuilt, pictures),
        "perceptual": reference.perceptual_loss(rebuilt, pictures, wide, deepest=level),
    }
    assert found == pytest.approx({f"{name}_{level}": value for name, value in wanted.items()}, rel=1e-9)


def test_each_part_learns_from_its_own_terms_and_leaves_the_other_as_it_is(teacher: Bundle) -> None:
    objective = objective_of(teacher)
    terms = {}
    for each in learning_parts(objective):
        for part in each.parts(batch(side_px=32)):
            torch.stack([term.value * term.share for term in part.values()]).sum().backward()  # type: ignore[no-untyped-call]  # torch's own stub
            terms |= part
        are_encoders = objective.part == "encoder"
        for student in objective.students:
            taught = {name for name in ("encoder", "embedding", "decoder") if is_taught(student.get_submodule(name))}
            assert taught == ({"encoder", "embedding"} if are_encoders else {"decoder"})
            assert not any(map(is_taught, student.teacher))
        shallow = [each for each in objective.module.modules() if isinstance(each, LinearEmbedding)]
        assert len(shallow) == 3 + 2 + 1 and all(is_taught(each) is are_encoders for each in shallow)
        objective.module.zero_grad(set_to_none=True)
    assert set(terms) == {f"{name}_{level}" for name in OF_ENCODERS | OF_DECODERS for level in (3, 2, 1)}
    assert all(term.share == getattr(SHARES, name.rpartition("_")[0]) for name, term in terms.items())


@pytest.mark.parametrize(
    ("collaboration", "names"),
    [
        (Collaboration.EMBEDDING, {"embedding"}),
        (Collaboration.DECODER, {"teacher_pixel", "teacher_perceptual"}),
        (Collaboration.BOTH, OF_ENCODERS),
    ],
)
def test_the_switch_leaves_terms_of_encoders_out(
    teacher: Bundle, collaboration: Collaboration, names: set[str]
) -> None:
    objective = objective_of(teacher, (2,), collaboration)
    terms = all_terms(objective.parts(batch(side_px=16)))
    assert set(terms) == {f"{name}_2" for name in names}
    wanted = sum(float(term.value.detach()) * term.share for term in terms.values())
    assert objective.score(batch(side_px=16)) == pytest.approx(wanted, rel=1e-5)


def test_embeddings_are_fitted_at_every_layer(teacher: Bundle) -> None:
    """A student that is its teacher is embedded without error, up to the ridge; a random map is far from that."""
    for pair in teacher.pairs.values():
        pair.encoder.requires_grad_(requires_grad=False)
        pair.decoder.requires_grad_(requires_grad=False)
    spec = DistillSpec(teacher=Path("teacher"), contents=Path("photos"), widths=1.0)
    objective = PublishedObjective(cut_students(teacher, (3,), spec, None), SHARES, Collaboration.EMBEDDING)
    crops = batch(side_px=64)
    before = objective.score(crops)
    objective.fit_embeddings(crops.contents)
    assert objective.score(crops) < 1e-3 * before


def test_errors_of_layers_are_summed_whatever_their_sizes() -> None:
    goals = {"conv1_1": torch.zeros(1, 2, 8, 8), "conv2_1": torch.zeros(1, 3, 4, 4)}
    found = {"conv1_1": torch.full((1, 2, 8, 8), 2.0), "conv2_1": torch.full((1, 3, 4, 4), 3.0)}
    assert float(summed_error(found, goals)) == 13.0


def test_the_pace_is_the_published_one() -> None:
    schedule = Schedule(steps=7, patience=2).suited_to_recipe(DistillationRecipe.PAPER)
    assert (schedule.batch, schedule.resize_px, schedule.crop_px, schedule.learning_rate) == (16, 300, 256, 1e-4)
    assert (schedule.warm_up_steps, schedule.ema_decay) == (0, 0.0)
    assert schedule.suited_to_recipe(DistillationRecipe.STUDIO) == Schedule(steps=7, patience=2)
    assert (SHARES.embedding, SHARES.pixel, SHARES.perceptual) == (10, 1, 0.01)
