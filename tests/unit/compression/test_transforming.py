import pytest
import torch
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.compression.transforming import adain_by_picture, transformed, transformed_each
from studio.specs.method import Method
from studio.transforms.adain import fit_adain
from studio.transforms.moments import measure_moments


@pytest.fixture
def rows(teacher: Bundle) -> tuple[Tensor, Tensor]:
    crops = torch.rand(6, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        return teacher.pair(2).encoder(crops[:3]), teacher.pair(2).encoder(crops[3:].square())


def test_a_batch_takes_the_statistics_of_another(rows: tuple[Tensor, Tensor]) -> None:
    contents, styles = rows
    found = measure_moments(transformed(contents, styles, Method.WCT), precision="float64")
    wanted = measure_moments(styles, precision="float64")
    torch.testing.assert_close(found.mean, wanted.mean, rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(found.covariance, wanted.covariance, rtol=1e-3, atol=1e-3)


def test_adain_maps_each_picture_as_the_engine_would(rows: tuple[Tensor, Tensor]) -> None:
    contents, styles = rows
    together = adain_by_picture(contents, styles)
    assert torch.equal(together, transformed(contents, styles, Method.ADAIN))
    for index in range(len(contents)):
        content, style = contents[index : index + 1], styles[index : index + 1]
        moments = (measure_moments(each, precision="float64") for each in (content, style))
        alone = fit_adain(*moments).apply(content)
        torch.testing.assert_close(together[index : index + 1], alone, rtol=1e-4, atol=1e-4)


def test_a_dead_channel_becomes_the_mean_of_the_style(rows: tuple[Tensor, Tensor]) -> None:
    contents, styles = (each.clone() for each in rows)
    contents[:, 0] = 0.25
    found = adain_by_picture(contents, styles)
    wanted = styles[:, 0].mean((1, 2))[:, None, None].expand_as(found[:, 0])
    torch.testing.assert_close(found[:, 0], wanted)


@pytest.mark.parametrize("method", list(Method))
def test_no_gradient_flows_through_the_transform(rows: tuple[Tensor, Tensor], method: Method) -> None:
    contents, styles = (each.clone().requires_grad_() for each in rows)
    assert not transformed(contents, styles, method).requires_grad


@pytest.mark.parametrize("method", list(Method))
def test_each_picture_is_mapped_as_if_it_were_alone(rows: tuple[Tensor, Tensor], method: Method) -> None:
    contents, styles = rows
    strengths = torch.tensor([1.0, 0.5, 0.0])
    together = transformed_each(contents, styles, method, strengths)
    for index, strength in enumerate(strengths):
        content, style = contents[index : index + 1], styles[index : index + 1]
        alone = content + strength * (transformed(content, style, method) - content)
        torch.testing.assert_close(together[index : index + 1], alone, rtol=1e-3, atol=1e-3)


def test_gradient_flows_through_contents_and_not_through_their_maps(rows: tuple[Tensor, Tensor]) -> None:
    contents, styles = (each.clone().requires_grad_() for each in rows)
    transformed_each(contents, styles, Method.WCT, torch.zeros(3)).sum().backward()  # type: ignore[no-untyped-call]  # torch's own stub
    assert contents.grad is not None and styles.grad is None
    torch.testing.assert_close(contents.grad, torch.ones_like(contents))


def test_mixed_precision_does_not_reach_the_transform(rows: tuple[Tensor, Tensor]) -> None:
    alone = transformed(*rows, Method.WCT)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        mixed = transformed(*rows, Method.WCT)
    assert torch.equal(mixed, alone)
