"""The evaluation of pictures painted by another program: the same judges, the same grain, the same front."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from studio.compression.evaluation.figures import Front, FrontPoint, JudgeFacts, ResultFigures
from studio.compression.evaluation.judge import load_judge
from studio.compression.evaluation.means import result_mean
from studio.compression.evaluation.painters import Painters, Pixels
from studio.compression.evaluation.panel import Panel
from studio.compression.evaluation.pictures import (
    EvaluationPicture,
    Skipped,
    list_pictures,
    read_evaluation_picture,
)
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest, NamedPair, PaintedRequest, Split
from studio.engine.device import use_threads
from studio.errors import InputError
from studio.images.picture import read_picture
from studio.progress import Progress


@dataclass(frozen=True, slots=True)
class PaintedFigures:
    """One pair: the figures of each folder's painting, and of the reference's."""

    pair: NamedPair
    results: Mapping[str, ResultFigures]
    reference: ResultFigures | None


@dataclass(frozen=True, slots=True)
class PaintedReport:
    """All figures; ``front`` has a point for each folder. ``against`` is the reference's id."""

    size_px: int
    judges: tuple[JudgeFacts, ...]
    against: str | None
    pairs: tuple[PaintedFigures, ...]
    front: Front
    skipped: tuple[Skipped, ...]
    split: Split | None


@dataclass(frozen=True, slots=True, eq=False)
class ShownPair:
    """A pair and its paintings by caption, for a sheet."""

    content: EvaluationPicture
    style: EvaluationPicture
    results: Mapping[str, Pixels]


def evaluate_painted(
    request: PaintedRequest, *, progress: Progress, on_measured: Callable[[ShownPair], None] | None = None
) -> PaintedReport:
    """Measure all paintings that ``request`` names; ``on_measured`` is given every pair.

    Raises InputError where a folder lacks a pair of the first or a painting has another size than its content,
    BundleError and Cancelled as `evaluate` does.
    """
    use_threads(request.threads)
    contents, styles = list_pictures(request.contents), list_pictures(request.styles)
    folders = {
        name: list_paintings(folder, contents, styles)
        for name, folder in zip(request.names, request.folders, strict=True)
    }
    pairs = _chosen(request, folders)
    measuring = _Measuring(request, folders, progress)
    progress.plan(len(pairs))
    figures = []
    for number, pair in enumerate(pairs, start=1):
        measured, shown = measuring.measure(pair)
        figures.append(measured)
        if on_measured is not None:
            on_measured(shown)
        progress.advance(1, f"pair {number} of {len(pairs)}")
    return PaintedReport(
        size_px=request.size_px,
        judges=measuring.panel.facts,
        against=measuring.reference_id,
        pairs=tuple(figures),
        front=_front(figures),
        skipped=tuple(skipped for paintings in folders.values() for skipped in paintings.skipped),
        split=request.split,
    )


class _Measuring:
    """The paintings, who judges them and who paints the reference."""

    def __init__(self, request: PaintedRequest, folders: Mapping[str, Paintings], progress: Progress) -> None:
        self.panel = Panel(tuple(load_judge(choice) for choice in request.judges))
        self._request, self._folders = request, folders
        self._read: dict[Path, EvaluationPicture] = {}
        self._painters: Painters | None = None
        if request.against is not None:
            beside = EvaluationRequest(
                bundle=request.against,
                contents=request.contents,
                styles=request.styles,
                size_px=request.size_px,
                threads=request.threads,
            )
            self._painters = Painters(beside, progress.cancellation)

    @property
    def reference_id(self) -> str | None:
        return None if self._painters is None else self._painters.bundles[ComparisonSide.BUNDLE].manifest.id

    def measure(self, pair: NamedPair) -> tuple[PaintedFigures, ShownPair]:
        content = self._picture(self._request.contents / pair.content)
        style = self._picture(self._request.styles / pair.style)
        seen = self.panel.look_at(content.pixels_hwc)
        results, shown = {}, {}
        for name, paintings in self._folders.items():
            painted, photo = read_painting(paintings.by_pair[pair], content)
            same = photo is content.pixels_hwc
            results[name] = self.panel.measure(painted, seen if same else self.panel.look_at(photo), style)
            shown[name] = painted
        reference = None
        if self._painters is not None:
            painted = self._painters.painter(ComparisonSide.BUNDLE, style.path)(content.pixels_hwc)
            reference = self.panel.measure(painted, seen, style)
            shown = {str(self.reference_id): painted, **shown}
        return PaintedFigures(pair, results, reference), ShownPair(content, style, shown)

    def _picture(self, path: Path) -> EvaluationPicture:
        if path not in self._read:
            self._read[path] = read_evaluation_picture(path, self._request.size_px)
        return self._read[path]


