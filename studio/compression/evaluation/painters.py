"""The one or two bundles of an evaluation, loaded once, painting pixels in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest, Form
from studio.engine.device import use_threads
from studio.engine.in_memory import paint_in_memory
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.progress import Cancellation, Progress
from studio.specs.stylize import Resources

Pixels = npt.NDArray[np.uint8]
Painter = Callable[[Pixels], Pixels]


class Painters:
    """What paints for each side with ``resources``; ``threads`` is how many CPU threads that takes.

    Raises BundleError where a bundle is damaged, cannot paint, or lacks one of the levels asked for.
    """

    def __init__(self, request: EvaluationRequest, cancellation: Cancellation) -> None:
        self.threads = use_threads(request.threads)
        self._request = request
        self._cancellation = cancellation
        self.resources = Resources(device="cpu", threads=self.threads)
        self._works = {side: SharedInputs(load_bundle(folder), StyleCache()) for side, folder in request.sides.items()}
        for side, work in self._works.items():
            work.bundle.manifest.require_method(None)
            for level in self.levels(side):
                work.bundle.pair(level)

    @property
    def bundles(self) -> Mapping[ComparisonSide, Bundle]:
        """The bundle of each side, the one under evaluation first."""
        return {side: work.bundle for side, work in self._works.items()}

    def work(self, side: ComparisonSide) -> SharedInputs:
        """The bundle of ``side`` and the styles measured with it so far."""
        return self._works[side]

    def levels(self, side: ComparisonSide) -> tuple[int, ...]:
        """The levels that paint for ``side``, downwards."""
        return self._request.levels or self._works[side].bundle.manifest.levels

    def painter(
        self, side: ComparisonSide, style: Path, *, form: Form | None = None, levels: tuple[int, ...] | None = None
    ) -> Painter:
        """The function by which ``side`` paints (h, w, 3) pixels in the style picture at ``style``.

        In the form and with the levels that the request says, unless others are named.
        """
        chosen = self._request.form_of(side) if form is None else form
        spec = chosen.spec(style, levels=levels or self.levels(side), style_size_px=self._request.size_px)
        painting, _ = prepare_painting(spec, self._works[side], self.resources)

        def paint(pixels_hwc: Pixels) -> Pixels:
            progress = Progress(cancellation=self._cancellation)
            return paint_in_memory(pixels_hwc, painting, self.resources, progress).astype(np.uint8)

        return paint
