from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.compression import painting_losses as losses
from studio.compression.objective import Batch
from studio.compression.painting_objective import PaintingCritic, PaintingObjective, rate_shares
from studio.compression.residual_painting import drawn_parameters, fixed_parameters, painted_level
from studio.compression.structure import excess_direction, excess_lattice
from studio.compression.students import cut_students
from studio.specs.method import Method
from studio.specs.painting import PaintingSettings, PaintingShares
from studio.specs.training import DistillSpec, Trunk
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.compression.objectives import all_terms, batch, is_taught, taught_by

SETTINGS = PaintingSettings(detail_from=2, enlarged=0.0)
# In float32 a sum of up to 16 · 9 products is right to 144 · 2^-24, 9e-6, and a painting is some ten layers deep; with
# gradient or without, a processor may sum in another order.
ROUNDING = 1e-4
TERMS = ("style", "content", "lattice", "reconstruction", "direction")


def objective_of(
    teacher: Bundle,
    settings: PaintingSettings = SETTINGS,
    levels: tuple[int, ...] = (3, 2, 1),
    trunk: Trunk = Trunk.SEPARATE,
    method: Method = Method.WCT,
) -> PaintingObjective:
    spec = DistillSpec(teacher=Path("teacher"), contents=Path("photos"), widths=0.5, trunk=trunk)
    return PaintingObjective(cut_students(teacher, levels, spec, batch(9)), PaintingCritic(teacher), settings, method)


@pytest.fixture
def deep(tmp_path: Path) -> Bundle:
    write_tiny_bundle(tmp_path / "deep")
    return load_bundle(tmp_path / "deep")


def test_every_level_is_asked_for_every_term(teacher: Bundle) -> None:
    parts = list(objective_of(teacher).parts(batch()))
    assert [set(part) for part in parts] == [{f"{name}_{level}" for name in TERMS} for level in (3, 2, 1)]
    for name, term in all_terms(iter(parts)).items():
        assert bool(torch.isfinite(term.value)), name
        assert term.share == getattr(PaintingShares(), name.rpartition("_")[0])


def test_the_values_are_those_of_the_residual_form(teacher: Bundle) -> None:
    """Level after level, each on its own painting, which begins with what the one before painted."""
    objective, crops = objective_of(teacher), Batch(batch().contents, batch().styles, seed=5)
    critic = PaintingCritic(teacher)
    parameters, fed = drawn_parameters(SETTINGS, 2, np.random.default_rng(5)), crops.contents
    with torch.no_grad():
        found = {name: float(term.value) for name, term in all_terms(objective.parts(crops)).items()}
        goals, photographs = losses.style_goals(critic.seen(crops.styles)), critic.seen(crops.contents)
        deep = {name: photographs[name] for name in ("conv2_1", "conv3_1")}
        for student in objective.students:
            level = student.level
            fed, rebuilt = painted_level(student, before := fed, crops.styles, Method.WCT, parameters)  # type: ignore[arg-type]  # a student has what a pair has
            seen = critic.seen(fed)
            away = losses.content_weight(parameters.strengths) * losses.content_distance(seen, deep)
            assert found[f"style_{level}"] == pytest.approx(
                float(losses.style_distance(seen, goals).mean()), rel=ROUNDING
            )
            assert found[f"content_{level}"] == pytest.approx(float(away.mean()), rel=ROUNDING)
            assert found[f"lattice_{level}"] == pytest.approx(
                float(excess_lattice(fed, crops.contents).mean()), rel=ROUNDING
            )
            excess = excess_direction(fed, crops.contents, crops.styles).mean()
            assert found[f"direction_{level}"] == pytest.approx(float(excess), rel=ROUNDING)
            error = losses.reconstruction_error(rebuilt, before).mean()
            assert found[f"reconstruction_{level}"] == pytest.approx(float(error), rel=ROUNDING)


def test_encoders_and_decoders_learn_and_the_teacher_does_not(teacher: Bundle) -> None:
    objective = objective_of(teacher)
    for student, terms in zip(objective.students, objective.parts(batch()), strict=True):
        for name in TERMS[:2] + TERMS[3:4]:
            assert taught_by(terms[f"{name}_{student.level}"].value, student) == {"encoder", "decoder"}, name
        assert not is_taught(student.teacher[0]) and not is_taught(student.teacher[1])


def test_mixed_precision_does_not_reach_the_terms(teacher: Bundle) -> None:
    objective = objective_of(teacher)
    alone = all_terms(objective.parts(batch()))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        mixed = all_terms(objective.parts(batch()))
    assert all(torch.equal(term.value, mixed[name].value) for name, term in alone.items())


@pytest.mark.parametrize("trunk", list(Trunk))
def test_parts_share_no_graph(teacher: Bundle, trunk: Trunk) -> None:
    objective = objective_of(teacher, trunk=trunk)
    for terms in objective.parts(batch()):
        torch.stack([term.value for term in terms.values()]).sum().backward()  # type: ignore[no-untyped-call]  # torch's own stub
    for name, weight in objective.module.named_parameters():
        if weight.requires_grad:
            assert weight.grad is not None and bool(weight.grad.any()), name


def test_crops_are_enlarged_before_they_are_painted(teacher: Bundle) -> None:
    crops = Batch(batch().contents, batch().styles, seed=5)
    plain, large = (
        all_terms(objective_of(teacher, replace(SETTINGS, enlarged=share)).parts(crops)) for share in (0.0, 1.0)
    )
    for level in (3, 2, 1):
        assert not torch.equal(plain[f"style_{level}"].value, large[f"style_{level}"].value)