def _chosen(request: PaintedRequest, folders: Mapping[str, Paintings]) -> tuple[NamedPair, ...]:
    first = next(iter(folders.values()))
    wanted = tuple(first.by_pair) if request.split is None else request.split.pairs
    pairs = wanted[: request.pairs]
    for name, paintings in folders.items():
        for pair in pairs:
            if pair not in paintings.by_pair:
                raise InputError(f"{name} holds no painting of {pair.content} in the style of {pair.style}")
    return pairs


def _front(figures: list[PaintedFigures]) -> Front:
    points = tuple(
        FrontPoint(name, None, result_mean([each.results[name] for each in figures])) for name in figures[0].results
    )
    references = [each.reference for each in figures if each.reference is not None]
    return Front(points, result_mean(references) if references else None)


BETWEEN = "--"
_ROUNDED_PX = 16


@dataclass(frozen=True, slots=True)
class Paintings:
    """The paintings of one folder by pair, in the order of their names, and the files that name none."""

    by_pair: Mapping[NamedPair, Path]
    skipped: tuple[Skipped, ...]


def list_paintings(folder: Path, contents: Sequence[Path], styles: Sequence[Path]) -> Paintings:
    """What ``folder`` holds of the files ``contents`` and ``styles``; `InputError` where it holds nothing of them."""
    content_names = {path.stem: path.name for path in reversed(contents)}
    style_names = {path.stem: path.name for path in reversed(styles)}
    found: dict[NamedPair, Path] = {}
    skipped: list[Skipped] = []
    for path in list_pictures(folder):
        pair = _pair_of(path.stem, content_names, style_names)
        if pair is None:
            skipped.append(Skipped(path, "its name is not CONTENT--STYLE with names of the folders of both"))
        elif pair in found:
            skipped.append(Skipped(path, f"{found[pair].name} shows the same pair"))
        else:
            found[pair] = path
    if not found:
        raise InputError(f"{folder} holds no painting called CONTENT--STYLE after the pictures in both folders")
    return Paintings(found, tuple(skipped))


def read_painting(path: Path, content: EvaluationPicture) -> tuple[Pixels, Pixels]:
    """The painting and its photograph in one size, (h, w, 3) uint8; alpha is left out.

    The painting keeps its pixels, since resizing would change its grain. Programs round sizes: where it is up to 16 px
    narrower or wider than its photograph, the photograph is resized to it.

    `InputError` where the sizes are further apart than rounding, `PictureError` where the file cannot be read.
    """
    painted = np.rint(read_picture(path).rgb_hwc * 255).astype(np.uint8)
    (height, width), (own_height, own_width) = painted.shape[:2], content.pixels_hwc.shape[:2]
    if max(abs(height - own_height), abs(width - own_width)) > _ROUNDED_PX:
        raise InputError(
            f"{path} has {width} x {height} px, its content {own_width} x {own_height}; "
            "let the other program paint at the size of the evaluation, or name that with --size"
        )
    if painted.shape == content.pixels_hwc.shape:
        return painted, content.pixels_hwc
    photo = Image.fromarray(content.pixels_hwc).resize((width, height), Image.Resampling.LANCZOS)
    return painted, np.asarray(photo)


def _pair_of(stem: str, contents: Mapping[str, str], styles: Mapping[str, str]) -> NamedPair | None:
    """Stems may hold ``--`` themselves: the first place where both sides are known counts."""
    parts = stem.split(BETWEEN)
    for count in range(1, len(parts)):
        content, style = BETWEEN.join(parts[:count]), BETWEEN.join(parts[count:])
        if content in contents and style in styles:
            return NamedPair(contents[content], styles[style])
    return None
