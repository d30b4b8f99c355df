"""The objective of learning to paint: every level is judged on its own painting, made as it will be made in use.

A batch goes down the cascade in the residual form, each picture with a strength and a detail of its own; what a level
painted is handed on without gradient. Gradient through the whole cascade ruins it: whitening has large gains, and
their product over levels turns clipped gradients into noise. Judge is an encoder of the teacher's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from studio.bundles.pair import Bundle, Pair
from studio.compression import painting_losses as losses
from studio.compression.losses import Features
from studio.compression.objective import Batch, Term, Terms
from studio.compression.residual_painting import PaintingParameters, drawn_parameters, fixed_parameters, painted_level
from studio.compression.structure import excess_direction, excess_lattice
from studio.compression.students import Student, StudentCascade
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import opening_names
from studio.specs.method import Method
from studio.specs.painting import PaintingSettings

_DEEPEST_JUDGED = 4  # relu5_1 of a crop has too few positions for its channels
_SCORED_STRENGTHS, _SCORED_DETAIL = (1.0, 0.5), 0.5


class PaintingCritic:
    """The teacher's encoder that judges: style by relu1_1 … relu4_1, content by all of these but the first.

    Where the teacher has no level 4, the deepest encoder judges as far as it goes.
    """

    def __init__(self, teacher: Bundle) -> None:
        depth = min(_DEEPEST_JUDGED, max(teacher.pairs))
        level = min(level for level in teacher.pairs if level >= depth)
        self._encoder: ConvolutionChain = teacher.pair(level).encoder.requires_grad_(requires_grad=False)
        self.names = opening_names(depth)

    def seen(self, pictures: Tensor) -> Features:
        """The features of pictures (B, 3, H, W) by layer."""
        with _full_precision(pictures):
            return self._encoder.to(pictures.device).features(pictures, self.names)

    def judged(self, batch: Batch) -> Judged:
        """What paintings of ``batch`` are held against."""
        with torch.no_grad():
            goals = losses.style_goals(self.seen(batch.styles))
            photographs = self.seen(batch.contents)
        return Judged(goals, {name: photographs[name] for name in self.names[1:] or self.names})


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Goals of style by layer, and the photographs' features."""

    goals: dict[str, losses.StyleGoal]
    photographs: Features


