"""What teaches a small encoder best: the linear embedding, the teacher's decoder, or both as the paper has it?

    python -m studio.compression.experiments.distillation --teacher collab16x --contents PHOTOS --styles STYLES \
        --test-contents OTHER_PHOTOS --test-styles OTHER_STYLES --seeds 3 --runs runs.jsonl --json distillation.json

Collaborative distillation (Wang et al., arXiv 2003.08436) finds both terms together best. Here every encoder of a seed
starts from the same hard cut, sees the same crops and takes the same steps; then its decoder learns with the encoder
frozen, for as many steps. Two controls: the start itself, and an encoder left as cut under a decoder that learned.
With ``--runs`` a stopped experiment goes on where it was.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from studio.bundles.catalog import find_bundle
from studio.codec import write_record
from studio.compression.distilling import PictureBatches
from studio.compression.experiments.command import add_pictures, experiment_parser, parsed, printed
from studio.compression.experiments.distillation_record import RunsFile, plain_setting
from studio.compression.experiments.distillation_runs import DistillationResult, Setting, Variant, run
from studio.compression.experiments.distillation_summary import summarised, table, verdict
from studio.engine.device import use_threads
from studio.specs.training import DistillSpec, LossShares, Schedule

# Written out, so that the figures stay when the defaults of a distillation move; the last three are not asked for.
_SHARES = LossShares(
    embedding=1.0,
    teacher_pixel=1.0,
    teacher_perceptual=0.1,
    pixel=10.0,
    perceptual=0.5,
    gram=0.0,
    content=0.0,
    style=0.0,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the experiment, write its record and print its table and what the figures allow to say."""
    options = parsed(_options(), arguments)
    use_threads(1)  # figures repeat on one thread
    return printed(lambda: _run(options))


def _run(options: argparse.Namespace) -> str:
    setting = _setting(options)
    results = run_seeds(range(options.seeds), setting, RunsFile(options.runs, setting))
    rows, sentences = summarised(results), verdict(results)
    if options.json is not None:
        record = {"setting": plain_setting(setting), "rows": rows, "verdict": sentences, "runs": results}
        write_record(options.json, record)
    return "\n".join([table(rows), *sentences])


def run_seeds(seeds: Sequence[int], setting: Setting, runs: RunsFile) -> list[DistillationResult]:
    """Every variant for every seed; those that ``runs`` holds already are not run again."""
    for seed in seeds:
        batches = PictureBatches(replace(setting.spec, seed=seed))
        for variant in Variant:
            if (variant, seed) not in runs.finished:
                runs.add(run(setting, variant, seed, batches))
            found = runs.finished[variant, seed]
            sys.stderr.write(f"seed {seed}, {variant}: style distance {found.style_distance:.3f}\n")
    return [runs.finished[variant, seed] for seed in seeds for variant in Variant]


def _setting(options: argparse.Namespace) -> Setting:
    schedule = Schedule(
        steps=options.steps, learning_rate=3e-3, warm_up_steps=min(50, options.steps // 4), batch=8, crop_px=64
    )
    spec = DistillSpec(
        teacher=find_bundle(options.teacher).resolve(),
        contents=options.contents.resolve(),
        styles=options.styles.resolve(),
        levels=(options.level,),
        widths=options.widths,
        shares=replace(_SHARES, embedding=options.embedding_share),
        schedule=schedule,
        threads=1,
        device="cpu",
    )
    return Setting(spec, options.test_contents.resolve(), options.test_styles.resolve(), options.pairs, options.size)


def _options() -> argparse.ArgumentParser:
    parser = experiment_parser("distillation", __doc__)
    parser.add_argument("--teacher", required=True, help="bundle, by id or folder")
    add_pictures(parser, pairs=35, size_px=256)
    parser.add_argument("--level", type=int, default=3, help="the one level that is distilled")
    parser.add_argument("--widths", type=float, default=0.5, help="share of the teacher's filters to keep")
    parser.add_argument(
        "--embedding-share",
        type=float,
        default=_SHARES.embedding,
        help="how much the embedding counts beside the teacher's decoder",
    )
    parser.add_argument("--steps", type=int, default=700, help="of each phase")
    parser.add_argument("--runs", type=Path, help="where finished runs are kept, to go on from")
    parser.add_argument("--json", type=Path, help="where to write every figure")
    return parser


if __name__ == "__main__":
    sys.exit(main())
