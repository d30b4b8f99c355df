"""The request to distil smaller pairs from a teacher bundle: what is made, from which pictures, and how it learns."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from studio.errors import SpecError
from studio.specs.method import Method
from studio.specs.painting import Aim, PaintingSettings
from studio.specs.stylize import DeviceChoice

WARM_UP_SHARE = 10  # one step in so many warms up at most
_FEWEST_SCORES, _FEWEST_LINES = 4, 20
_FEWEST_OF_TWO_PHASES = 2

ComputeType = Literal["auto", "float32", "bfloat16"]
COMPUTE_TYPES: tuple[ComputeType, ...] = ("auto", "float32", "bfloat16")

Widths = float | tuple[int, ...] | Mapping[int, float]


class Collaboration(StrEnum):
    """Which terms teach an encoder: the linear embedding, the teacher's decoder (the collaboration), or both."""

    BOTH = "both"
    EMBEDDING = "embedding"
    DECODER = "decoder"


class Trunk(StrEnum):
    """Whether every level has an encoder of its own, or all tap one."""

    SEPARATE = "separate"
    SHARED = "shared"


class DistillationRecipe(StrEnum):
    """How students are distilled: in the way found best here, or as Wang et al. published it (arXiv 2003.08436)."""

    STUDIO = "studio"
    PAPER = "paper"


class TrainingOptimizer(StrEnum):
    """How gradients move the weights: Adam, or stochastic gradient descent with momentum."""

    ADAM = "adam"
    SGD = "sgd"