class PaintingObjective(StudentCascade):
    """Students of several levels, deepest first; those that the settings does not name stay as they are."""

    def __init__(
        self, students: Sequence[Student], critic: PaintingCritic, settings: PaintingSettings, method: Method
    ) -> None:
        super().__init__(students)
        self._critic, self._settings, self._method = critic, settings, method
        for student in students:
            learns = self._learns(student)
            student.embedding.requires_grad_(requires_grad=False)  # of the other objective
            student.decoder.requires_grad_(requires_grad=learns)
            student.encoder.requires_grad_(requires_grad=learns and settings.encoder_rate > 0)

    def parts(self, batch: Batch) -> Iterator[Terms]:
        """One part per level that learns and is not left out; strengths and details follow from the batch's seed."""
        random = np.random.default_rng(batch.seed)
        parameters = drawn_parameters(self._settings, batch.whole_count, random).of(batch.rows)
        side = batch.contents.shape[-1]
        cuts = [drawn_cuts(batch.whole_count, side, self._settings.enlarged, random)[batch.rows] for _ in range(2)]
        batch = Batch(enlarged(batch.contents, cuts[0]), enlarged(batch.styles, cuts[1]))
        judged, fed = self._critic.judged(batch), batch.contents
        for student in self._cascade(parameters):
            with torch.set_grad_enabled(torch.is_grad_enabled() and self._learns(student)):
                painted, rebuilt = self._painted(student, fed, batch.styles, parameters)
            if self._learns(student):
                strengths = parameters.strengths.to(painted)
                terms = self._terms(painted, batch.contents, judged, strengths)
                excess = excess_direction(painted, batch.contents, batch.styles).mean()
                terms["direction"] = Term(excess, self._settings.shares.direction)
                error = losses.reconstruction_error(rebuilt, fed).mean()
                terms["reconstruction"] = Term(error, self._settings.shares.reconstruction)
                yield {f"{name}_{student.level}": term for name, term in terms.items()}
            fed = painted.detach()

    @torch.no_grad()
    def score(self, batch: Batch) -> float:
        """Style and content of finished paintings, with their shares: at strengths 1 and 0.5, with half the detail."""
        judged, total = self._critic.judged(batch), 0.0
        for strength in _SCORED_STRENGTHS:
            parameters = fixed_parameters(self._settings, len(batch.contents), strength=strength, detail=_SCORED_DETAIL)
            painted = self._finished(batch, parameters).clamp(0, 1)
            terms = self._terms(painted, batch.contents, judged, parameters.strengths.to(painted))
            total += sum(float(terms[name].value) * terms[name].share for name in ("style", "content"))
        return total / len(_SCORED_STRENGTHS)

    @torch.no_grad()
    def painted(self, batch: Batch) -> Tensor:
        """Contents through all levels at full strength with half the detail, unclamped."""
        return self._finished(batch, self._looked_at(batch))

    @torch.no_grad()
    def taught(self, batch: Batch) -> Tensor:
        """The same by the teacher's pairs of these levels."""
        painted, parameters = batch.contents, self._looked_at(batch)
        for student in self.students:
            teacher = Pair(student.level, *student.teacher)
            with _full_precision(painted):
                painted, _ = painted_level(teacher, painted, batch.styles, self._method, parameters)
        return painted

    def _looked_at(self, batch: Batch) -> PaintingParameters:
        return fixed_parameters(self._settings, len(batch.contents), strength=1.0, detail=_SCORED_DETAIL)

    def _learns(self, student: Student) -> bool:
        return self._settings.levels is None or student.level in self._settings.levels

    def _cascade(self, parameters: PaintingParameters) -> Sequence[Student]:
        """Without level 5 where it is left out and another level learns."""
        without = [student for student in self.students if student.level != 5]
        can_do_without = any(map(self._learns, without))
        return self.students if parameters.has_level_5 or not can_do_without else without

    def _painted(
        self, student: Student, fed: Tensor, styles: Tensor, parameters: PaintingParameters
    ) -> tuple[Tensor, Tensor]:
        pair = Pair(student.level, student.encoder, student.decoder)
        with _full_precision(fed):
            return painted_level(pair, fed, styles, self._method, parameters)

    def _finished(self, batch: Batch, parameters: PaintingParameters) -> Tensor:
        painted = batch.contents
        for student in self.students:
            painted, _ = self._painted(student, painted, batch.styles, parameters)
        return painted

    def _terms(self, painted: Tensor, photographs: Tensor, judged: Judged, strengths: Tensor) -> dict[str, Term]:
        shares, seen = self._settings.shares, self._critic.seen(painted)
        content = losses.content_weight(strengths) * losses.content_distance(seen, judged.photographs)
        return {
            "style": Term(losses.style_distance(seen, judged.goals).mean().float(), shares.style),
            "content": Term(content.mean(), shares.content),
            "lattice": Term(excess_lattice(painted, photographs).mean(), shares.lattice),
        }


def _full_precision(pictures: Tensor) -> torch.autocast:
    """Steps of bfloat16 are as large as those of 8 bit: differences between neighbouring pixels would be lost."""
    return torch.autocast(pictures.device.type, enabled=False)


def rate_shares(settings: PaintingSettings, learning_rate: float, name: str) -> float:
    """Which share of ``learning_rate`` the parameter ``name`` of an objective's module learns at."""
    return settings.encoder_rate / learning_rate if ".encoder." in name else 1.0


_FACTORS = (1.2, 3.0)
_Cut = tuple[int, int, int]  # side, top and left of a square, in pixels


def drawn_cuts(count: int, side_px: int, share: float, random: np.random.Generator) -> list[_Cut | None]:
    """For a ``share`` of ``count`` pictures of ``side_px`` a part of theirs, for the others None."""
    cuts: list[_Cut | None] = []
    for _ in range(count):
        if random.uniform() >= share:
            cuts.append(None)
            continue
        part_px = round(side_px / random.uniform(*_FACTORS))
        top, left = random.integers(side_px - part_px + 1, size=2)
        cuts.append((part_px, int(top), int(left)))
    return cuts


def enlarged(pictures: Tensor, cuts: Sequence[_Cut | None]) -> Tensor:
    """Pictures (B, 3, S, S) in [0, 1], each replaced by its cut as large as it was, where there is one.

    Pictures to learn from are small and sharp; what people paint has megapixels and is smooth at the scale of a pixel.
    A decoder that never met a smooth surface paints its own pattern there.
    """
    side, made = pictures.shape[-1], []
    for index, cut in enumerate(cuts):
        picture = pictures[index : index + 1]
        if cut is not None:
            part, top, left = cut
            picture = picture[:, :, top : top + part, left : left + part]
            picture = F.interpolate(picture, size=(side, side), mode="bicubic", align_corners=False).clamp(0, 1)
        made.append(picture)
    return torch.cat(made).contiguous(memory_format=torch.channels_last)
