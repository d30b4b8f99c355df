"""The probes for dead filters: pictures, synthetic extremes that pictures seldom hold, and paintings of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from studio import paths
from studio.bundles.weights import LevelWeights
from studio.errors import StudioError
from studio.images.formats import pictures_in
from studio.images.picture import read_picture
from studio.networks.chain import ConvolutionChain
from studio.networks.layout import ALIGNMENT_PX, Chain
from studio.specs.method import Method
from studio.transforms.fitting import fit_map
from studio.transforms.moments import Moments, measure_moments

PROBE_SIDE_PX = 192  # twelve cells of relu5_1: enough for its statistics, small enough for dozens of probes
_PICTURE_FOLDERS = ("photos", "styles")


def shipped_pictures() -> tuple[Tensor, ...]:
    """The sample photos and styles that come with the program, as probes; none where they are not installed."""
    folders = [paths.resources_dir() / name for name in _PICTURE_FOLDERS]
    found = (_probe(path) for folder in folders if folder.is_dir() for path in pictures_in(folder))
    return tuple(probe for probe in found if probe is not None)


def _probe(path: Path) -> Tensor | None:
    """A picture reduced to probe size: (1, 3, H, W) float32 in 0..1, sides multiples of 16; None if unreadable."""
    try:
        picture = read_picture(path, at_most_px=2 * PROBE_SIDE_PX)
    except StudioError:
        return None  # a probe fewer; the pictures are only there to look at filters
    return cropped(torch.from_numpy(picture.rgb_hwc).permute(2, 0, 1)[None])


def cropped(rgb_bchw: Tensor) -> Tensor:
    """The middle of a picture, at most `PROBE_SIDE_PX` each way, resized up where a side is below 16 px."""
    height, width = rgb_bchw.shape[-2:]
    if min(height, width) < ALIGNMENT_PX:
        size = (max(height, ALIGNMENT_PX), max(width, ALIGNMENT_PX))
        rgb_bchw = F.interpolate(rgb_bchw, size=size, mode="nearest")
        height, width = size
    rows, columns = (min(side, PROBE_SIDE_PX) // ALIGNMENT_PX * ALIGNMENT_PX for side in (height, width))
    top, left = (height - rows) // 2, (width - columns) // 2
    return rgb_bchw[:, :, top : top + rows, left : left + columns].contiguous()


def synthetic_probes() -> tuple[Tensor, ...]:
    """Constants, gradients, stripes, saturated blocks and noise, some of it slightly outside 0..1."""
    return tuple(probe.clamp(-0.5, 1.5) for probe in _synthetic(torch.Generator().manual_seed(0)))


def _synthetic(random: torch.Generator) -> Iterator[Tensor]:
    side = PROBE_SIDE_PX
    corners = torch.tensor([[r, g, b] for r in (0, 1) for g in (0, 1) for b in (0, 1)]).float()
    for colour in (*corners, torch.full((3,), 0.5), torch.full((3,), -0.25), torch.full((3,), 1.25)):
        yield colour.view(1, 3, 1, 1).expand(1, 3, 64, 64).contiguous()
    ramp = torch.linspace(-0.1, 1.1, side)
    yield torch.stack([ramp.expand(side, side), ramp.flip(0).expand(side, side), ramp.expand(side, side).T])[None]
    positions = torch.arange(side)
    for period in (2, 4, 12, 32):
        stripes = (positions // (period // 2) % 2).float()
        board = (stripes[:, None] + stripes[None, :]) % 2
        yield torch.stack([stripes.expand(side, side), stripes.expand(side, side).T, board])[None]
    for cell in (1, 2, 6, 24):
        coarse = (side // cell, side // cell)
        blocks = corners[torch.randint(len(corners), coarse, generator=random)].permute(2, 0, 1)[None]
        yield blocks.repeat_interleave(cell, 2).repeat_interleave(cell, 3)
        smooth = torch.randn(1, 3, *coarse, generator=random) * 0.3 + 0.5
        yield F.interpolate(smooth, size=(side, side), mode="bicubic", align_corners=False)


# Which probes, counted from the content's own, are its styles.
_STYLE_OFFSETS = (1, 2, 3)

# The whole map is what most use; the period shares no factor with three methods, so that all combinations occur.
_STRENGTHS = (1.0, 1.0, 0.7, 1.0, 0.4)

LayerObserver = Callable[[str, Tensor], None]


@dataclass(frozen=True, slots=True)
class ProbePainting:
    """One painting: probe ``content`` in the style of probe ``style``."""

    content: int
    style: int
    method: Method
    strength: float


def planned_probe_paintings(probes: int, methods: Sequence[Method]) -> tuple[ProbePainting, ...]:
    """Each of so many probes as it is and in the style of up to three others, methods and strengths alternating."""
    settings = zip(cycle(methods), cycle(_STRENGTHS), strict=False)
    plan = []
    for content in range(probes):
        plan.append(ProbePainting(content, content, methods[0], 0.0))
        for offset, (method, strength) in zip(_STYLE_OFFSETS, settings, strict=False):
            if offset % probes:  # few probes: it would be its own style
                plan.append(ProbePainting(content, (content + offset) % probes, method, strength))
    return tuple(plan)


class ProbedPair:
    """The networks of one level in one floating type, and the statistics of the probes encoded so far."""

    def __init__(self, weights: LevelWeights, probes: Sequence[Tensor], *, dtype: torch.dtype) -> None:
        self._probes, self._dtype = probes, dtype
        self._encoder = _chain(weights.encoder_layers(), weights.encoder, dtype)
        self._decoder = None
        if weights.decoder is not None:
            self._decoder = _chain(weights.decoder_layers(), weights.decoder, dtype)
        self._moments: dict[int, Moments] = {}

    def encode(self, index: int, observe: LayerObserver | None = None) -> Tensor:
        """The features of one probe; ``observe`` is called with the name and output of every layer."""
        features = _run(self._encoder, self._probes[index].to(self._dtype), observe)
        if index not in self._moments:
            self._moments[index] = measure_moments(features, precision="float64")
        return features

    def paint(self, paintings: Sequence[ProbePainting]) -> Iterator[Tensor]:
        """The RGB of each exercise; all must have the same content. Nothing where there is no decoder."""
        if self._decoder is None or not paintings:
            return
        features = self.encode(paintings[0].content)
        for painting in paintings:
            content, style = (self._moments_of(index) for index in (painting.content, painting.style))
            affine = fit_map(painting.method, content, style).with_strength(painting.strength)
            yield _run(self._decoder, affine.apply(features), None)

    def _moments_of(self, index: int) -> Moments:
        if index not in self._moments:
            self.encode(index)
        return self._moments[index]


def _chain(layers: Chain, tensors: Mapping[str, Tensor], dtype: torch.dtype) -> ConvolutionChain:
    ready = {key: tensor.to(dtype) for key, tensor in tensors.items()}
    return ConvolutionChain.from_tensors(layers, ready).requires_grad_(False)


def _run(chain: ConvolutionChain, rows: Tensor, observe: LayerObserver | None) -> Tensor:
    for name, out in chain.steps(rows):
        if observe is not None:
            observe(name, out)
        rows = out
    return rows
