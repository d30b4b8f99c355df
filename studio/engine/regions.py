"""Regions found in a picture by themselves: soft clusters of what the encoder of a bundle sees, kept as small masks.

They depend on the picture, the bundle and their number alone: the features are those of a reduced copy, whatever the
size of the result, so that previews, renders and windows have the same ones.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F

from studio.bundles.pair import Bundle
from studio.engine.canvas import without_hidden_colours
from studio.errors import BundleError
from studio.geometry import Size
from studio.images.guided_filter import guided_filter
from studio.images.picture import Picture
from studio.networks.layout import ALIGNMENT_PX, level_scale_px
from studio.transforms.clustering import k_means, soft_memberships
from studio.transforms.moments import Moments, measure_moments

Floats = npt.NDArray[np.float64]
Memberships = npt.NDArray[np.uint8]

COPY_PX = 512
"""The longer side of the copy in which regions are found."""
FULL = 255
"""What the memberships of a pixel sum to."""

_PREFERRED_LEVELS = (4, 3, 5, 2, 1)  # level 3 finds edges rather than things, level 5 has too few cells
_AXES = 6  # principal axes, whitened; more of them are noise, and things fall apart
_POSITION = 0.3  # standard deviations of a feature that lie between two opposite borders
_TEMPERATURE = 0.05  # of the mean squared distance within clusters
_RADIUS_PX, _EPSILON = 12, 1e-4  # a cell and a half, and a contrast of 1 % in the colours
_SHARPNESS = 2  # the power that takes back some of what filtering blurs
_SEED = 0


@dataclass(frozen=True, slots=True, eq=False)
class PictureRegions:
    """The ``memberships`` (K, h, w) of the pixels of a copy, which sum to 255, and what each region looks like.

    ``features`` are the moments of the copy's features, each cell counting by its membership and by
    what can be seen of it.
    """

    memberships: Memberships
    features: tuple[Moments, ...]

    @property
    def count(self) -> int:
        """K: fewer than asked for where the picture has not so many different cells."""
        return len(self.memberships)

    @property
    def size(self) -> Size:
        """That of the copy."""
        return Size(self.memberships.shape[2], self.memberships.shape[1])

    @property
    def digest(self) -> str:
        """A name for these memberships."""
        return hashlib.sha256(repr(self.memberships.shape).encode() + self.memberships.tobytes()).hexdigest()


def region_level(bundle: Bundle) -> int:
    """The level whose encoder finds regions; raises BundleError where a bundle has no pair."""
    for level in _PREFERRED_LEVELS:
        if level in bundle.pairs:
            return level
    raise BundleError("bundle {id} has no pair of networks to find regions with; choose another", id=bundle.manifest.id)


def find_regions(copy: Picture, bundle: Bundle, count: int) -> PictureRegions:
    """``copy``, whose longer side is at most `COPY_PX`, in at most ``count`` regions, the largest first."""
    level = region_level(bundle)
    features, visible = _features(copy, bundle, level)
    points = _points(features, visible)
    flat = visible.ravel()
    clusters = k_means(points, flat, count, seed=_SEED)
    spread = clusters.inertia / flat.sum()
    shares = soft_memberships(points, clusters.centres, temperature=max(_TEMPERATURE * spread, 1e-12))
    memberships = _at_pixels(shares.T.reshape(-1, *visible.shape), copy, level_scale_px(level))
    rows = torch.from_numpy(features.transpose(2, 0, 1))[None]
    weights = [_cells(share, visible.shape, level_scale_px(level)) * visible for share in memberships]
    moments = tuple(measure_moments(rows, torch.from_numpy(each), precision="float64") for each in weights)
    return PictureRegions(memberships, moments)


def _features(copy: Picture, bundle: Bundle, level: int) -> tuple[Floats, Floats]:
    """Features (h, w, C) of the cells of ``level``, and how visible each cell is (h, w)."""
    rgb = torch.from_numpy(copy.rgb_hwc).permute(2, 0, 1)[None]
    alpha = torch.ones_like(rgb[:, :1]) if copy.alpha_hw is None else torch.from_numpy(copy.alpha_hw)[None, None]
    below, right = -copy.size.height % ALIGNMENT_PX, -copy.size.width % ALIGNMENT_PX
    rgb, alpha = (F.pad(each, (0, right, 0, below), mode="reflect") for each in (rgb, alpha))
    with torch.inference_mode():
        features = bundle.pair(level).encoder(without_hidden_colours(rgb, alpha))[0].permute(1, 2, 0)
    visible = F.avg_pool2d(alpha, level_scale_px(level))[0, 0]
    return features.double().numpy(), visible.double().numpy()


def _points(features: Floats, visible: Floats) -> Floats:
    """What is clustered (n, D): features along their largest axes, scaled alike, and a little of the position."""
    height, width, channels = features.shape
    rows, weights = _smoothed(features).reshape(-1, channels), visible.ravel()
    centred = rows - np.average(rows, axis=0, weights=weights)
    values, vectors = np.linalg.eigh((centred * weights[:, None]).T @ centred / weights.sum())
    kept = values > max(1e-6 * values[-1], 1e-12)
    values, vectors = values[kept][-_AXES:], vectors[:, kept][:, -_AXES:]
    down, across = np.mgrid[0:height, 0:width].reshape(2, -1) / max(height, width)
    places = _POSITION * np.stack((down, across), axis=1)
    if not len(values):
        return np.zeros((len(rows), 1))  # one colour everywhere
    return np.concatenate((centred @ vectors / np.sqrt(values * len(values)), places), axis=1)


def _smoothed(features: Floats) -> Floats:
    """Each cell with its neighbours by a binomial filter, the border repeated."""
    rows = np.pad(features, ((1, 1), (1, 1), (0, 0)), mode="edge")
    rows = (rows[:-2] + 2.0 * rows[1:-1] + rows[2:]) / 4.0
    smoothed: Floats = (rows[:, :-2] + 2.0 * rows[:, 1:-1] + rows[:, 2:]) / 4.0
    return smoothed


def _at_pixels(shares_khw: Floats, copy: Picture, scale_px: int) -> Memberships:
    """The memberships of cells as those of the copy's pixels, along its edges, in 255 parts that sum to 255."""
    cells = torch.from_numpy(np.ascontiguousarray(shares_khw))[None]
    enlarged = F.interpolate(cells, scale_factor=scale_px, mode="bilinear", align_corners=False)[0].numpy()
    height, width = copy.rgb_hwc.shape[:2]
    guide, values = copy.rgb_hwc.astype(np.float64), enlarged[:, :height, :width]
    filtered = guided_filter(guide, values, radius_px=_RADIUS_PX, epsilon=_EPSILON).clip(0.0, 1.0) ** _SHARPNESS
    return in_parts(filtered / filtered.sum(0))


def in_parts(shares_khw: Floats) -> Memberships:
    """Shares (K, h, w) that sum to 1 as whole parts that sum to `FULL`: what rounding leaves goes to the largest."""
    parts = np.rint(shares_khw * FULL).astype(np.int64)
    largest = shares_khw.argmax(0)[None]
    left = FULL - parts.sum(0, keepdims=True)
    np.put_along_axis(parts, largest, np.take_along_axis(parts, largest, 0) + left, 0)
    return np.ascontiguousarray(parts, dtype=np.uint8)


def _cells(parts_hw: Memberships, cells: tuple[int, ...], scale_px: int) -> Floats:
    """The mean share of each cell, in [0, 1]; what lies beyond the border is reflected."""
    height, width = parts_hw.shape
    padding = ((0, cells[0] * scale_px - height), (0, cells[1] * scale_px - width))
    padded = np.pad(parts_hw.astype(np.float64) / FULL, padding, mode="reflect")
    means: Floats = padded.reshape(cells[0], scale_px, cells[1], scale_px).mean((1, 3))
    return means
