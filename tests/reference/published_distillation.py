"""Collaborative distillation in float64 NumPy, written from arXiv 2003.08436, section 3: picture by picture.

Mean squared errors of each layer, over pictures, channels and positions; summed over relu1_1 … reluk_1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tests.reference.networks import Array, decode, encode

Weights = Mapping[str, Array]
LinearMap = tuple[Array, Array]  # (teacher's channels, student's channels), (teacher's channels,)


def embedded(features_chw: Array, linear: LinearMap) -> Array:
    """Q f of every position."""
    matrix, shift = linear
    channels, height, width = features_chw.shape
    rows = matrix @ features_chw.reshape(channels, -1) + shift[:, None]
    return rows.reshape(-1, height, width)


def embedding_loss(pictures: Sequence[Array], student: Weights, teacher: Weights, maps: Sequence[LinearMap]) -> float:
    """Σ_i MSE(Q_i F'_i, F_i), the linear embedding loss; ``maps`` are Q_1 … Q_k."""
    total = 0.0
    for level, linear in enumerate(maps, start=1):
        errors = [
            embedded(encode(picture, student, level=level), linear) - encode(picture, teacher, level=level)
            for picture in pictures
        ]
        total += float(np.mean(np.square(errors)))
    return total


def perceptual_loss(found: Sequence[Array], wanted: Sequence[Array], teacher: Weights, *, deepest: int) -> float:
    """Σ_i MSE(F_i(found), F_i(wanted)) up to relu``deepest``_1."""
    total = 0.0
    for level in range(1, deepest + 1):
        errors = [
            encode(one, teacher, level=level) - encode(other, teacher, level=level)
            for one, other in zip(found, wanted, strict=True)
        ]
        total += float(np.mean(np.square(errors)))
    return total


def pixel_loss(found: Sequence[Array], wanted: Sequence[Array]) -> float:
    """MSE of RGB."""
    return float(np.mean(np.square(np.array(found) - np.array(wanted))))


def collaborated(
    pictures: Sequence[Array], student: Weights, teacher_decoder: Weights, linear: LinearMap, *, level: int
) -> list[Array]:
    """What the teacher's decoder makes of the student's embedded features of relu``level``_1."""
    features = [embedded(encode(picture, student, level=level), linear) for picture in pictures]
    return [decode(each, teacher_decoder, level=level) for each in features]
