"""One run of the distillation experiment: start, encoder phase, decoder phase, and the figures of what came out."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import torch

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.bundles.manifest import BundleFacts, Origin
from studio.bundles.pair import Bundle
from studio.bundles.weights import LevelWeights
from studio.bundles.writer import write_bundle
from studio.compression.evaluation.evaluate import evaluate
from studio.compression.evaluation.means import ratios
from studio.compression.evaluation.request import EvaluationRequest
from studio.compression.experiments.distillation_objectives import DecoderObjective, EncoderObjective, term_values
from studio.compression.losses import Perceptual
from studio.compression.objective import Objective
from studio.compression.students import Student, cut_students
from studio.compression.trainer import Batches, Trainer
from studio.networks.layout import opening_names
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.training import Collaboration, DistillSpec


class Variant(StrEnum):
    """What taught the encoder; at the start nothing has learned, with neither only the decoder has."""

    START = "start"
    NEITHER = "neither"
    EMBEDDING = "embedding"
    DECODER = "decoder"
    BOTH = "both"


_COLLABORATIONS: Mapping[Variant, Collaboration | None] = {
    Variant.START: None,
    Variant.NEITHER: None,
    Variant.EMBEDDING: Collaboration.EMBEDDING,
    Variant.DECODER: Collaboration.DECODER,
    Variant.BOTH: Collaboration.BOTH,
}
assert set(_COLLABORATIONS) == set(Variant), "every variant says what teaches its encoder"


@dataclass(frozen=True, slots=True)
class Setting:
    """What all runs have in common: how students are cut and learn, and the pictures they are measured on.

    Each phase takes the steps of the spec's schedule; the spec names one level, and its seed and switch are each run's
    own. Up to ``pairs`` held-out pairs are painted, the longer side ``size_px``.
    """

    spec: DistillSpec
    test_contents: Path
    test_styles: Path
    pairs: int = 35
    size_px: int = 256


@dataclass(frozen=True, slots=True)
class DistillationResult:
    """One run, as student / teacher: style distance (1 is par, smaller is nearer to the style) and content SSIM.

    ``style_levels`` are the style distances per level of the judge, shallow first; ``terms`` the losses of both phases,
    without shares, on held-out crops.
    """

    variant: Variant
    seed: int
    style_distance: float
    ssim: float
    style_levels: tuple[float, ...]
    terms: Mapping[str, float]


def run(setting: Setting, variant: Variant, seed: int, batches: Batches) -> DistillationResult:
    """Cut, teach and measure one student; the same for the same arguments on one thread."""
    spec = replace(setting.spec, seed=seed)
    teacher = load_bundle(find_bundle(str(spec.teacher)))
    student, critic = started(teacher, spec)
    collaboration = _COLLABORATIONS[variant]
    if collaboration is not None:
        _learn(EncoderObjective(student, critic, spec.shares, collaboration), batches, spec)
    decoding = DecoderObjective(student, critic, spec.shares)
    if variant is not Variant.START:
        _learn(decoding, batches, spec)
    encoding = EncoderObjective(student, critic, spec.shares, Collaboration.BOTH)
    with tempfile.TemporaryDirectory() as scratch:
        measured = measure(setting, write_student(Path(scratch), decoding.weights()))
    terms = _held_out_terms((encoding, decoding), batches)
    return DistillationResult(variant, seed, measured.style_distance, measured.ssim, measured.style_levels, terms)


def started(teacher: Bundle, spec: DistillSpec) -> tuple[Student, Perceptual]:
    """The student that every variant of one seed begins with, and the critic of both phases.

    As in the paper, filters are those of largest L1 norm; nothing is fitted anew, so that there is something to learn.
    """
    torch.manual_seed(spec.seed)  # for the embedding
    (student,) = cut_students(teacher, spec.levels or (max(teacher.pairs),), spec, None)
    for network in student.teacher:
        network.requires_grad_(requires_grad=False)
    return student, Perceptual(student.teacher[0], opening_names(student.level))


def _learn(objective: Objective, batches: Batches, spec: DistillSpec) -> None:
    steps = spec.schedule.steps
    trainer = Trainer(objective, batches, spec.schedule, total_steps=steps, device=torch.device("cpu"))
    for _ in range(steps):
        trainer.train_step()


def _held_out_terms(objectives: Sequence[Objective], batches: Batches) -> dict[str, float]:
    seen = [
        {name: value for objective in objectives for name, value in term_values(objective, batch).items()}
        for batch in batches.held_out()
    ]
    return {name: statistics.fmean(values[name] for values in seen) for name in seen[0]}


@dataclass(frozen=True, slots=True)
class Measured:
    """Student / teacher: style distance over all levels of the judge, and for each, shallow first; content SSIM."""

    style_distance: float
    style_levels: tuple[float, ...]
    ssim: float


def write_student(place: Path, weights: Sequence[LevelWeights]) -> Path:
    """A bundle of ``weights`` in the folder ``place``."""
    facts = BundleFacts(
        id="student",
        title="Student of an experiment",
        methods=(Method.WCT,),
        origin=Origin("Cut and distilled for an experiment."),
    )
    write_bundle(place / facts.id, facts, weights)
    return place / facts.id


def measure(setting: Setting, bundle: Path) -> Measured:
    """What the students in the folder ``bundle`` paint of the unseen pairs, as ``gigastyle evaluate`` has it."""
    request = EvaluationRequest(
        bundle=bundle,
        against=find_bundle(str(setting.spec.teacher)),
        contents=setting.test_contents,
        styles=setting.test_styles,
        size_px=setting.size_px,
        pairs=setting.pairs,
        levels=setting.spec.levels,
        latency_megapixels=0.01,
        repeats=1,
    )
    found = ratios(evaluate(request, progress=Progress()))
    assert found is not None, "there is a bundle to hold against"
    (style,) = found.style_distance
    return Measured(style.overall, tuple(value for _, value in sorted(style.levels.items())), found.ssim)
