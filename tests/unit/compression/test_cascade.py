import math
from pathlib import Path

import pytest
import torch

from studio.bundles.pair import Bundle
from studio.compression.cascade import CascadeObjective
from studio.compression.losses import Perceptual
from studio.compression.objective import Batch
from studio.compression.students import cut_students
from studio.compression.transforming import transformed
from studio.specs.method import Method
from studio.specs.training import Collaboration, DistillSpec, LossShares, Trunk
from tests.unit.compression.objectives import all_terms, batch, is_taught, taught_by

DECODER_TERMS = {"pixel", "perceptual", "gram"}
TERMS = {
    Collaboration.BOTH: {"embedding", "teacher_pixel", "teacher_perceptual"} | DECODER_TERMS,
    Collaboration.EMBEDDING: {"embedding"} | DECODER_TERMS,
    Collaboration.DECODER: {"teacher_pixel", "teacher_perceptual"} | DECODER_TERMS,
}


def objective_of(
    teacher: Bundle,
    collaboration: Collaboration = Collaboration.BOTH,
    trunk: Trunk = Trunk.SEPARATE,
    share: float = 0.5,
    levels: tuple[int, ...] = (3, 2, 1),
) -> CascadeObjective:
    for pair in teacher.pairs.values():
        pair.encoder.requires_grad_(requires_grad=False)
        pair.decoder.requires_grad_(requires_grad=False)
    spec = DistillSpec(teacher=Path("teacher"), contents=Path("photos"), widths=share, trunk=trunk)
    students = cut_students(teacher, levels, spec, batch(9))
    critic = Perceptual(teacher.pair(max(levels)).encoder, ("conv1_1",))
    return CascadeObjective(students, critic, LossShares(pixel=4.0), collaboration)


@pytest.mark.parametrize("collaboration", list(Collaboration))
def test_each_switch_brings_its_terms_for_every_level(teacher: Bundle, collaboration: Collaboration) -> None:
    objective = objective_of(teacher, collaboration)
    parts = list(objective.parts(batch()))
    assert [set(part) for part in parts] == [
        {f"{name}_{level}" for name in TERMS[collaboration]} for level in (3, 2, 1)
    ]
    for name, term in all_terms(iter(parts)).items():
        assert float(term.value.detach()) > 0 and torch.isfinite(term.value), name
        assert term.share == getattr(LossShares(pixel=4.0), name.rpartition("_")[0])


def test_encoders_learn_from_the_teacher_and_decoders_from_pictures(teacher: Bundle) -> None:
    objective = objective_of(teacher)
    for student, terms in zip(objective.students, objective.parts(batch()), strict=True):
        for name, term in terms.items():
            wanted = {"decoder"} if name.rpartition("_")[0] in DECODER_TERMS else {"encoder", "embedding"}
            assert taught_by(term.value, student) == wanted, name
        assert not is_taught(student.teacher[0]) and not is_taught(student.teacher[1])


@pytest.mark.parametrize("trunk", list(Trunk))
def test_parts_share_no_graph(teacher: Bundle, trunk: Trunk) -> None:
    objective = objective_of(teacher, trunk=trunk)
    for terms in objective.parts(batch()):
        torch.stack([term.value for term in terms.values()]).sum().backward()  # type: ignore[no-untyped-call]  # torch's own stub
    for name, weight in objective.module.named_parameters():
        assert weight.grad is not None and bool(weight.grad.any()), name


