"""The request to stylize one picture: what is painted with what, and on which resources."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from studio.errors import SpecError
from studio.paths import cache_dir
from studio.specs.colour import STYLE_COLOURS, ColourSettings, Mixing
from studio.specs.edges import EdgeSettings
from studio.specs.method import Method
from studio.specs.optimize import OptimizeSettings
from studio.specs.regions import RegionSettings
from studio.specs.strokes import StrokeSettings

DeviceChoice = Literal["auto", "cpu", "cuda", "mps"]
DEVICES: tuple[DeviceChoice, ...] = ("auto", "cpu", "cuda", "mps")
Mode = Literal["exact", "fast"]
MODES: tuple[Mode, ...] = ("exact", "fast")
LEVELS = (5, 4, 3, 2, 1)
GIB = 1 << 30
DEFAULT_STYLE_SIZE_PX = 1024
DEFAULT_MAX_PIXELS = 2_000_000_000
SMALLEST_SIDE_PX = 32


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """One style picture and its share in the mix (from 0; shares are normalised to sum to 1, and 0 takes no part).

    ``page`` (from 1) is that of a file with several, None its first. ``mask`` is a picture of where the style paints:
    its alpha where any of it is transparent, else its brightness; white counts 1, black 0. Styles with the same mask
    are one mix there; those without a mask paint what all masks leave. ``strength`` (0..1) is how far the style's own
    map moves from identity, times that of the level. ``region`` is the only region of the photo (from 1) that the style
    paints; None paints every region without a style of its own.
    """

    path: Path
    weight: float = 1.0
    page: int | None = None
    mask: Path | None = None
    strength: float = 1.0
    region: int | None = None

    def __post_init__(self) -> None:
        if not (math.isfinite(self.weight) and self.weight >= 0):
            raise SpecError(
                "the weight of style {path} must be a number from 0 up, not {weight}",
                path=self.path,
                weight=self.weight,
            )
        check_page(self.page)
        if not 0.0 <= self.strength <= 1.0:
            raise SpecError(
                "the strength of style {path} must lie between 0 and 1, not {strength}",
                path=self.path,
                strength=self.strength,
            )


@dataclass(frozen=True, slots=True)
class StyleGroup:
    """Styles that paint the same part of a picture as one mix: where ``mask`` says, or, without, what is left.

    ``styles`` are the positions in the spec of those that take part in the mix.
    """

    mask: Path | None
    styles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StylizeSpec:
    """What is painted: this is the recipe. Everything in it changes the picture.

    ``bundle`` is an installed id or a folder; None means the default bundle. ``method`` and ``levels`` default to what
    the bundle offers. ``style_size_px`` and ``content_size_px`` are longer sides; None keeps the content's own
    size and brings styles down to at most 1024 px. ``page`` (from 1) is that of a content with several, None its first.
    ``seed`` is recorded for modes that draw random numbers.

    ``detail`` r is how much of what a level's decoder would lose of its own input comes back:
    x' = decode(T f) + r (x - decode(f)), with f = encode(x). At 0 the level paints decode(T f) alone, at 1 it carries
    over only what the transform T changes. A level at strength 0 is left out, whatever its detail.

    Where masks are, each group of styles (`style_groups`) paints by maps of its own, fitted to the statistics of its
    part alone. What no group with a strength above 0 paints stays as it is, pixel by pixel.

    With ``optimize`` the picture that all this gives is where an optimisation starts; ``strength`` then also says how
    much its style counts against the content, and the random numbers of a start from noise follow from ``seed``.
    ``colour`` must then be left as it is, and ``edges`` out.

    With ``regions`` the photo is divided where its features differ, and each part is painted after the part of the
    styles that is most like it. Masks, an optimisation and colours alone are then left out.

    With ``match_marginals`` every channel of a level's mapped features goes through a monotone table to the histogram
    that it has in the style. Masks, regions and an optimisation are then left out.
    """

    styles: tuple[StyleChoice, ...]
    bundle: str | None = None
    method: Method | None = None
    strength: float = 1.0
    level_strength: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))
    detail: float = 0.0
    level_detail: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))
    levels: tuple[int, ...] | None = None
    style_size_px: int | None = None
    content_size_px: int | None = None
    seed: int = 0
    page: int | None = None
    optimize: OptimizeSettings | None = None
    colour: ColourSettings = STYLE_COLOURS
    mixing: Mixing = Mixing.MAPS
    strokes: StrokeSettings | None = None
    edges: EdgeSettings | None = None
    regions: RegionSettings | None = None
    match_marginals: bool = False

    def __post_init__(self) -> None:
        if not self.styles:
            raise SpecError("a stylised picture needs at least one style")
        if any(not group.styles for group in self.style_groups()):
            raise SpecError("the styles of a mix cannot all have a weight of 0; give one of them more")
        _check_share("strength", self.strength)
        for level, share in self.level_strength.items():
            _check_level(level)
            _check_share(f"strength of level {level}", share)
        _check_share("detail", self.detail)
        for level, share in self.level_detail.items():
            _check_level(level)
            _check_share(f"detail of level {level}", share)
        if self.levels is not None:
            _check_levels(self.levels)
        for name, side_px in (("style size", self.style_size_px), ("content size", self.content_size_px)):
            if side_px is not None and side_px < SMALLEST_SIDE_PX:
                raise SpecError(
                    "the {name} must be at least {smallest_side_px} px, not {side_px}",
                    name=name,
                    smallest_side_px=SMALLEST_SIDE_PX,
                    side_px=side_px,
                )
        check_page(self.page)
        if self.optimize is not None and (self.colour.keep or self.colour.only):
            raise SpecError("a picture by optimisation has the colours of its styles; leave the choice of colours out")
        if self.optimize is not None and self.edges is not None:
            raise SpecError("a picture by optimisation has edges of its own; leave the photo's edges out")
        if self.colour.only and any(style.mask is not None for style in self.styles):
            raise SpecError("only the colours are taken in all of the picture; leave the masks out")
        self._check_regions()
        self._check_marginals()

    def _check_regions(self) -> None:
        regions = [style.region for style in self.styles if style.region is not None]
        if self.regions is None:
            if regions:
                raise SpecError("a style paints one region alone, and no regions are asked for; ask for some")
            return
        for region in regions:
            self.regions.check_region(region)
        if any(style.mask is not None for style in self.styles):
            raise SpecError("regions are found instead of masks; leave one of them out")
        if self.optimize is not None:
            raise SpecError("a picture by optimisation has no regions; leave them out, or paint it by networks")
        if self.colour.only:
            raise SpecError("only the colours are taken in all of the picture; leave the regions out")

    def _check_marginals(self) -> None:
        if not self.match_marginals:
            return
        if self.is_divided or any(style.mask is not None for style in self.styles):
            raise SpecError("histograms of features are matched in all of the picture; leave the masks and regions out")
        if self.optimize is not None:
            raise SpecError("an optimisation has a loss of its own; leave the matching of histograms of features out")

    @property
    def is_divided(self) -> bool:
        """Whether regions have to be found: one region is the whole photo."""
        return self.regions is not None and self.regions.count > 1

    def styles_of_region(self, region: int) -> tuple[int, ...]:
        """The positions of the styles that paint a region: its own where it has any, else those that are for all."""
        mixed = [index for index, style in enumerate(self.styles) if style.weight > 0.0]
        own = tuple(index for index in mixed if self.styles[index].region == region)
        return own or tuple(index for index in mixed if self.styles[index].region is None)

    def style_in_region(self, index: int, region: int) -> StyleChoice:
        """The style at position ``index`` as strong as it is in a region."""
        style = self.styles[index]
        strength = 1.0 if self.regions is None else self.regions.strength_in(region)
        return style if strength == 1.0 else replace(style, strength=style.strength * strength)

    @property
    def paints(self) -> bool:
        """Whether any style has a strength above 0 anywhere."""
        if self.regions is None:
            return any(style.strength > 0.0 for style in self.styles)
        return any(
            self.style_in_region(index, region).strength > 0.0
            for region in range(1, self.regions.count + 1)
            for index in self.styles_of_region(region)
        )

    @property
    def is_optimized(self) -> bool:
        """Whether the result is that of an optimisation; at strength 0 it is the photo, whatever was asked for."""
        return self.optimize is not None and self.strength > 0

    def strength_at(self, level: int) -> float:
        """Strength of one level: the global strength times the level's own."""
        return self.strength * self.level_strength.get(level, 1.0)

    def detail_at(self, level: int) -> float:
        """Detail r kept at one level: the global detail times the level's own share of it."""
        return self.detail * self.level_detail.get(level, 1.0)

    def style_groups(self) -> tuple[StyleGroup, ...]:
        """The styles by mask, in the order in which masks are named first; those without a mask come last."""
        masks = dict.fromkeys(style.mask for style in self.styles)
        return tuple(
            StyleGroup(
                mask,
                tuple(index for index, style in enumerate(self.styles) if style.mask == mask and style.weight > 0),
            )
            for mask in sorted(masks, key=lambda mask: mask is None)
        )

    @property
    def masks(self) -> tuple[Path, ...]:
        """The mask pictures, each once, in the order of `style_groups`."""
        return tuple(group.mask for group in self.style_groups() if group.mask is not None)


