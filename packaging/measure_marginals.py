"""What matching the histograms of features gives: paintings by the engine with and without, judged.

Prints, as means over pairs: the relative W2 of a judge's features to the style's, the content distance, the grain, and
seconds of the processor.

Run from the repository root: ``python packaging/measure_marginals.py --judge vgg19``. ``balanced:0.9:on`` is a look,
the detail, and whether histograms are matched.
"""

from __future__ import annotations

import argparse
import json
import time
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
from studio.engine.in_memory import paint_in_memory
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.networks.layout import ALIGNMENT_PX
from studio.paths import resources_dir
from studio.specs.looks import Look, look_of_id
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec

PAIRS = Path(__file__).parent / "evaluation_pairs.jsonl"
FORMS = ("balanced:0.7:off", "balanced:0.7:on", "balanced:0.5:off", "balanced:0.9:on")


@dataclass(frozen=True)
class Form:
    """A look, and whether histograms are matched."""

    look: Look
    matches: bool

    @classmethod
    def named(cls, name: str) -> Form:
        """``look:detail:on`` or ``off``."""
        look, detail, matches = name.split(":")
        return cls(replace(look_of_id(look), detail=float(detail)), matches == "on")

    def spec(self, style: Path, size_px: int) -> StylizeSpec:
        """The request to paint so by ``style`` at ``size_px``."""
        return StylizeSpec(
            (StyleChoice(style),),
            strength=self.look.strength,
            level_strength=self.look.level_strength,
            detail=self.look.detail,
            level_detail=self.look.level_detail,
            style_size_px=size_px,
            match_marginals=self.matches,
        )


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
                spec = Form.named(name).spec(resources_dir() / "styles" / pair["style"], options.size)
                result, seconds = painted(photo, spec, bundle)
                figures[name].append((*judged(result, photo, style, judge), seconds))
    for name, found in figures.items():
        w2, content, coarse, fine, lattice, seconds = np.mean(found, axis=0)
        print(
            f"{name:>20}: style {w2:.4f}, content {content:.3f}, axis power {coarse:.2f} and {fine:.2f}, "
            f"lattice {lattice:.3f}, {seconds:.2f} s",
            flush=True,
        )


def picture(path: Path, longer_px: int) -> Tensor:
    """(1, 3, h, w) in [0, 1], sides multiples of 16."""
    with Image.open(path) as opened:
        factor = longer_px / max(opened.size)
        size = [max(ALIGNMENT_PX, round(side * factor) // ALIGNMENT_PX * ALIGNMENT_PX) for side in opened.size]
        pixels = np.asarray(opened.convert("RGB").resize((size[0], size[1]), Image.Resampling.LANCZOS))
    return aligned_rgb(pixels)


def painted(photo: Tensor, spec: StylizeSpec, bundle: Bundle) -> tuple[Tensor, float]:
    """What the engine paints, rounded to 8 bits, and the seconds of the processor that it took."""
    began_s, resources = time.process_time(), Resources(device="cpu", threads=1)
    painting, _ = prepare_painting(spec, SharedInputs(bundle, StyleCache()), resources)
    result = paint_in_memory(photo[0].permute(1, 2, 0).contiguous().numpy(), painting, resources)
    seconds = time.process_time() - began_s
    rows = torch.from_numpy(result).permute(2, 0, 1)[None]
    return rows.clamp(0, 1).mul(255).round().div(255), seconds


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