@dataclass(frozen=True, slots=True)
class LossShares:
    """How much each term counts. Terms are relative to the size of what they compare with, so 1 is a natural share.

    ``content``, ``style`` and ``smoothness`` are AdaIN's, ``gram`` is of the style term that WCT pairs learn. The
    published recipe has plain squared errors, whose size depends on the teacher's.
    """

    embedding: float = 0.1
    teacher_pixel: float = 1.0
    teacher_perceptual: float = 0.1
    pixel: float = 30.0
    perceptual: float = 2.0
    gram: float = 0.015
    content: float = 1.0
    style: float = 5.0
    smoothness: float = 0.3

    def __post_init__(self) -> None:
        for entry in fields(self):
            if getattr(self, entry.name) < 0:
                raise SpecError("the share of the {name} loss cannot be below 0", name=entry.name)

    @classmethod
    def of(cls, method: Method, recipe: DistillationRecipe = DistillationRecipe.STUDIO) -> LossShares:
        """What serves ``method``: an AdaIN decoder need not rebuild as well as it paints; those of the paper's release.

        These are defaults of the release's main.py, and its README's for decoders (perceptual 0.01).
        """
        if recipe is DistillationRecipe.PAPER:
            return cls(
                embedding=10.0,
                teacher_pixel=1.0,
                teacher_perceptual=1.0,
                pixel=1.0,
                perceptual=0.01,
                gram=0.0,
                content=0.0,
                style=0.0,
                smoothness=0.0,
            )
        return cls(pixel=10.0, perceptual=1.0) if method is Method.ADAIN else cls()


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to learn: ``steps`` 0 means as many as a probe finds to fit into ``minutes``.

    Students start where least squares puts them; a rate of 2e-4 undoes that within a hundred steps, 2e-5 betters it.
    The rate warms up over ``warm_up_steps`` and then falls as half a cosine. Every ``validate_every`` steps held-out
    pictures are scored; after ``patience`` scores without a better one the run ends (0: never). A checkpoint comes
    every ``checkpoint_every`` steps, and sooner once ``checkpoint_every_s`` seconds have passed. ``momentum`` is that
    of SGD; Adam has its own. ``dtype`` is what networks compute in (auto: bfloat16 on CUDA, else float32); weights,
    scores and statistics of features are float32 in any case. Crops are taken from pictures whose shorter side has been
    brought to ``resize_px``; 0 keeps their own size. A step learns from ``accumulate`` micro-batches of ``batch``
    crops, over all processes together.
    """

    steps: int = 0
    minutes: float = 40.0
    learning_rate: float = 2e-5
    warm_up_steps: int = 100
    batch: int = 4
    crop_px: int = 128
    resize_px: int = 0
    validate_every: int = 200
    patience: int = 0
    clip_norm: float = 5.0
    ema_decay: float = 0.995
    log_every: int = 10
    checkpoint_every: int = 50
    checkpoint_every_s: float = 60.0
    optimizer: TrainingOptimizer = TrainingOptimizer.ADAM
    momentum: float = 0.9
    dtype: ComputeType = "auto"
    accumulate: int = 1

    def __post_init__(self) -> None:
        if self.steps < 0 or self.batch < 1:
            raise SpecError("steps cannot be below 0, nor a batch smaller than 1")
        if self.accumulate < 1:
            raise SpecError("a step learns from 1 micro-batch or more, not from {count}", count=self.accumulate)
        if not all(0 < value < math.inf for value in (self.minutes, self.learning_rate, self.clip_norm)):
            raise SpecError("minutes, learning rate and the norm that gradients are clipped to must be above 0")
        if self.crop_px % 16 or self.crop_px < 64:
            raise SpecError("crops must be a multiple of 16 and at least 64 px, not {crop_px}", crop_px=self.crop_px)
        if self.resize_px and self.resize_px < self.crop_px:
            raise SpecError(
                "pictures of {resize_px} px are too small for crops of {crop_px} px",
                resize_px=self.resize_px,
                crop_px=self.crop_px,
            )
        if not 0 <= self.ema_decay < 1:
            raise SpecError("the decay of the averaged weights lies in 0..1, not {ema_decay}", ema_decay=self.ema_decay)
        if not 0 <= self.momentum < 1:
            raise SpecError("the momentum lies at 0 or above and below 1, not {momentum}", momentum=self.momentum)
        if min(self.validate_every, self.log_every, self.checkpoint_every) < 1 or self.patience < 0:
            raise SpecError("validation, log and checkpoints come every 1 step or more; patience cannot be below 0")

    @property
    def crops_per_step(self) -> int:
        """How many pictures, and as many styles, one step learns from."""
        return self.batch * self.accumulate

    @property
    def gradient_momentum(self) -> float:
        """The share of the last step that goes on into the next: ``momentum`` of SGD, 0 for Adam."""
        return self.momentum if self.optimizer is TrainingOptimizer.SGD else 0.0

    def shared_by(self, processes: int) -> Schedule:
        """The same for so many ``processes``, each of which takes what was asked for."""
        return replace(self, accumulate=self.accumulate * processes)

    def resolved(self, steps: int) -> Schedule:
        """The same for so many ``steps``, its rhythm in proportion to them.

        At most a tenth of the steps warms up; there are 4 scores and checkpoints, and 20 lines of the log, or more.
        """
        few = max(1, math.ceil(steps / _FEWEST_SCORES))
        return replace(
            self,
            steps=steps,
            warm_up_steps=min(self.warm_up_steps, steps // WARM_UP_SHARE),
            validate_every=min(self.validate_every, few),
            checkpoint_every=min(self.checkpoint_every, few),
            log_every=min(self.log_every, max(1, steps // _FEWEST_LINES)),
        )

    @classmethod
    def of(cls, aim: Aim, recipe: DistillationRecipe = DistillationRecipe.STUDIO) -> Schedule:
        """The defaults of a run that learns ``aim`` by ``recipe``."""
        return cls().suited_to_recipe(recipe) if recipe is DistillationRecipe.PAPER else cls().suited_to(aim)

    def suited_to(self, aim: Aim) -> Schedule:
        """The same length and rhythm, with the pace and the crops that ``aim`` needs.

        Painting leaves a fit to the teacher behind, so its rate is ten times higher, gradients are clipped and averages
        taken for steadiness; crops of 224 px give the covariances of level 5 196 positions.
        """
        pace = _PAINTING_PACE if aim is Aim.PAINT else _IMITATING_PACE
        return replace(self, **pace)

    def suited_to_recipe(self, recipe: DistillationRecipe) -> Schedule:
        """The same length and rhythm, with the pace, batch and crops of ``recipe``, by which students imitate.

        As published: 1e-4 throughout, 16 crops of 256 px from pictures of 300 px, gradients and weights as they are.
        """
        if recipe is DistillationRecipe.PAPER:
            return replace(self, **_PUBLISHED_PACE)
        return replace(self, **{name: getattr(Schedule(), name) for name in _PUBLISHED_PACE})


_PAINTING_PACE = {"learning_rate": 2e-4, "crop_px": 224, "clip_norm": 1.0, "ema_decay": 0.998, "dtype": "auto"}
_IMITATING_PACE = {name: getattr(Schedule(), name) for name in _PAINTING_PACE}
_UNCLIPPED = 1e6
_PUBLISHED_PACE: Mapping[str, Any] = {
    "learning_rate": 1e-4,
    "warm_up_steps": 0,
    "batch": 16,
    "crop_px": 256,
    "resize_px": 300,
    "clip_norm": _UNCLIPPED,
    "ema_decay": 0.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSpec:
    """What every kind of run has in common.

    ``styles`` None takes content pictures for styles. A run without a ``title`` is called after its folder.
    """

    contents: Path
    styles: Path | None = None
    levels: tuple[int, ...] | None = None
    shares: LossShares = field(default_factory=LossShares)
    schedule: Schedule = field(default_factory=Schedule)
    held_out: float = 0.03
    seed: int = 0
    threads: int = 0
    device: DeviceChoice = "auto"
    title: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.held_out < 0.5:
            raise SpecError(
                "the held-out share of pictures lies between 0 and 0.5, not {held_out}", held_out=self.held_out
            )
        if self.seed < 0 or self.threads < 0:
            raise SpecError("seed and threads cannot be below 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class DistillSpec(RunSpec):
    """A distillation.

    ``widths`` is a share of the teacher's filters, or such a share for each level, or five output channels, one per VGG
    block, or one per layer from conv1_1 on (shallower levels take the beginning). ``start`` is a bundle whose weights
    the students begin with instead of being cut from the teacher; then ``widths`` are its own. Where shares are given,
    widths come in multiples of ``width_multiple``: vector units work on 8 or 16 filters at a time, and a layer of 42
    takes as long as one of 48. ``collaboration`` and ``shares`` are of the aim to imitate, ``painting`` of the aim to
    paint. By the published ``recipe`` encoders learn in the first ``encoder_steps`` (None: half of them), decoders in
    the others.
    """

    teacher: Path
    start: Path | None = None
    method: Method = Method.WCT
    widths: Widths = 0.75
    width_multiple: int = 1
    trunk: Trunk = Trunk.SEPARATE
    collaboration: Collaboration = Collaboration.BOTH
    aim: Aim = Aim.IMITATE
    painting: PaintingSettings = field(default_factory=PaintingSettings)
    recipe: DistillationRecipe = DistillationRecipe.STUDIO
    encoder_steps: int | None = None
    kind: Literal["distill"] = "distill"

    def __post_init__(self) -> None:
        RunSpec.__post_init__(self)
        _check_widths(self.widths)
        if self.width_multiple < 1:
            raise SpecError(
                "widths come in multiples of 1 or more, not {width_multiple}", width_multiple=self.width_multiple
            )
        if self.aim is Aim.PAINT and self.schedule.dtype == "bfloat16":
            raise SpecError("painting is learned in float32: steps of bfloat16 are as large as those of 8-bit pixels")
        if self.method is Method.OT:
            raise SpecError("pairs are distilled for wct (which serves ot as well) or for adain")
        if self.aim is Aim.PAINT and self.trunk is Trunk.SHARED and self.painting.levels is not None:
            raise SpecError("levels on one shared trunk learn together; give each an encoder of its own, or name none")
        self._check_recipe()

    def with_steps(self, steps: int) -> DistillSpec:
        """The same with the number of steps, their division and the rhythm that goes with it, settled."""
        encoder_steps = self.encoder_steps
        if self.recipe is DistillationRecipe.PAPER:
            steps = max(steps, _FEWEST_OF_TWO_PHASES)
            encoder_steps = min(encoder_steps or steps // 2, steps - 1)
        return replace(self, schedule=self.schedule.resolved(steps), encoder_steps=encoder_steps)

    def _check_recipe(self) -> None:
        if self.recipe is DistillationRecipe.STUDIO:
            if self.encoder_steps is not None:
                raise SpecError("only by the published recipe do encoders have steps of their own")
            return
        if self.method is not Method.WCT or self.aim is Aim.PAINT or self.trunk is Trunk.SHARED:
            raise SpecError("the published recipe imitates, for wct, each level with an encoder of its own")
        if self.encoder_steps is not None and self.encoder_steps < 1:
            raise SpecError("encoders need at least 1 step, not {encoder_steps}", encoder_steps=self.encoder_steps)
        if 0 < self.schedule.steps <= (self.encoder_steps or 1):
            raise SpecError(
                "{steps} steps leave none for the decoders, which learn after the encoders; give more",
                steps=self.schedule.steps,
            )


def _check_widths(widths: Widths) -> None:
    if isinstance(widths, tuple):
        if not widths or min(widths) < 1:
            raise SpecError("every layer keeps at least one filter: a width below 1 would empty it")
        return
    shares = widths.values() if isinstance(widths, Mapping) else (widths,)
    for share in shares:
        if not 0 < share <= 1:
            raise SpecError("the share of filters to keep lies above 0 and up to 1, not {share}", share=share)