def test_levels_that_are_not_named_paint_and_stay(teacher: Bundle) -> None:
    objective = objective_of(teacher, replace(SETTINGS, levels=(2,)))
    (terms,) = objective.parts(batch())
    assert set(terms) == {f"{name}_2" for name in TERMS}
    whole = all_terms(objective_of(teacher).parts(batch()))
    for name, term in terms.items():
        torch.testing.assert_close(term.value, whole[name].value)
    learning = {name.split(".")[0] for name, weight in objective.module.named_parameters() if weight.requires_grad}
    assert learning == {"1"}


def test_without_a_rate_encoders_stay(teacher: Bundle) -> None:
    objective = objective_of(teacher, replace(SETTINGS, encoder_rate=0.0))
    learning = [name for name, weight in objective.module.named_parameters() if weight.requires_grad]
    assert learning and all(".decoder." in name for name in learning)


def test_every_seed_paints_otherwise_and_the_same_one_alike(teacher: Bundle) -> None:
    objective, crops = objective_of(teacher), batch()
    one, again, other = (
        float(all_terms(objective.parts(replace(crops, seed=seed)))["style_3"].value.detach()) for seed in (1, 1, 2)
    )
    assert one == again != other


def test_level_5_is_left_out_where_others_learn(deep: Bundle) -> None:
    settings = replace(SETTINGS, without_level_5=1.0)
    for levels, learn, wanted in (((5, 1), None, {"1"}), ((5,), None, {"5"}), ((5, 1), (5,), {"5"})):
        objective = objective_of(deep, replace(settings, levels=learn), levels)
        assert {name.rpartition("_")[2] for name in all_terms(objective.parts(batch()))} == wanted


@pytest.mark.parametrize("levels", [(5, 4, 3, 2, 1), (4, 1), (3,), (1,)])
def test_any_levels_are_judged_by_four(deep: Bundle, levels: tuple[int, ...]) -> None:
    settings = replace(SETTINGS, without_level_5=0.0)
    terms = all_terms(objective_of(deep, settings, levels).parts(batch()))
    assert len(terms) == len(TERMS) * len(levels)
    assert PaintingCritic(deep).names == ("conv1_1", "conv2_1", "conv3_1", "conv4_1")


def test_a_teacher_of_one_shallow_level_judges_as_far_as_it_goes(tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "shallow", levels=(1,))
    shallow = load_bundle(tmp_path / "shallow")
    assert set(all_terms(objective_of(shallow, levels=(1,)).parts(batch()))) == {f"{name}_1" for name in TERMS}


def test_adain_paints_with_maps_of_its_own(teacher: Bundle) -> None:
    by_wct = all_terms(objective_of(teacher).parts(batch()))
    by_adain = all_terms(objective_of(teacher, method=Method.ADAIN).parts(batch()))
    assert float(by_wct["style_3"].value.detach()) != float(by_adain["style_3"].value.detach())


def test_a_score_is_style_and_content_of_the_finished_painting(teacher: Bundle) -> None:
    objective, critic, crops = objective_of(teacher), PaintingCritic(teacher), batch()
    expected = []
    with torch.no_grad():
        goals, photographs = losses.style_goals(critic.seen(crops.styles)), critic.seen(crops.contents)
        deep = {name: photographs[name] for name in critic.names[1:]}
        for strength in (1.0, 0.5):
            fed = crops.contents
            for student in objective.students:
                parameters = fixed_parameters(SETTINGS, 2, strength=strength, detail=0.5)
                fed, _ = painted_level(student, fed, crops.styles, Method.WCT, parameters)  # type: ignore[arg-type]  # a student has what a pair has
            seen = critic.seen(fed.clamp(0, 1))
            away = (1.6 - 1.2 * strength) * losses.content_distance(seen, deep).mean()
            expected.append(float(losses.style_distance(seen, goals).mean() + PaintingShares().content * away))
    assert objective.score(crops) == pytest.approx(np.mean(expected), rel=1e-5)
    assert objective.score(replace(crops, seed=9)) == objective.score(crops), "nothing is drawn"
    assert objective.painted(crops).shape == crops.contents.shape


def test_the_teacher_paints_as_the_students_do(teacher: Bundle) -> None:
    objective, fed = objective_of(teacher), batch().contents
    parameters = fixed_parameters(SETTINGS, 2, strength=1.0, detail=0.5)
    with torch.no_grad():
        for level in (3, 2, 1):
            fed, _ = painted_level(teacher.pair(level), fed, batch().styles, Method.WCT, parameters)
    assert torch.equal(objective.taught(batch()), fed)


def test_what_is_shipped_are_the_networks_of_each_level(teacher: Bundle) -> None:
    shipped = objective_of(teacher, trunk=Trunk.SHARED).weights()
    assert [weights.level for weights in shipped] == [3, 2, 1]
    for weights in shipped[1:]:
        assert all(torch.equal(tensor, shipped[0].encoder[key]) for key, tensor in weights.encoder.items())


def test_encoders_learn_at_their_own_rate() -> None:
    settings = replace(SETTINGS, encoder_rate=5e-5)
    assert rate_shares(settings, 2e-4, "0.encoder.conv1_1.weight") == pytest.approx(0.25)
    assert rate_shares(settings, 2e-4, "0.decoder.conv1_1.weight") == 1.0
