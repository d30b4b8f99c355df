"""What monotone tables per channel after the map of a level would give: paintings with and without, judged.

After WCT mean and covariance are the style's, marginals are not. Here every channel of the mapped features, of some
levels, is carried on to the histogram that it has in the style, by a prototype that computes pictures whole. Prints, as
means over pairs: the relative W2 of a judge's features to the style's, the content distance, and the grain.

Run from the repository root: ``python packaging/measure_marginals.py --judge vgg19``. Without ``--forms`` it compares
the default look with tables nowhere, at one level each, and everywhere; ``balanced:0.9:4321`` is a look, the detail,
and the levels with tables, ``-`` for none.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.compression.evaluation.grain import measure_grain
from studio.compression.evaluation.judge import Judge, aligned_rgb, load_judge
from studio.compression.evaluation.panel import content_distance, gelbrich_distance, relative_w2
from studio.compression.evaluation.request import JudgeChoice
from studio.networks.layout import ALIGNMENT_PX
from studio.paths import resources_dir
from studio.specs.looks import Look, look_of_id
from studio.specs.method import Method
from studio.transforms.fitting import fit_map
from studio.transforms.moments import measure_moments

BINS = 4096
PAIRS = Path(__file__).parent / "evaluation_pairs.jsonl"
FORMS = ("balanced:0.7:-", *(f"balanced:0.7:{level}" for level in (4, 3, 2, 1)), "balanced:0.7:4321")


@dataclass(frozen=True)
class Form:
    """A look and the levels whose channels get tables."""

    look: Look
    levels: tuple[int, ...]

    @classmethod
    def named(cls, name: str) -> Form:
        """``look:detail:levels``."""
        look, detail, levels = name.split(":")
        found = tuple(int(level) for level in levels if level != "-")
        return cls(replace(look_of_id(look), detail=float(detail)), found)


def main() -> None:
    """Paint, judge and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--judge", default="vgg19")
    parser.add_argument("--judge-levels", type=int, nargs="+", default=[3, 2, 1])
    parser.add_argument("--bundle", default="compact")
    parser.add_argument("--role", choices=["report", "tune"], default="report")
    parser.add_argument("--pairs", type=int, default=12)
    parser.add_argument("--size", type=int, default=320)
    parser.add_argument("--forms", nargs="+", default=FORMS)
    options = parser.parse_args()
    torch.set_num_threads(1)
    bundle = load_bundle(find_bundle(options.bundle))
    judge = load_judge(JudgeChoice(find_bundle(options.judge), tuple(options.judge_levels)))
    listed = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    pairs = [pair for pair in listed if pair["role"] == options.role][: options.pairs]
    figures: dict[str, list[tuple[float, ...]]] = {name: [] for name in options.forms}
    with torch.inference_mode():
        for pair in pairs:
            photo = picture(resources_dir() / "photos" / pair["content"], options.size)
            style = picture(resources_dir() / "styles" / pair["style"], options.size)
            for name in options.forms:
                figures[name].append(judged(painted(photo, style, Form.named(name), bundle), photo, style, judge))
    for name, found in figures.items():
        w2, content, coarse, fine, lattice = np.mean(found, axis=0)
        print(
            f"{name:>20}: style {w2:.4f}, content {content:.3f}, axis power {coarse:.2f} and {fine:.2f}, "
            f"lattice {lattice:.3f}",
            flush=True,
        )


def picture(path: Path, longer_px: int) -> Tensor:
    """(1, 3, h, w) in [0, 1], sides multiples of 16."""
    with Image.open(path) as opened:
        factor = longer_px / max(opened.size)
        size = [max(ALIGNMENT_PX, round(side * factor) // ALIGNMENT_PX * ALIGNMENT_PX) for side in opened.size]
        pixels = np.asarray(opened.convert("RGB").resize((size[0], size[1]), Image.Resampling.LANCZOS))
    return aligned_rgb(pixels)


def painted(photo: Tensor, style: Tensor, form: Form, bundle: Bundle) -> Tensor:
    """The cascade of WCT in the residual form, rounded to 8 bits."""
    rows = photo
    for level in (5, 4, 3, 2, 1):
        strength = form.look.strength * form.look.level_strength.get(level, 1.0)
        if not strength:
            continue
        detail = form.look.detail * form.look.level_detail.get(level, 1.0)
        pair = bundle.pair(level)
        features, wanted = pair.encoder(rows), pair.encoder(style)
        affine = fit_map(Method.WCT, *(measure_moments(each, precision="float64") for each in (features, wanted)))
        mapped = affine.apply(features)
        if level in form.levels:
            mapped = with_marginals(mapped, wanted)
        out = pair.decoder(features + strength * (mapped - features))
        rows = out + detail * (rows - pair.decoder(features)) if detail else out
    return rows.clamp(0, 1).mul(255).round().div(255)


def with_marginals(mapped: Tensor, wanted: Tensor) -> Tensor:
    """``mapped`` (1, C, h, w) with the quantiles of each channel of ``wanted``, by histograms of `BINS` bins."""
    channels = mapped.shape[1]
    pairs = zip(mapped.reshape(channels, -1).numpy(), wanted.reshape(channels, -1).numpy(), strict=True)
    carried = [_carried(found.astype(np.float64), np.sort(style.astype(np.float64))) for found, style in pairs]
    return torch.from_numpy(np.stack(carried)).to(mapped.dtype).view_as(mapped)


def _carried(found: np.ndarray, style: np.ndarray) -> np.ndarray:
    position = (found - found.min()) / max(np.ptp(found), 1e-9) * BINS
    bins = np.minimum(position.astype(int), BINS - 1)
    below = np.concatenate(([0], np.cumsum(np.bincount(bins, minlength=BINS)))) / len(found)
    share = below[bins] + (position - bins) * (below[bins + 1] - below[bins])
    return np.interp(share, (np.arange(len(style)) + 0.5) / len(style), style)


def judged(result: Tensor, photo: Tensor, style: Tensor, judge: Judge) -> Sequence[float]:
    """Relative W2, content distance, axis power in both bands, lattice."""
    seen, wanted, own = (judge.see(each) for each in (result, style, photo))
    w2 = [
        relative_w2(gelbrich_distance(moments, wanted.moments[level]), wanted.moments[level])
        for level, moments in seen.moments.items()
    ]
    grain = measure_grain((result[0].permute(1, 2, 0).numpy() * 255).round().astype(np.uint8))
    return (float(np.mean(w2)), content_distance(seen.block_ends, own.block_ends), *grain.axis_power, grain.lattice)


if __name__ == "__main__":
    main()
