"""Which content is painted in which style: drawn by a seed from two folders, or named in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from studio.compression.evaluation.pictures import (
    EvaluationPicture,
    Skipped,
    draw_pairs,
    gather_pictures,
    read_evaluation_picture,
)
from studio.compression.evaluation.request import EvaluationRequest
from studio.compression.evaluation.split import Split
from studio.errors import InputError, StudioError

PicturePair = tuple[EvaluationPicture, EvaluationPicture]


def gather_pairs(
    request: EvaluationRequest, check: Callable[[], None]
) -> tuple[tuple[PicturePair, ...], tuple[Skipped, ...]]:
    """The pairs that ``request`` names or draws, and the files passed over; ``check`` is called before each is read.

    InputError where nothing can be used. A named file that cannot be used is an error: the pairs are fixed.
    """
    if request.split is not None:
        return _named(request, request.split, check), ()
    random = np.random.default_rng(request.seed)
    contents, styles = (
        gather_pictures(folder, at_most=request.pairs, size_px=request.size_px, random=random, check=check)
        for folder in (request.contents, request.styles)
    )
    drawn = draw_pairs(len(contents.pictures), len(styles.pictures), at_most=request.pairs)
    pairs = tuple((contents.pictures[content], styles.pictures[style]) for content, style in drawn)
    return pairs, (*contents.skipped, *styles.skipped)


def _named(request: EvaluationRequest, split: Split, check: Callable[[], None]) -> tuple[PicturePair, ...]:
    read: dict[Path, EvaluationPicture] = {}

    def picture(path: Path) -> EvaluationPicture:
        if path not in read:
            check()
            try:
                read[path] = read_evaluation_picture(path, request.size_px)
            except StudioError as error:
                raise InputError(f"a pair of {split.file} cannot be painted: {error}") from error
        return read[path]

    return tuple(
        (picture(request.contents / pair.content), picture(request.styles / pair.style))
        for pair in split.pairs[: request.pairs]
    )
