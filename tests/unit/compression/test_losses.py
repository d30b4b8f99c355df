import numpy as np
import numpy.typing as npt
import pytest
import torch
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.compression.losses import LinearEmbedding, Perceptual, StyleStatistics, gram_style, relative_error
from studio.networks.chain import ConvolutionChain

Doubles = npt.NDArray[np.float64]
NAMES = ("conv1_1", "conv2_1", "conv3_1")


def crops(seed: int, count: int = 2) -> Tensor:
    return torch.rand(count, 3, 32, 32, generator=torch.Generator().manual_seed(seed))


def twin_error(found: Doubles, goal: Doubles) -> float:
    return float(((found - goal) ** 2).sum() / (goal**2).sum())


def features(encoder: ConvolutionChain, rgb: Tensor) -> list[Doubles]:
    found = encoder.features(rgb, NAMES)
    return [found[name].detach().double().numpy() for name in NAMES]


@pytest.fixture
def encoder(teacher: Bundle) -> ConvolutionChain:
    return teacher.pair(3).encoder.requires_grad_(requires_grad=False)


def test_an_error_is_relative_to_the_size_of_its_goal() -> None:
    found, goal = torch.randn(2, 3, 4, 5), torch.randn(2, 3, 4, 5)
    wanted = twin_error(found.double().numpy(), goal.double().numpy())
    assert float(relative_error(found, goal)) == pytest.approx(wanted, rel=1e-5)
    assert float(relative_error(found * 100, goal * 100)) == pytest.approx(wanted, rel=1e-5)
    assert torch.isfinite(relative_error(found, torch.zeros_like(found)))


def test_perceptual_distance_is_the_mean_relative_error_of_features(encoder: ConvolutionChain) -> None:
    painted, wanted = crops(1), crops(2)
    pairs = zip(features(encoder, painted), features(encoder, wanted), strict=True)
    expected = np.mean([twin_error(found, goal) for found, goal in pairs])
    critic = Perceptual(encoder, NAMES)
    assert float(critic(painted, wanted)) == pytest.approx(float(expected), rel=1e-4)
    assert float(critic(painted, painted)) == 0.0


def test_style_statistics_compare_means_and_deviations(encoder: ConvolutionChain) -> None:
    painted, styles = crops(1), crops(2)
    expected = []
    for found, goal in zip(features(encoder, painted), features(encoder, styles), strict=True):
        means = twin_error(found.mean((2, 3)), goal.mean((2, 3)))
        expected.append(means + twin_error(found.std((2, 3), ddof=1), goal.std((2, 3), ddof=1)))
    judge = StyleStatistics(encoder, NAMES)
    assert float(judge(painted, styles)) == pytest.approx(float(np.mean(expected)), rel=1e-3)
    assert float(judge(painted, painted)) == 0.0


@pytest.mark.parametrize("loss", [Perceptual, StyleStatistics])
def test_gradient_flows_into_what_is_painted_alone(
    encoder: ConvolutionChain, loss: type[Perceptual] | type[StyleStatistics]
) -> None:
    painted, wanted = crops(1).requires_grad_(), crops(2).requires_grad_()
    loss(encoder, NAMES)(painted, wanted).backward()  # type: ignore[no-untyped-call]  # torch's own stub
    assert painted.grad is not None and bool(painted.grad.any())
    assert wanted.grad is None


def test_a_fitted_embedding_recovers_a_linear_map() -> None:
    random = torch.Generator().manual_seed(0)
    rows, matrix = torch.randn(4, 5, 16, 16, generator=random), torch.randn(7, 5, generator=random)
    shift = torch.randn(7, generator=random)
    goals = torch.einsum("oc,bchw->bohw", matrix, rows) + shift[:, None, None]
    embedding = LinearEmbedding(5, 7)
    assert float(embedding(rows, goals).detach()) > 0.1
    embedding.fit(rows, goals)
    torch.testing.assert_close(embedding.embedding.weight.detach()[:, :, 0, 0], matrix, rtol=1e-3, atol=1e-3)
    assert embedding.embedding.bias is not None
    torch.testing.assert_close(embedding.embedding.bias.detach(), shift, rtol=1e-3, atol=1e-3)
    torch.testing.assert_close(embedding.embedded(rows).detach(), goals, rtol=1e-2, atol=1e-2)
    assert float(embedding(rows, goals).detach()) < 1e-6


def test_a_fit_survives_dead_and_doubled_channels() -> None:
    rows = torch.rand(2, 4, 8, 8)
    rows[:, 1], rows[:, 2] = 0, rows[:, 0]
    embedding = LinearEmbedding(4, 3)
    embedding.fit(rows, rows[:, [0, 3, 0]])
    assert float(embedding(rows, rows[:, [0, 3, 0]]).detach()) < 1e-4


def test_an_embedding_learns_and_teaches_the_student() -> None:
    embedding, rows = LinearEmbedding(4, 6), torch.rand(1, 4, 8, 8, requires_grad=True)
    embedding(rows, torch.rand(1, 6, 8, 8)).backward()
    assert rows.grad is not None and bool(rows.grad.any())
    assert embedding.embedding.weight.grad is not None and bool(embedding.embedding.weight.grad.any())


def test_a_style_distance_is_held_against_the_teachers(encoder: ConvolutionChain) -> None:
    painted, by_teacher, styles = (encoder.features(crops(seed), NAMES) for seed in (1, 2, 3))

    def gram(features: Tensor) -> Doubles:
        rows = features.double().numpy().transpose(1, 0, 2, 3).reshape(features.shape[1], -1)
        return rows @ rows.T / rows.shape[1]

    expected = []
    for name in NAMES:
        own, teachers, wanted = gram(painted[name]), gram(by_teacher[name]), gram(styles[name])
        expected.append(np.log1p(((own - wanted) ** 2).mean() / ((teachers - wanted) ** 2).mean()))
    assert float(gram_style(painted, by_teacher, styles)) == pytest.approx(np.mean(expected), rel=1e-3)
    assert float(gram_style(painted, painted, styles)) == pytest.approx(np.log(2), rel=1e-6), "par"
    assert float(gram_style(styles, painted, styles)) == 0.0
    assert torch.isfinite(gram_style(painted, styles, styles)), "a teacher that meets the style exactly"


def test_gradient_of_a_style_distance_flows_into_the_picture_alone(encoder: ConvolutionChain) -> None:
    pictures = [crops(seed).requires_grad_() for seed in (1, 2, 3)]
    gram_style(*(encoder.features(picture, NAMES) for picture in pictures)).backward()  # type: ignore[no-untyped-call]  # torch's own stub
    assert pictures[0].grad is not None and bool(pictures[0].grad.any())
    assert pictures[1].grad is None and pictures[2].grad is None
