"""Gigastyle for programs: paint files and arrays, measure once and paint many, load bundles, evaluate them.

A `Painter` holds a bundle, styles and options, and does what ``gigastyle stylize`` does with them: same plan, same
pixels. Settings of the person are not read. Every error raised on purpose is a `StudioError`. Painters that work at
once in several threads share torch's number of threads.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, cast

import numpy as np
import numpy.typing as npt
import tifffile

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle as load_bundle_from
from studio.bundles.pair import Bundle
from studio.compression.evaluation.evaluate import evaluate as evaluate_bundle
from studio.compression.evaluation.figures import EvaluationReport
from studio.compression.evaluation.optimized import OptimizedReport
from studio.compression.evaluation.optimized import evaluate_optimized as evaluate_optimized_pictures
from studio.compression.evaluation.optimized_record import optimized_to_json
from studio.compression.evaluation.record import report_to_json
from studio.compression.evaluation.request import EvaluationRequest, Form, FrontGrid, JudgeChoice, OptimizedRequest
from studio.engine.card_making import write_style_card
from studio.engine.colour import matches_marginals
from studio.engine.device import use_mode, use_threads
from studio.engine.in_memory import measure_in_memory, paint_in_memory, paint_with_maps
from studio.engine.lut import write_lut
from studio.engine.painting import Painting
from studio.engine.photo_regions import regions_of_pixels, undivided
from studio.engine.picture_maps import PIXELS, Maps, tables_of
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, StylizeResult, prepare_painting
from studio.engine.texture import TextureOptions, write_texture
from studio.errors import (
    BundleError,
    Cancelled,
    DeviceError,
    InputError,
    JobError,
    PictureError,
    SpaceError,
    SpecError,
    StudioError,
)
from studio.film.paint_film import FilmOptions, FilmTask, write_film
from studio.geometry import Size
from studio.images.arrays import WHITE_16, check_numbers, check_pixels, with_16_bits
from studio.networks.layout import RGB_CHANNELS
from studio.optimize.features import check_layers
from studio.optimize.gradient import Losses
from studio.optimize.optimize_file import OptimizeOptions, paint_file
from studio.optimize.optimize_pixels import Integers, optimize_pixels
from studio.optimize.reports import IterationObserver, IterationReport
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.colour import STYLE_COLOURS, ColourSettings, ColourSource, Mixing
from studio.specs.edges import EdgeSettings
from studio.specs.export import ExportSpec
from studio.specs.film import FilmSettings
from studio.specs.looks import DEFAULT_LOOK, LOOKS, Look, look_of_id
from studio.specs.lut import LutRequest
from studio.specs.method import Method
from studio.specs.optimize import Optimizer, OptimizeSettings, Start, StyleLoss
from studio.specs.regions import RegionSettings
from studio.specs.strokes import DEFAULT_STROKES, StrokeSettings
from studio.specs.style_card import CardRequest
from studio.specs.stylize import LEVELS, SMALLEST_SIDE_PX, Resources, StyleChoice, StylizeSpec
from studio.specs.texture import TextureRequest
from studio.system_errors import system_errors_as_studio_errors

__all__ = [
    "LOOKS", "Bundle", "BundleError", "Cancellation", "Cancelled", "CardRequest", "ColourSettings", "ColourSource",
    "DeviceError", "EdgeSettings", "EvaluationReport", "EvaluationRequest", "ExportSpec", "FilmOptions",
    "FilmSettings", "FilmTask", "Form", "FrontGrid", "InputError", "IterationObserver", "IterationReport",
    "Iterations", "JobError", "JudgeChoice", "Look", "Losses", "LutRequest", "Maps", "Mask", "Method", "Mixing",
    "OptimizeSettings", "OptimizedReport", "OptimizedRequest", "Optimizer", "PaintOptions", "Painter", "PictureError",
    "Pixels", "Progress", "ProgressReport", "RegionSettings", "Resources", "Size", "SpaceError", "SpecError", "Start",
    "StrokeSettings", "StudioError", "Style", "StyleChoice", "StyleLoss", "StylizeResult", "TextureOptions",
    "TextureRequest", "evaluate", "evaluate_optimized", "find_bundle", "load_bundle", "optimized_to_json",
    "report_to_json", "write_film", "write_lut", "write_style_card", "write_texture",
]  # fmt: skip

Pixels = npt.NDArray[np.generic]
"""(H, W, 3) sRGB pixels: uint8 0..255, uint16 0..65535, or float32 0..1."""

Style = str | Path | Pixels
"""A style picture: a file, or its pixels."""

Mask = str | Path | Pixels
"""Where a style paints: a picture's file, or an array (H, W) of the types of `Pixels`, white where it does."""


