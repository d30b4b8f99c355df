import pytest
import torch
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.compression.cutting import cut_pair, mean_activations
from studio.compression.student import Critic, Student, relative_error, transformed
from studio.transforms.moments import measure_moments


def crops(seed: int, count: int = 2) -> Tensor:
    return torch.rand(count, 3, 32, 32, generator=torch.Generator().manual_seed(seed))


@pytest.fixture(params=[1, 2, 3])
def student(request: pytest.FixtureRequest, teacher: Bundle) -> Student:
    torch.manual_seed(0)
    pair = teacher.pair(request.param)
    small = cut_pair(
        pair,
        keep_share=0.5,
        encoder_seen=mean_activations(pair.encoder, [crops(0)]),
        decoder_seen=mean_activations(pair.decoder, [pair.encoder(crops(0))]),
    )
    return Student(small, pair).requires_grad_(requires_grad=True)


@pytest.fixture
def critic(teacher: Bundle) -> Critic:
    for parameter in teacher.pair(3).encoder.parameters():
        parameter.requires_grad_(requires_grad=False)
    return Critic(teacher.pair(3).encoder)


def has_gradient(module: torch.nn.Module) -> bool:
    return any(weight.grad is not None and bool(weight.grad.any()) for weight in module.parameters())


def test_every_loss_is_a_finite_number_above_nought(student: Student, critic: Critic) -> None:
    terms, painted = student.losses(crops(1), crops(2), critic)
    assert set(terms) == {"embedding", "pixel", "perceptual"}
    assert all(bool(torch.isfinite(term)) and float(term.detach()) > 0 for term in terms.values())
    assert painted.shape == crops(1).shape and not painted.requires_grad


def test_the_encoder_learns_by_the_embedding_alone(student: Student, critic: Critic) -> None:
    terms, _ = student.losses(crops(1), crops(2), critic)
    (terms["pixel"] + terms["perceptual"]).backward()  # type: ignore[no-untyped-call]  # torch's own stub
    assert has_gradient(student.decoder) and not has_gradient(student.encoder) and not has_gradient(student.embedding)
    student.zero_grad()
    terms, _ = student.losses(crops(1), crops(2), critic)
    terms["embedding"].backward()  # type: ignore[no-untyped-call]  # torch's own stub
    assert has_gradient(student.encoder) and has_gradient(student.embedding) and not has_gradient(student.decoder)


def test_the_teacher_is_neither_trained_nor_saved(student: Student) -> None:
    owned = {name.split(".")[0] for name in student.state_dict()}
    assert owned == {"encoder", "decoder", "embedding"}
    assert {id(weight) for weight in student.teacher[0].parameters()}.isdisjoint(map(id, student.parameters()))


def test_a_fitted_embedding_is_the_least_squares_one(student: Student) -> None:
    pictures = crops(3, count=4)
    features, goals = student.encoder(pictures).detach(), student.teacher[0](pictures)
    before = float(relative_error(student.embedding(features), goals).detach())
    student.fit_embedding(pictures)
    after = float(relative_error(student.embedding(features), goals).detach())
    assert after < before
    columns = torch.cat((features, torch.ones_like(features[:, :1])), dim=1).transpose(0, 1).flatten(1).T.double()
    wanted = goals.transpose(0, 1).flatten(1).T.double()
    best = columns @ torch.linalg.lstsq(columns, wanted).solution
    assert after <= 1.02 * float(relative_error(best, wanted)) + 1e-4


def test_a_batch_takes_the_statistics_of_another(teacher: Bundle) -> None:
    contents, styles = (teacher.pair(1).encoder(crops(seed)).double() for seed in (1, 2))
    found = measure_moments(transformed(contents, styles), precision="float64")
    wanted = measure_moments(styles, precision="float64")
    torch.testing.assert_close(found.mean, wanted.mean, rtol=1e-6, atol=1e-6)
    torch.testing.assert_close(found.covariance, wanted.covariance, rtol=1e-3, atol=1e-3)


def test_the_critic_sees_no_distance_between_equals(critic: Critic) -> None:
    assert float(critic.distance(crops(1), crops(1))) == 0.0
    near, far = critic.distance(crops(1) + 0.01, crops(1)), critic.distance(crops(2), crops(1))
    assert 0 < float(near) < float(far)