@dataclass(frozen=True, slots=True)
class Resources:
    """What the work may use. Nothing here but ``mode`` changes the picture beyond float32 rounding.

    ``threads`` 0 means as many as the machine has cores; ``precision`` float64 proves that streaming is exact. ``mode``
    fast lets CUDA devices multiply with 10-bit mantissas (TF32), which moves values by a few 8-bit steps; elsewhere it
    is exact.
    """

    device: DeviceChoice = "auto"
    threads: int = 0
    memory_budget_bytes: int = 2 * GIB
    max_pixels: int = DEFAULT_MAX_PIXELS
    job_dir: Path | None = None
    resume: bool = False
    scratch_dir: Path | None = None
    precision: Literal["float32", "float64"] = "float32"
    mode: Mode = "exact"

    def __post_init__(self) -> None:
        if self.device not in DEVICES:
            raise SpecError(
                "the device is one of {devices}, not {device}", devices=", ".join(DEVICES), device=repr(self.device)
            )
        if self.threads < 0:
            raise SpecError("the number of threads cannot be {threads}", threads=self.threads)
        if self.memory_budget_bytes < 64 << 20:
            raise SpecError("the memory budget must be at least 64MiB")
        if self.max_pixels < 1:
            raise SpecError("max-pixels must be at least 1")
        if self.mode not in MODES:
            raise SpecError("the mode is one of {modes}, not {mode}", modes=", ".join(MODES), mode=repr(self.mode))
        if self.mode == "fast" and self.precision == "float64":
            raise SpecError("float64 serves to prove exactness and the fast mode is not exact; leave one of them out")
        if self.resume and self.job_dir is None:
            raise SpecError("resuming needs the job folder of the interrupted run", option=": add --job-dir")

    @property
    def scratch_home(self) -> Path:
        """The folder for scratch, chosen or in the cache; it may not exist yet."""
        return self.scratch_dir or cache_dir() / "scratch"


def check_page(page: int | None) -> None:
    """Raise SpecError unless ``page`` counts from 1, or nobody chose one."""
    if page is not None and page < 1:
        raise SpecError("pages count from 1, so there is no page {page}", page=page)


def page_ending(page: int | None) -> str:
    """What the name of a result takes on from the page of its content: nothing from the first."""
    return "" if page in (None, 1) else f"-page{page}"


def _check_share(name: str, value: float) -> None:
    if not (0.0 <= value <= 1.0):
        raise SpecError("the {name} must lie between 0 and 1, not {value}", name=name, value=value)


def _check_level(level: int) -> None:
    if level not in LEVELS:
        raise SpecError("a level is one of 5, 4, 3, 2, 1, not {level}", level=level)


def _check_levels(levels: tuple[int, ...]) -> None:
    for level in levels:
        _check_level(level)
    if not levels or list(levels) != sorted(set(levels), reverse=True):
        raise SpecError(
            "levels run downwards, each once, such as 5,4,3,2,1; not {levels}", levels=",".join(map(str, levels))
        )
