"""Faces in a photo, found by the cascade classifiers that come with OpenCV, and a soft mask of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.errors import PictureError
from studio.images.opencv import cv2
from studio.images.picture import FloatPixels

LOOKED_AT_PX = 1024
"""The longer side of the copy in which faces are looked for."""

_FRONTAL, _PROFILE = "haarcascade_frontalface_alt2.xml", "haarcascade_profileface.xml"
_SCALE_STEP = 1.1
_NEIGHBOURS = 9  # with 6 and the default frontal cascade every other find in the sample photos was no face
_SMALLEST = 1 / 24  # of the copy's shorter side
_LUMA = (0.2126, 0.7152, 0.0722)
_OVERLAP = 0.3
_WIDER, _TALLER, _HIGHER = 1.15, 1.45, 0.05  # a find ends at brows and chin; the mask has hair and neck as well
_SOFT = 0.25  # of the radius


@dataclass(frozen=True, slots=True)
class Face:
    """A square around a face in shares of the picture's width and height."""

    left: float
    top: float
    width: float
    height: float


def find_faces(rgb_hwc: FloatPixels) -> tuple[Face, ...]:
    """Faces in a picture (h, w, 3) in [0, 1] that look ahead or aside, the largest first; there may be none.

    Viola and Jones (2001), with contrasts evened out first. What looks like a face is found as well, and faces that are
    turned, hidden or small are not: the result is a proposal.
    """
    height, width = rgb_hwc.shape[:2]
    grey = _evened(np.rint(rgb_hwc @ np.array(_LUMA) * 255.0).astype(np.uint8))
    smallest = max(20, round(_SMALLEST * min(height, width)))
    found = [
        *_boxes(grey, _FRONTAL, smallest),
        *_boxes(grey, _PROFILE, smallest),
        *(
            (width - left - size, top, size, tall)
            for left, top, size, tall in _boxes(grey[:, ::-1], _PROFILE, smallest)
        ),
    ]
    kept: list[tuple[int, int, int, int]] = []
    for box in sorted(found, key=lambda box: (-box[2] * box[3], box)):
        if all(_overlap(box, other) < _OVERLAP for other in kept):
            kept.append(box)
    return tuple(Face(left / width, top / height, wide / width, tall / height) for left, top, wide, tall in kept)


def face_mask(faces: tuple[Face, ...], height: int, width: int) -> npt.NDArray[np.uint8]:
    """A soft ellipse around each of ``faces``, white inside, (height, width)."""
    down, across = (np.arange(height) + 0.5)[:, None], (np.arange(width) + 0.5)[None]
    mask = np.zeros((height, width))
    for face in faces:
        middle_x = (face.left + face.width / 2) * width
        middle_y = (face.top + face.height * (0.5 - _HIGHER)) * height
        radius_x, radius_y = _WIDER * face.width * width / 2, _TALLER * face.height * height / 2
        away = np.hypot((across - middle_x) / radius_x, (down - middle_y) / radius_y)
        ramp = ((1.0 + _SOFT / 2 - away) / _SOFT).clip(0.0, 1.0)
        mask = np.maximum(mask, ramp * ramp * (3.0 - 2.0 * ramp))
    return np.rint(mask * 255.0).astype(np.uint8)


def _evened(grey: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Grey values spread so that each is as frequent as any other."""
    counts = np.bincount(grey.ravel(), minlength=256)
    ranks = np.cumsum(counts)
    first = ranks[np.flatnonzero(counts)[0]]
    table = np.rint((ranks - first) / max(1, ranks[-1] - first) * 255.0).clip(0, 255).astype(np.uint8)
    evened: npt.NDArray[np.uint8] = table[grey]
    return evened


def _boxes(grey: npt.NDArray[np.uint8], cascade: str, smallest_px: int) -> list[tuple[int, int, int, int]]:
    classifier = cv2.CascadeClassifier(cv2.data.haarcascades + cascade)
    if classifier.empty():
        raise PictureError("the classifier {name} of OpenCV is missing; install opencv-python-headless 4", name=cascade)
    found = classifier.detectMultiScale(
        np.ascontiguousarray(grey), _SCALE_STEP, _NEIGHBOURS, minSize=(smallest_px, smallest_px)
    )
    return [(int(left), int(top), int(wide), int(tall)) for left, top, wide, tall in found]


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> float:
    """The shared area over that of the smaller."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    tall = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0, wide) * max(0, tall) / min(one[2] * one[3], other[2] * other[3])