@dataclass(frozen=True, slots=True)
class PaintOptions:
    """How a painter paints, with the defaults of ``gigastyle stylize``.

    ``look`` is strength and detail, in all and by level: a `Look`, or the id of one of `LOOKS`. ``weights`` are the
    shares of the styles in the mix (> 0, as many as styles; empty: equal), ``strengths`` how far each goes, 0..1, times
    the look's strength (empty: 1). ``method`` and ``levels`` (downwards, such
    as (4, 3, 2, 1)) default to what the bundle offers, ``style_size_px`` to at most 1024, ``content_size_px`` (of
    results in files) to the content's own. With ``optimize`` what that paints is where an optimisation starts.
    ``strokes`` keep their size on large pictures unless that is None; those of an optimisation follow from its scales.
    ``colour`` says whose colours the result has, ``mixing`` how several styles become one,
    ``edges`` how far edges and texture follow the photo.
    With ``regions`` pictures are divided where their features differ, and each part is painted after the part of the
    styles that is most like it; ``style_regions`` name the only region (from 1) of styles that have one, None for those
    that paint all others (empty: none has). With ``match_marginals`` the histogram of every feature channel becomes the
    style's.
    """

    look: Look | str = DEFAULT_LOOK.id
    weights: tuple[float, ...] = ()
    strengths: tuple[float, ...] = ()
    method: Method | None = None
    levels: tuple[int, ...] | None = None
    style_size_px: int | None = None
    content_size_px: int | None = None
    optimize: OptimizeSettings | None = None
    colour: ColourSettings = STYLE_COLOURS
    mixing: Mixing = Mixing.MAPS
    strokes: StrokeSettings | None = DEFAULT_STROKES
    edges: EdgeSettings | None = None
    regions: RegionSettings | None = None
    style_regions: tuple[int | None, ...] = ()
    match_marginals: bool = False

    def spec(
        self, styles: Sequence[Path], masks: Sequence[Path | None] = (), *, bundle_levels: Sequence[int] = LEVELS
    ) -> StylizeSpec:
        """The request to paint by the files ``styles``, each where its mask says, if ``masks`` are given, with a bundle
        that has ``bundle_levels``. Raises SpecError for a value out of range.
        """
        count = len(styles)
        weights, strengths = self.weights or (1.0,) * count, self.strengths or (1.0,) * count
        masks = masks or (None,) * count
        regions = self.style_regions or (None,) * count
        lists = {"weights": weights, "strengths": strengths, "masks": masks, "regions": regions}
        for what, given in lists.items():
            if len(given) != count:
                raise SpecError(f"{count} styles need as many {what}, not {len(given)}")
        look = _look_of(self.look, bundle_levels).with_levels(self.levels)
        return StylizeSpec(
            styles=tuple(
                StyleChoice(path, float(weight), mask=mask, strength=float(strength), region=region)
                for path, weight, mask, strength, region in zip(styles, weights, masks, strengths, regions, strict=True)
            ),
            method=self.method,
            strength=look.strength,
            level_strength=look.level_strength,
            detail=look.detail,
            level_detail=look.level_detail,
            levels=self.levels,
            style_size_px=self.style_size_px,
            content_size_px=self.content_size_px,
            optimize=self.optimize,
            colour=self.colour,
            mixing=self.mixing,
            strokes=None if self.optimize is not None else self.strokes,
            edges=self.edges,
            regions=self.regions,
            match_marginals=self.match_marginals,
        )


@dataclass(frozen=True, slots=True)
class Iterations:
    """How a program follows the optimisations of a painter, and ends them.

    ``observer`` is called after every iteration. ``stop`` ends the one that runs after its iteration, and keeps its
    picture; once requested it ends every later one after a single iteration.
    """

    observer: IterationObserver | None = None
    stop: Cancellation = field(default_factory=Cancellation)


