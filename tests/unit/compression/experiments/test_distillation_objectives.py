from collections.abc import Mapping
from pathlib import Path

import pytest
import torch

from studio.bundles.pair import Bundle
from studio.compression.cascade import CascadeObjective
from studio.compression.experiments.distillation_objectives import DecoderObjective, EncoderObjective, term_values
from studio.compression.experiments.distillation_runs import started
from studio.compression.losses import Perceptual
from studio.compression.students import Student
from studio.compression.transforming import transformed
from studio.specs.method import Method
from studio.specs.training import Collaboration, DistillSpec, LossShares
from tests.unit.compression.objectives import all_terms, batch, is_taught, taught_by

SHARES = LossShares(embedding=3.0, teacher_pixel=5.0, teacher_perceptual=0.7, pixel=4.0, perceptual=0.9)
TERMS: Mapping[Collaboration, set[str]] = {
    Collaboration.EMBEDDING: {"embedding"},
    Collaboration.DECODER: {"teacher_pixel", "teacher_perceptual"},
    Collaboration.BOTH: {"embedding", "teacher_pixel", "teacher_perceptual"},
}


def start(teacher: Bundle, share: float = 0.5) -> tuple[Student, Perceptual]:
    return started(teacher, DistillSpec(teacher=Path("teacher"), contents=Path("photos"), levels=(2,), widths=share))


@pytest.mark.parametrize("collaboration", list(Collaboration))
def test_an_encoder_learns_from_the_terms_of_its_switch_alone(teacher: Bundle, collaboration: Collaboration) -> None:
    student, critic = start(teacher)
    terms = all_terms(EncoderObjective(student, critic, SHARES, collaboration).parts(batch()))
    assert {name: term.share for name, term in terms.items()} == {
        name: getattr(SHARES, name) for name in TERMS[collaboration]
    }
    for name, term in terms.items():
        assert taught_by(term.value, student) == {"encoder", "embedding"}, name
    assert not any(is_taught(network) for network in student.teacher)


@pytest.mark.parametrize("collaboration", list(Collaboration))
def test_the_terms_are_those_of_the_cascade(teacher: Bundle, collaboration: Collaboration) -> None:
    student, critic = start(teacher)
    cascade = term_values(CascadeObjective([student], critic, SHARES, collaboration), batch())
    for name, value in term_values(EncoderObjective(student, critic, SHARES, collaboration), batch()).items():
        assert value == pytest.approx(cascade[f"{name}_2"], rel=1e-5), name


def test_a_decoder_learns_to_give_the_picture_back_and_teaches_nobody_else(teacher: Bundle) -> None:
    student, critic = start(teacher)
    crops, objective = batch(), DecoderObjective(student, critic, SHARES)
    terms = all_terms(objective.parts(crops))
    assert {name: term.share for name, term in terms.items()} == {"pixel": 4.0, "perceptual": 0.9}
    with torch.no_grad():
        rebuilt = student.decoder(student.encoder(crops.contents))
        assert float(terms["pixel"].value) == pytest.approx(float((rebuilt - crops.contents).square().mean()), rel=1e-5)
        assert float(terms["perceptual"].value) == pytest.approx(float(critic(rebuilt, crops.contents)), rel=1e-5)
    for name, term in terms.items():
        assert taught_by(term.value, student) == {"decoder"}, name


def test_what_is_trained_is_what_is_taught(teacher: Bundle) -> None:
    student, critic = start(teacher)
    encoding = EncoderObjective(student, critic, SHARES, Collaboration.BOTH).module
    assert set(encoding.parameters()) == {*student.encoder.parameters(), *student.embedding.parameters()}
    assert set(DecoderObjective(student, critic, SHARES).module.parameters()) == set(student.decoder.parameters())


def test_scores_weigh_the_terms(teacher: Bundle) -> None:
    student, critic = start(teacher)
    for objective in (
        EncoderObjective(student, critic, SHARES, Collaboration.BOTH),
        DecoderObjective(student, critic, SHARES),
    ):
        wanted = sum(getattr(SHARES, name) * value for name, value in term_values(objective, batch()).items())
        assert objective.score(batch()) == pytest.approx(wanted, rel=1e-5)


def test_pictures_and_weights_are_those_of_the_pair(teacher: Bundle) -> None:
    student, critic = start(teacher, share=1.0)
    objective, crops, pair = DecoderObjective(student, critic, SHARES), batch(), teacher.pair(2)
    mapped = transformed(pair.encoder(crops.contents), pair.encoder(crops.styles), Method.WCT)
    torch.testing.assert_close(objective.painted(crops), pair.decoder(mapped))
    (shipped,) = objective.weights()
    assert shipped.level == 2 and shipped.decoder is not None
    assert all(torch.equal(shipped.encoder[key], wanted) for key, wanted in pair.encoder.state_dict().items())
    assert all(torch.equal(shipped.decoder[key], wanted) for key, wanted in pair.decoder.state_dict().items())
