"""The residual form of a level, x' = decode(T f) + r (x - decode(f)): what its decoder would lose of x comes back.

f = encode(x) are the level's features, T its affine map and r its detail. The decoder runs on T f and on f side by
side up to its last convolution, which is linear: h(T f) - r h(f) is taken before it, so that it runs once. The rows of
x wait until the rows painted from them come out. Reach and halo are those of the plain form.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import repeat

import torch
from torch import Tensor

from studio.networks.layout import Chain
from studio.streaming.blending import Blend
from studio.streaming.prepared import PreparedChain, Step
from studio.streaming.row_chain import RowChain
from studio.streaming.tabled import TabledMap
from studio.transforms.affine import AffineMap, AffineMapStack


def residual_layers(decoder: Chain) -> Chain:
    """The layers of ``decoder`` as they run for decode(T f) - r decode(f): two maps up to the last layer."""
    return (*(replace(layer, maps=2) for layer in decoder[:-1]), decoder[-1])


def residual_decoder(decoder: PreparedChain, affine: AffineMap, detail: float) -> PreparedChain:
    """The chain that gives decode(T f) - ``detail`` · decode(f) for the map T, ``affine``, of what it is fed, f."""
    plain, *inner = decoder.steps
    painted = decoder.folded(affine).steps[0]
    if not inner:  # a single convolution: both are one, and nothing runs twice
        kernel, bias = painted.kernel - detail * plain.kernel, painted.bias - detail * plain.bias
        return PreparedChain((replace(painted, kernel=kernel, bias=bias),))
    kernel, bias = torch.cat((painted.kernel, plain.kernel)), torch.cat((painted.bias, plain.bias))
    first = replace(painted, kernel=kernel, bias=bias, splits=True)
    last = replace(inner[-1], bias=inner[-1].bias * (1.0 - detail), joins=detail)
    steps = (first, *inner[:-1], last)
    layers = residual_layers(decoder.layers)
    return PreparedChain(tuple(replace(step, layer=layer) for step, layer in zip(steps, layers, strict=True)))


def blending_decoder(decoder: PreparedChain, maps: AffineMapStack, detail: float, *, keeps: bool) -> PreparedChain:
    """The same with f' instead of T f, what ``maps`` make of f by the weights of each cell (see `blending`).

    ``keeps`` tells whether weights may sum to less than 1. At ``detail`` 0 the chain gives decode(f').
    """
    plain, *inner = decoder.steps
    less = detail if detail and not inner else 0.0
    blend = Blend.of(maps, plain.kernel, keeps=keeps, less=less)
    return _with_first(decoder, replace(plain, blend=blend), detail)


def tabled_decoder(decoder: PreparedChain, tabled: TabledMap, detail: float) -> PreparedChain:
    """The same with f' as ``tabled`` makes it of f (see `tabled`)."""
    plain, *inner = decoder.steps
    less = detail if detail and not inner else 0.0
    return _with_first(decoder, replace(plain, tabled=replace(tabled, less=less)), detail)


def _with_first(decoder: PreparedChain, first: Step, detail: float) -> PreparedChain:
    """``decoder`` with another ``first`` step, which changes the rows fed; with ``detail`` they run along."""
    _, *inner = decoder.steps
    if not detail:
        return PreparedChain((first, *inner))
    if not inner:
        return PreparedChain((replace(first, bias=first.bias * (1.0 - detail)),))
    last = replace(inner[-1], bias=inner[-1].bias * (1.0 - detail), joins=detail)
    steps = (first, *inner[:-1], last)
    layers = residual_layers(decoder.layers)
    return PreparedChain(tuple(replace(step, layer=layer) for step, layer in zip(steps, layers, strict=True)))


class DelayedRows:
    """Rows x (1, 3, h, w) in order, waiting for the rows painted from them, to which r x is then added."""

    def __init__(self, detail: float) -> None:
        self._detail = detail
        self._waiting: deque[Tensor] = deque()

    def wait(self, rows: Tensor) -> None:
        """Take the next rows of x, any number of them; they are read later and never written."""
        self._waiting.append(rows)

    def added_to(self, painted: Tensor) -> Tensor:
        """``painted`` (1, 3, h, w), the next rows of decode(T f) - r decode(f), with r x added in place."""
        done = 0
        while done < painted.shape[2]:
            rows = self._waiting.popleft()
            count = min(rows.shape[2], painted.shape[2] - done)
            painted[:, :, done : done + count].add_(rows[:, :, :count], alpha=self._detail)
            if count < rows.shape[2]:
                self._waiting.appendleft(rows[:, :, count:])
            done += count
        return painted


class StreamedLevel:
    """One level streamed over a strip, RGB rows in and RGB rows out: ``chain`` encodes and decodes.

    With ``detail`` above 0 the chain gives decode(T f) - r decode(f), and r times the rows fed is added.
    Its calls are those of a `RowChain`.
    """

    def __init__(self, chain: PreparedChain, detail: float, *, width_px: int, band_px: int) -> None:
        self._chain = RowChain(chain, width_px=width_px, band_px=band_px)
        self._base = DelayedRows(detail) if detail else None

    def wait(self, weights_ghw: Tensor) -> None:
        """Take the weights of the cells of the next band, before any of it is fed."""
        self._chain.wait(weights_ghw)

    def feed(self, rows: Tensor) -> Iterator[Tensor]:
        """Feed a part of a band and give the output rows that came of it so far."""
        if self._base is not None:
            self._base.wait(rows)
        return self._added(self._chain.feed(rows))

    def drain(self) -> Iterator[Tensor]:
        """End the band: give all output rows that are complete."""
        return self._added(self._chain.drain())

    def flush(self) -> Iterator[Tensor]:
        """End the strip."""
        return self._added(self._chain.flush())

    def _added(self, painted: Iterator[Tensor]) -> Iterator[Tensor]:
        return painted if self._base is None else map(self._base.added_to, painted)


class StreamedCascade:
    """Levels streamed over one strip, each fed with what the one before paints; without a level rows pass through."""

    def __init__(self, levels: Iterable[StreamedLevel]) -> None:
        self._levels = tuple(levels)

    def stream(self, bands: Iterable[Tensor], weights: Iterable[Sequence[Tensor]] | None = None) -> Iterator[Tensor]:
        """Feed a whole strip of RGB rows (1, 3, h, w), band after band, and give all its painted rows.

        ``weights`` hold for every band those of its cells at each level, where the levels blend maps.
        """
        for rows, weights_of_levels in zip(bands, weights or repeat(()), strict=False):
            for level, weights_ghw in zip(self._levels, weights_of_levels, strict=False):
                level.wait(weights_ghw)
            yield from self._onward(iter((rows,)), 0)
            for index, level in enumerate(self._levels, start=1):
                yield from self._onward(level.drain(), index)
        for index, level in enumerate(self._levels, start=1):
            yield from self._onward(level.flush(), index)

    def _onward(self, portions: Iterator[Tensor], index: int) -> Iterator[Tensor]:
        """``portions`` through the levels from number ``index`` on, depth first."""
        if index == len(self._levels):
            yield from portions
            return
        for rows in portions:
            yield from self._onward(self._levels[index].feed(rows), index + 1)
