from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.compression.adain_objective import AdainObjective
from studio.compression.students import Student, cut_students
from studio.compression.transforming import adain_by_picture
from studio.specs.method import Method
from studio.specs.training import Collaboration, DistillSpec, LossShares
from tests.unit.compression.objectives import all_terms, batch, is_taught, taught_by

DECODER_TERMS = {"pixel", "perceptual", "content", "style", "smoothness"}
TERMS = {
    Collaboration.BOTH: {"embedding", "teacher_pixel", "teacher_perceptual"} | DECODER_TERMS,
    Collaboration.EMBEDDING: {"embedding"} | DECODER_TERMS,
    Collaboration.DECODER: {"teacher_pixel", "teacher_perceptual"} | DECODER_TERMS,
}


def variation(picture: Tensor) -> float:
    """Total variation per pixel of (3, H, W)."""
    pixels = picture.double().numpy()
    return float(np.abs(np.diff(pixels, axis=1)).mean() + np.abs(np.diff(pixels, axis=2)).mean())


@pytest.fixture
def student(teacher: Bundle) -> Student:
    for network in (teacher.pair(3).encoder, teacher.pair(3).decoder):
        network.requires_grad_(requires_grad=False)
    spec = DistillSpec(teacher=Path("teacher"), contents=Path("photos"), widths=0.5, method=Method.ADAIN)
    return cut_students(teacher, (3,), spec, batch(9))[0]


@pytest.mark.parametrize("collaboration", list(Collaboration))
def test_each_switch_brings_its_terms(student: Student, collaboration: Collaboration) -> None:
    terms = all_terms(AdainObjective(student, LossShares(), collaboration).parts(batch()))
    assert set(terms) == TERMS[collaboration]
    for name, term in terms.items():
        assert float(term.value.detach()) > 0 and torch.isfinite(term.value), name
        assert term.share == getattr(LossShares(), name)


def test_the_encoder_learns_from_the_teacher_and_the_decoder_from_pictures(student: Student) -> None:
    for name, term in all_terms(AdainObjective(student, LossShares(), Collaboration.BOTH).parts(batch())).items():
        wanted = {"decoder"} if name in DECODER_TERMS else {"encoder", "embedding"}
        assert taught_by(term.value, student) == wanted, name
    assert not is_taught(student.teacher[0]) and not is_taught(student.teacher[1])


def test_content_and_style_are_judged_by_the_teacher(student: Student) -> None:
    crops, (encoder, _) = batch(), student.teacher
    objective = AdainObjective(student, LossShares(), Collaboration.BOTH)
    with torch.no_grad():
        terms = all_terms(objective.parts(crops))
        painted = objective.painted(crops)
        goal = adain_by_picture(encoder(crops.contents), encoder(crops.styles)).double()
        content = float((encoder(painted).double() - goal).square().sum() / goal.square().sum())
        names = ("conv1_1", "conv2_1", "conv3_1")
        found, wanted = (encoder.features(rgb, names) for rgb in (painted, crops.styles))
        style = 0.0
        for name in names:
            for statistic in (torch.mean, torch.std):
                one, two = (statistic(rows[name].double(), dim=(2, 3)) for rows in (found, wanted))
                style += float((one - two).square().sum() / two.square().sum()) / 3
    assert float(terms["content"].value) == pytest.approx(content, rel=1e-3)
    assert float(terms["style"].value) == pytest.approx(style, rel=1e-3)
    smoothness = sum(variation(one) / variation(two) for one, two in zip(painted, crops.contents, strict=True)) / 2
    assert float(terms["smoothness"].value) == pytest.approx(smoothness, rel=1e-3)
    shares = LossShares()
    score = content * shares.content + style * shares.style + smoothness * shares.smoothness
    assert objective.score(crops) == pytest.approx(score, rel=1e-3)


def test_pictures_are_painted_by_the_student_alone(student: Student) -> None:
    crops, objective = batch(), AdainObjective(student, LossShares(), Collaboration.BOTH)
    with torch.no_grad():
        mapped = adain_by_picture(student.encoder(crops.contents), student.encoder(crops.styles))
        assert torch.equal(objective.painted(crops), student.decoder(mapped))
        encoder, decoder = student.teacher
        taught = decoder(adain_by_picture(encoder(crops.contents), encoder(crops.styles)))
        assert torch.equal(objective.taught(crops), taught) and not torch.allclose(objective.painted(crops), taught)
    assert objective.module is student
    (weights,) = objective.weights()
    assert weights.level == 3 and torch.equal(
        weights.encoder["conv1_1.weight"], student.encoder.convolution("conv1_1").weight
    )
