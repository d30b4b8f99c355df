"""What makes better pairs in equal minutes: to imitate the teacher, or to paint well by the judgement of its encoder?

    python -m studio.compression.experiments.aims --teacher collab16x --start compact --levels 4,1 --judge vgg19 \
        --contents PHOTOS --styles STYLES --test-contents OTHER_PHOTOS --test-styles OTHER_STYLES --minutes 3 --seeds 3

Both begin with the weights of the same bundle, at the pace and with the crops of their own, and are judged by an
encoder of neither: how near the style at equal distance from the photograph, over the whole range of strength.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from studio.bundles.catalog import find_bundle
from studio.codec import write_record
from studio.compression.experiments.aims_judging import DEFAULT_PAIRS, DEFAULT_SIZE_PX, PaintingJudge, UnseenPictures
from studio.compression.experiments.aims_runs import AimResult, run, untrained
from studio.compression.experiments.aims_summary import table, verdict
from studio.compression.experiments.command import add_pictures, experiment_parser, parsed, printed
from studio.engine.device import use_threads
from studio.specs.painting import Aim, PaintingSettings
from studio.specs.training import DistillSpec, Schedule


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the experiment and print its table and what the figures allow to say."""
    options = parsed(_options(), arguments)
    use_threads(options.threads)
    return printed(lambda: _run(options))


def _run(options: argparse.Namespace) -> str:
    spec = _spec(options)
    pictures = UnseenPictures(options.test_contents, options.test_styles, options.pairs, options.size)
    judge = PaintingJudge(options.judge, options.judge_level, pictures)
    results = run_seeds(range(options.seeds), spec, judge)
    if options.json is not None:
        write_record(options.json, {"spec": spec, "runs": results})
    return f"{table(results)}\n{verdict(results)}"


def run_seeds(seeds: Sequence[int], spec: DistillSpec, judge: PaintingJudge) -> list[AimResult]:
    """The start, and both aims for every seed."""
    results = [untrained(spec, judge)]
    for seed in seeds:
        for aim in Aim:
            results.append(run(spec, judge, aim, seed))
            full = results[-1].front[0]
            sys.stderr.write(f"seed {seed}, {aim}: style {full.style:.3f}, content {full.content:.3f}\n")
    return results


def _spec(options: argparse.Namespace) -> DistillSpec:
    spec = DistillSpec(
        teacher=find_bundle(options.teacher).resolve(),
        start=find_bundle(options.start).resolve(),
        contents=options.contents.resolve(),
        styles=options.styles.resolve(),
        levels=tuple(int(level) for level in options.levels.split(",")) if options.levels else None,
        schedule=Schedule(steps=options.steps, minutes=options.minutes, batch=options.batch),
        threads=options.threads,
        device="cpu",
    )
    settings = replace(
        spec.painting,
        encoder_rate=options.encoder_rate,
        shares=replace(spec.painting.shares, content=options.content_share),
    )
    return replace(spec, painting=settings)


def _options() -> argparse.ArgumentParser:
    settings = PaintingSettings()
    parser = experiment_parser("aims", __doc__)
    parser.add_argument("--teacher", required=True, help="bundle, by id or folder")
    parser.add_argument("--start", required=True, help="bundle whose weights both begin with")
    parser.add_argument("--judge", type=Path, required=True, help="bundle whose encoder judges, of neither's family")
    parser.add_argument("--judge-level", type=int, default=3, help="the deepest level that it judges by")
    add_pictures(parser, pairs=DEFAULT_PAIRS, size_px=DEFAULT_SIZE_PX)
    parser.add_argument("--levels", help="levels that learn and paint, such as 4,1 (default: all of the start)")
    parser.add_argument("--minutes", type=float, default=3.0, help="of every run")
    parser.add_argument("--steps", type=int, default=0, help="of every run, instead of minutes")
    parser.add_argument("--batch", type=int, default=Schedule().batch)
    parser.add_argument("--encoder-rate", type=float, default=settings.encoder_rate, help="of the aim to paint")
    parser.add_argument("--content-share", type=float, default=settings.shares.content, help="of the aim to paint")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", type=Path, help="where to write every figure")
    return parser


if __name__ == "__main__":
    sys.exit(main())