def test_the_values_are_those_of_the_papers_formulas(teacher: Bundle) -> None:
    objective, crops = objective_of(teacher, levels=(2,)), batch()
    (student,) = objective.students
    encoder, decoder = student.teacher
    with torch.no_grad():
        terms = {name: float(term.value) for name, term in all_terms(objective.parts(crops)).items()}
        plain, styled = encoder(crops.contents), encoder(crops.styles)
        features, style_features = student.encoder(crops.contents), student.encoder(crops.styles)
        embedded = student.embedding.embedded(features)
        apart = [
            float((student.embedding.embedded(found) - goal).square().sum() / goal.square().sum())
            for found, goal in ((features, plain), (style_features, styled))
        ]
        assert terms["embedding_2"] == pytest.approx(sum(apart) / 2, rel=1e-4)
        returned = float((decoder(embedded) - crops.contents).square().mean())
        assert terms["teacher_pixel_2"] == pytest.approx(returned, rel=1e-4)
        wanted = decoder(transformed(plain, styled, Method.WCT))
        painted = student.decoder(transformed(features, style_features, Method.WCT))
        rebuilt = float((student.decoder(features) - crops.contents).square().mean())
        assert terms["pixel_2"] == pytest.approx((rebuilt + float((painted - wanted).square().mean())) / 2, rel=1e-4)


def test_half_of_a_levels_contents_are_what_was_painted_before(teacher: Bundle) -> None:
    objective, crops = objective_of(teacher, levels=(2, 1)), batch(count=4)
    deep, shallow = objective.students
    mapped = transformed(deep.encoder(crops.contents), deep.encoder(crops.styles), Method.WCT)
    fed = torch.cat((deep.decoder(mapped)[:2].detach(), crops.contents[2:]))
    alone = CascadeObjective([shallow], objective._critic, LossShares(), Collaboration.BOTH)
    wanted = all_terms(alone.parts(Batch(fed, crops.styles)))
    for name, term in all_terms(objective.parts(crops)).items():
        if name in wanted:
            torch.testing.assert_close(term.value, wanted[name].value)


def test_a_student_that_is_its_teacher_has_nothing_to_learn_in_feature_space(teacher: Bundle) -> None:
    terms = all_terms(objective_of(teacher, share=1.0).parts(batch()))
    for level in (3, 2, 1):
        par = float(terms[f"gram_{level}"].value.detach())
        assert par == pytest.approx(math.log(2), rel=1e-3), "its style is as near as the teacher's"
    assert all(float(terms[f"embedding_{level}"].value.detach()) < 1e-4 for level in (3, 2, 1))


@pytest.mark.parametrize("collaboration", list(Collaboration))
def test_a_score_counts_what_decoders_paint_whatever_the_switch(teacher: Bundle, collaboration: Collaboration) -> None:
    objective = objective_of(teacher, collaboration)
    with torch.no_grad():
        terms = all_terms(objective.parts(batch()))
    wanted = sum(
        float(terms[f"{name}_{n}"].value) * terms[f"{name}_{n}"].share for name in DECODER_TERMS for n in (1, 2, 3)
    )
    assert objective.score(batch()) == pytest.approx(wanted, rel=1e-5)


def test_samples_are_painted_by_the_students_in_turn(teacher: Bundle) -> None:
    objective = objective_of(teacher, share=1.0, levels=(2, 1))
    painted = batch().contents
    for level in (2, 1):
        pair = teacher.pair(level)
        painted = pair.decoder(transformed(pair.encoder(painted), pair.encoder(batch().styles), Method.WCT))
    torch.testing.assert_close(objective.painted(batch()), painted)


def test_the_teacher_paints_with_its_own_pairs_of_the_same_levels(teacher: Bundle) -> None:
    objective = objective_of(teacher, share=0.5, levels=(2, 1))
    whole = objective_of(teacher, share=1.0, levels=(2, 1))
    torch.testing.assert_close(objective.taught(batch()), whole.painted(batch()))
    assert not torch.allclose(objective.painted(batch()), objective.taught(batch()))


def test_what_is_shipped_are_the_networks_of_each_level(teacher: Bundle) -> None:
    objective = objective_of(teacher, trunk=Trunk.SHARED)
    shipped = objective.weights()
    assert [weights.level for weights in shipped] == [3, 2, 1]
    for weights in shipped[1:]:
        assert all(torch.equal(tensor, shipped[0].encoder[key]) for key, tensor in weights.encoder.items())
        assert weights.decoder is not None and weights.decoder_layers()[-1].out_channels == 3
