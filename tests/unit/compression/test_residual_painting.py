from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.compression.residual_painting import PaintingParameters, drawn_parameters, fixed_parameters, painted_level
from studio.compression.transforming import transformed_each
from studio.specs.method import Method
from studio.specs.painting import PaintingSettings
from tests.unit.compression.objectives import batch, is_taught

SETTINGS = PaintingSettings()


def drawn(settings: PaintingSettings, seed: int = 0, count: int = 400) -> PaintingParameters:
    return drawn_parameters(settings, count, np.random.default_rng(seed))


def test_every_picture_draws_its_own_strength_and_detail_within_the_settings() -> None:
    settings = replace(SETTINGS, strengths=(0.4, 0.6), details=(0.7, 0.8), at_full_strength=0.25, without_detail=0.5)
    parameters = drawn(settings)
    strengths, details = parameters.strengths, parameters.details
    is_full, is_plain = strengths == 1, details == 0
    assert float(is_full.float().mean()) == pytest.approx(0.25, abs=0.07)
    assert float(is_plain.float().mean()) == pytest.approx(0.5, abs=0.08)
    assert bool(((strengths >= 0.4) & (strengths <= 0.6) | is_full).all())
    assert bool(((details >= 0.7) & (details <= 0.8) | is_plain).all())
    assert len(set(strengths.tolist())) > 250 and len(set(details.tolist())) > 150


def test_the_same_seed_draws_the_same() -> None:
    one, again, other = drawn(SETTINGS), drawn(SETTINGS), drawn(SETTINGS, seed=1)
    assert torch.equal(one.strengths, again.strengths) and torch.equal(one.details, again.details)
    assert not torch.equal(one.strengths, other.strengths)


def test_level_5_is_left_out_of_some_steps() -> None:
    kept = [drawn(SETTINGS, seed, 1).has_level_5 for seed in range(200)]
    assert 70 < sum(kept) < 130
    assert all(drawn(replace(SETTINGS, without_level_5=0.0), seed, 1).has_level_5 for seed in range(20))


def test_shallow_levels_paint_without_detail_and_the_first_at_full_strength() -> None:
    parameters = fixed_parameters(SETTINGS, 2, strength=0.25, detail=0.5)
    assert [parameters.details_at(level).tolist() for level in (4, 3, 2, 1)] == [[0.5, 0.5]] * 2 + [[0.0, 0.0]] * 2
    assert [parameters.strengths_at(level).tolist() for level in (2, 1)] == [[0.25, 0.25], [1.0, 1.0]]
    assert fixed_parameters(replace(SETTINGS, detail_from=1), 1, strength=1.0, detail=0.5).details_at(1).tolist() == [
        0.5
    ]


def painted(teacher: Bundle, parameters: PaintingParameters, level: int = 3) -> tuple[Tensor, Tensor]:
    crops = batch()
    return painted_level(teacher.pair(level), crops.contents, crops.styles, Method.WCT, parameters)


def test_a_level_paints_what_the_residual_form_says(teacher: Bundle) -> None:
    parameters = PaintingParameters(torch.tensor([1.0, 0.5]), torch.tensor([0.25, 0.0]), from_level=3)
    pair, crops = teacher.pair(3), batch()
    with torch.no_grad():
        found, rebuilt = painted(teacher, parameters)
        features = pair.encoder(crops.contents)
        mapped = transformed_each(features, pair.encoder(crops.styles), Method.WCT, parameters.strengths)
        wanted = pair.decoder(mapped)
        wanted[0] += 0.25 * (crops.contents - pair.decoder(features))[0]
        torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-5)
        torch.testing.assert_close(rebuilt, pair.decoder(features), rtol=1e-4, atol=1e-5)


def test_at_strength_0_and_full_detail_nothing_is_changed(teacher: Bundle) -> None:
    with torch.no_grad():
        found, _ = painted(teacher, fixed_parameters(SETTINGS, 2, strength=0.0, detail=1.0))
    torch.testing.assert_close(found, batch().contents, rtol=1e-4, atol=1e-5)


def test_both_networks_learn_from_what_is_painted(teacher: Bundle) -> None:
    found, _ = painted(teacher, fixed_parameters(SETTINGS, 2, strength=1.0, detail=0.0))
    pair = teacher.pair(3)
    for network in (pair.encoder, pair.decoder):
        network.requires_grad_(requires_grad=True)
    found, _ = painted(teacher, fixed_parameters(SETTINGS, 2, strength=1.0, detail=0.0))
    found.square().mean().backward()  # type: ignore[no-untyped-call]  # torch's own stub
    assert is_taught(pair.encoder) and is_taught(pair.decoder)
