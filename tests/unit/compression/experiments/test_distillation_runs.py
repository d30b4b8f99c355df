from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.bundles.pair import Bundle
from studio.compression.distilling import PictureBatches
from studio.compression.experiments.distillation_runs import DistillationResult, Setting, Variant, run, started
from studio.specs.training import DistillSpec, Schedule

ENCODER_TERMS = ("embedding", "teacher_pixel", "teacher_perceptual")


@pytest.fixture(scope="module")
def setting(teacher_folder: Path, pictures: Path) -> Setting:
    schedule = Schedule(steps=12, learning_rate=5e-3, warm_up_steps=1, batch=2, crop_px=64)
    spec = DistillSpec(
        teacher=teacher_folder, contents=pictures, levels=(2,), widths=0.5, schedule=schedule, threads=1, device="cpu"
    )
    return Setting(spec, pictures, pictures, pairs=2, size_px=64)


@pytest.fixture(scope="module")
def results(setting: Setting) -> Iterator[dict[Variant, DistillationResult]]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    batches = PictureBatches(setting.spec)
    yield {variant: run(setting, variant, 0, batches) for variant in Variant}
    torch.set_num_threads(before)


def changed(one: DistillationResult, other: DistillationResult) -> set[str]:
    return {name for name, value in one.terms.items() if value != other.terms[name]}


def test_every_variant_of_a_seed_has_one_start(teacher: Bundle, setting: Setting) -> None:
    first, again, other = (started(teacher, replace(setting.spec, seed=seed))[0].state_dict() for seed in (0, 0, 1))
    assert all(torch.equal(tensor, again[name]) for name, tensor in first.items())
    assert {name for name, tensor in first.items() if not torch.equal(tensor, other[name])} == {
        "embedding.embedding.weight",
        "embedding.embedding.bias",
    }


def test_the_start_keeps_the_filters_of_largest_norm_as_they_are(teacher: Bundle, setting: Setting) -> None:
    student, _ = started(teacher, setting.spec)
    whole = teacher.pair(2).encoder.convolution("conv1_1").weight
    norms = whole.abs().sum((1, 2, 3))
    kept = student.encoder.convolution("conv1_1").weight
    assert torch.equal(kept, whole[norms.topk(2).indices.sort().values])


def test_a_student_as_wide_as_its_teacher_starts_at_par(setting: Setting) -> None:
    whole = replace(setting, spec=replace(setting.spec, widths=1.0))
    result = run(whole, Variant.START, 0, PictureBatches(whole.spec))
    assert (result.style_distance, result.ssim) == pytest.approx((1.0, 1.0))
    assert result.style_levels == pytest.approx((1.0, 1.0, 1.0))


def test_at_the_start_nothing_has_learned_and_with_neither_only_the_decoder(
    results: dict[Variant, DistillationResult],
) -> None:
    start, neither = results[Variant.START], results[Variant.NEITHER]
    assert changed(start, neither) == {"pixel", "perceptual"}
    assert neither.terms["pixel"] < start.terms["pixel"]


@pytest.mark.parametrize(
    ("variant", "learned"),
    [
        (Variant.EMBEDDING, {"embedding"}),
        (Variant.DECODER, {"teacher_pixel"}),
        (Variant.BOTH, {"embedding", "teacher_pixel"}),
    ],
)
def test_encoders_get_better_at_what_their_switch_asks(
    results: dict[Variant, DistillationResult], variant: Variant, learned: set[str]
) -> None:
    start, taught = results[Variant.START], results[variant]
    assert changed(start, taught) == set(start.terms)
    for name in learned:
        assert taught.terms[name] < start.terms[name], name


def test_the_switches_lead_to_different_pairs(results: dict[Variant, DistillationResult]) -> None:
    assert len({result.style_distance for result in results.values()}) == len(Variant)
    assert {(result.variant, result.seed) for result in results.values()} == {(variant, 0) for variant in Variant}


def test_a_run_repeats(setting: Setting, results: dict[Variant, DistillationResult]) -> None:
    assert run(setting, Variant.BOTH, 0, PictureBatches(setting.spec)) == results[Variant.BOTH]
