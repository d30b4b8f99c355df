"""All judges of an evaluation together: they measure paintings, and each style and photograph once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from torch import Tensor

from studio.compression.evaluation.content_distance import content_distance
from studio.compression.evaluation.figures import JudgeFacts
from studio.compression.evaluation.gelbrich import gelbrich_distance, relative_w2
from studio.compression.evaluation.grain import measure_grain
from studio.compression.evaluation.gram import gram_distance
from studio.compression.evaluation.judge import Judge, PictureFeatures, aligned_rgb
from studio.compression.evaluation.painters import Pixels
from studio.compression.evaluation.pictures import EvaluationPicture
from studio.compression.evaluation.result_figures import Likeness, ResultFigures
from studio.compression.evaluation.similarity import content_similarity
from studio.transforms.moments import Moments

LevelMoments = Mapping[int, Moments]


@dataclass(frozen=True, slots=True, eq=False)
class SeenContent:
    """A photograph and its features at the ends of blocks, for each judge."""

    pixels_hwc: Pixels
    block_ends: tuple[tuple[Tensor, ...], ...]


class Panel:
    """Measures with all ``judges``; styles are cached, since each is used with several photographs."""

    def __init__(self, judges: tuple[Judge, ...]) -> None:
        self._judges = judges
        self._styles: dict[EvaluationPicture, tuple[LevelMoments, ...]] = {}

    @property
    def facts(self) -> tuple[JudgeFacts, ...]:
        """The facts of the judges, in order."""
        return tuple(JudgeFacts(judge.bundle_id, judge.levels) for judge in self._judges)

    def look_at(self, content_hwc: Pixels) -> SeenContent:
        """A photograph, (h, w, 3) uint8, for `measure`."""
        rgb = aligned_rgb(content_hwc)
        return SeenContent(content_hwc, tuple(judge.see(rgb).block_ends for judge in self._judges))

    def measure(self, painted_hwc: Pixels, content: SeenContent, style: EvaluationPicture) -> ResultFigures:
        """All figures of one painting of the photograph's size; ValueError where it has another."""
        if style not in self._styles:
            style_rgb = aligned_rgb(style.pixels_hwc)
            self._styles[style] = tuple(judge.see(style_rgb).moments for judge in self._judges)
        rgb = aligned_rgb(painted_hwc)
        seen = (judge.see(rgb) for judge in self._judges)
        return ResultFigures(
            ssim=content_similarity(painted_hwc, content.pixels_hwc),
            likeness=tuple(
                _likeness(sight, wanted, ends)
                for sight, wanted, ends in zip(seen, self._styles[style], content.block_ends, strict=True)
            ),
            grain=measure_grain(painted_hwc),
        )


def _likeness(painted: PictureFeatures, style: LevelMoments, content: tuple[Tensor, ...]) -> Likeness:
    w2 = {level: gelbrich_distance(moments, style[level]) for level, moments in painted.moments.items()}
    return Likeness(
        style_distance={level: gram_distance(moments, style[level]) for level, moments in painted.moments.items()},
        w2=w2,
        relative_w2={level: relative_w2(distance, style[level]) for level, distance in w2.items()},
        content_distance=content_distance(painted.block_ends, content),
    )