class Painter:
    """Paints pictures in one style or mix of styles; the networks are loaded and the styles measured once.

    ``styles`` is a `Style` or a sequence of them. An array is measured as a lossless file of its pixels would be,
    float32 with 16 bits. ``masks`` hold where each style paints, None for what the masks leave; they fit pictures of
    their shape at any size, and styles with the same mask (the same object or path) are mixed there. ``bundle`` is one
    that is loaded, an id, a folder, or None for the default. ``notes`` says what was odd about the styles.
    ``iterations`` follows optimisations, where ``options`` ask for one. Raises BundleError, PictureError, SpecError,
    DeviceError, and SpaceError where a style does not fit into the memory budget.
    """

    def __init__(
        self,
        styles: Style | Sequence[Style],
        *,
        masks: Sequence[Mask | None] = (),
        bundle: Bundle | str | Path | None = None,
        options: PaintOptions | None = None,
        resources: Resources | None = None,
        iterations: Iterations | None = None,
    ) -> None:
        self._resources, self._iterations = resources or Resources(), iterations or Iterations()
        self._folder: Path | None = None
        with system_errors_as_studio_errors():
            given = [styles] if isinstance(styles, str | Path | np.ndarray) else list(styles)
            files = [self._style_file(style, number) for number, style in enumerate(given, start=1)]
            self._work = SharedInputs(bundle if isinstance(bundle, Bundle) else load_bundle(bundle), StyleCache())
            levels, asked = tuple(self._work.bundle.pairs), options or PaintOptions()
            self._spec = asked.spec(files, self._mask_files(masks), bundle_levels=levels)
            if self._spec.optimize is not None:
                check_layers(self._work.bundle, self._spec.optimize)
            self._painting, self.notes = prepare_painting(undivided(self._spec), self._work, self._resources)

    def paint_file(
        self,
        content: str | Path,
        output: str | Path,
        *,
        export: ExportSpec | None = None,
        overwrite: bool = False,
        progress: Progress | None = None,
    ) -> StylizeResult:
        """Paint the picture at ``content`` and write it to ``output``, whose suffix says the format.

        The content is never overwritten, and ``output`` appears whole or not at all. Results carry their recipe unless
        ``export`` says otherwise or a style or mask is an array. With ``job_dir`` in the resources an interrupted
        picture goes on with ``resume``. Raises PictureError, SpaceError, JobError, DeviceError, and Cancelled on
        request.
        """
        chosen = export or ExportSpec()
        if self._folder is not None:
            chosen = replace(chosen, with_recipe=False)  # it could not name an array
        options = self._optimize_options(FileOptions(self._resources, overwrite, chosen))
        with system_errors_as_studio_errors():
            return paint_file(
                Path(content),
                Path(output),
                self._spec,
                work=self._work,
                options=options,
                progress=progress or Progress(),
            )

    def paint(self, pixels: Pixels, *, maps: Maps | None = None, progress: Progress | None = None) -> Pixels:
        """The painted picture, an array of the shape and type of ``pixels``, which stay as they are.

        ``pixels`` are (H, W, 3) sRGB, both sides at least 32: uint8, uint16, or float32 in 0..1, and so is the result.
        With ``maps`` (see `measure`) nothing is measured: one pass paints. Raises PictureError for other pixels,
        SpecError for maps of other networks or levels and for maps where pictures are
        optimised, SpaceError, DeviceError, and Cancelled on request.
        """
        self._check(pixels)
        with self._ready() as resources:
            progress = progress or Progress()
            if self._spec.optimize is not None:
                self._refuse_maps(is_asked=maps is not None)
                return self._optimized(pixels, resources, progress)
            if maps is not None:
                self._check_maps(maps)
            painting = self._painting_of(pixels)
            if maps is None:
                painted = paint_in_memory(pixels, painting, resources, progress)
            else:
                painted = paint_with_maps(pixels, painting, maps, resources, progress)
        return painted.clip(0, 1) if painted.dtype.kind == "f" else painted

    def measure(self, pixels: Pixels, *, progress: Progress | None = None) -> Maps:
        """The maps by which `paint` would paint ``pixels``: an `AffineMap` for each level, with masks a stack of them.

        Pictures painted with the same maps get the same colours for the same content, as frames of a film need it; a
        picture with its own maps is painted as without, up to rounding. Raises what `paint` does.
        """
        self._refuse_maps(is_asked=self._spec.optimize is not None)
        self._check(pixels)
        with self._ready() as resources:
            return measure_in_memory(pixels, self._painting_of(pixels), resources, progress or Progress())

    def _painting_of(self, pixels: Pixels) -> Painting:
        """What paints ``pixels``, which may have regions of their own."""
        regions = regions_of_pixels(pixels, self._spec, self._work.bundle)
        if regions is None:
            return self._painting
        return prepare_painting(self._spec, self._work, self._resources, regions=regions)[0]

    def _optimized(self, pixels: Pixels, resources: Resources, progress: Progress) -> Pixels:
        """Floats are optimised as 16 bits, as styles are measured."""
        options = self._optimize_options(FileOptions(resources))

        def optimized(stored: Integers) -> Integers:
            return optimize_pixels(stored, self._spec, work=self._work, options=options, progress=progress)

        if pixels.dtype.kind != "f":
            return optimized(cast(Integers, pixels))
        return optimized(with_16_bits(pixels)).astype(np.float32) / np.float32(WHITE_16)

    def _optimize_options(self, options: FileOptions) -> OptimizeOptions:
        return OptimizeOptions(options, self._iterations.stop, self._iterations.observer)

    def _refuse_maps(self, *, is_asked: bool) -> None:
        if is_asked:
            raise SpecError("a picture by optimisation has no maps; leave maps, or optimize in the options, out")

    def _style_file(self, style: Style, number: int) -> Path:
        if not isinstance(style, np.ndarray):
            return Path(style)
        check_pixels(style, f"style {number}")
        return self._written(style, f"style-{number}.tif", photometric="rgb")

    def _mask_files(self, masks: Sequence[Mask | None]) -> list[Path | None]:
        """The file of each mask; one array has one file, however often it is named."""
        files: dict[int, Path] = {}
        for number, mask in enumerate(masks, start=1):
            if isinstance(mask, np.ndarray) and id(mask) not in files:
                check_numbers(mask, f"mask {number}", shape="(height, width)", is_shaped=mask.ndim == 2)
                files[id(mask)] = self._written(mask, f"mask-{number}.tif", photometric="minisblack")
        return [
            None if mask is None else files[id(mask)] if isinstance(mask, np.ndarray) else Path(mask) for mask in masks
        ]

    def _written(self, pixels: Pixels, name: str, *, photometric: Literal["rgb", "minisblack"]) -> Path:
        """A lossless file of ``pixels`` that lasts as long as this painter."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="gigastyle-styles-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        if pixels.dtype.kind == "f":
            pixels = with_16_bits(pixels)
        tifffile.imwrite(self._folder / name, np.ascontiguousarray(pixels), photometric=photometric)
        return self._folder / name

    def _check(self, pixels: Pixels) -> None:
        if self._spec.content_size_px is not None:
            raise SpecError("arrays are painted at their own size; leave content_size_px out and resize them yourself")
        check_pixels(pixels, "the picture")
        height, width = pixels.shape[:2]
        if min(height, width) < SMALLEST_SIDE_PX:
            raise PictureError(
                f"the picture is {width} x {height} px; both sides must be at least {SMALLEST_SIDE_PX} px to be painted"
            )

    def _check_maps(self, maps: Maps) -> None:
        wanted = {level: chain.layers[-1].out_channels for level, chain in self._painting.encoders.items()}
        if self._spec.colour.only and self._painting.styles:
            wanted = {PIXELS: RGB_CHANNELS}
        found = {level: affine.channels for level, affine in maps.items()}
        if found != wanted:
            raise SpecError(
                f"these maps are for levels with {found} channels and this painter has {wanted}; measure with a "
                "painter of the same bundle and levels"
            )
        if matches_marginals(self._painting) and tables_of(maps) is None:
            raise SpecError("these maps were measured without histograms of colours; measure with this painter")

    @contextmanager
    def _ready(self) -> Iterator[Resources]:
        """What torch keeps for the whole process, as these resources want it; job folders are for files alone."""
        with system_errors_as_studio_errors():
            use_threads(self._resources.threads)
            use_mode(self._resources.mode, self._painting.device)
            yield replace(self._resources, job_dir=None, resume=False)


def load_bundle(bundle: str | Path | None = None) -> Bundle:
    """The bundle of an id or in a folder, checked, for several painters; None means the default.

    Raises BundleError where there is none or a file of it is damaged.
    """
    with system_errors_as_studio_errors():
        return load_bundle_from(find_bundle(None if bundle is None else str(bundle)))


def evaluate(request: EvaluationRequest, *, progress: Progress | None = None) -> EvaluationReport:
    """Paint and measure what ``request`` names, as ``gigastyle evaluate`` does; `report_to_json` gives its figures.

    Bundles are named by folder: `find_bundle` has that of an id. Raises InputError where a folder holds no usable
    picture, BundleError, and Cancelled on request.
    """
    with system_errors_as_studio_errors():
        return evaluate_bundle(request, progress=progress or Progress())


def evaluate_optimized(request: OptimizedRequest, *, progress: Progress | None = None) -> OptimizedReport:
    """Likewise for ``gigastyle evaluate --method optimize``; `optimized_to_json` gives the figures.

    Raises what `evaluate` does, and BundleError where a loss network lacks a layer that the settings ask for.
    """
    with system_errors_as_studio_errors():
        return evaluate_optimized_pictures(request, progress=progress or Progress())


def _look_of(look: Look | str, bundle_levels: Sequence[int]) -> Look:
    if isinstance(look, Look):
        return look
    if look not in (known := [each.id for each in LOOKS]):
        raise SpecError(f"a look is one of {', '.join(known)}, or a Look of your own; not {look!r}")
    return look_of_id(look).for_bundle(bundle_levels)
