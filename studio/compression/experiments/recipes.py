"""What makes better pairs in equal time: our recipe of distillation, or the published one?

    python -m studio.compression.experiments.recipes --teacher collab16x --contents PHOTOS --styles STYLES \
        --test-contents OTHER_PHOTOS --test-styles OTHER_STYLES --minutes 1.5 --seeds 3 --json recipes.json

Both cut the same teacher to the same widths and get the same CPU time of training, from which the steps follow by what
a step of each costs here. The published one begins with a plain cut; as that is much of the difference, it also runs
from what our closed-form fit makes of the cut, which alone is the control.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from studio.bundles.catalog import find_bundle
from studio.codec import write_record
from studio.compression.experiments.command import add_pictures, experiment_parser, parsed, printed
from studio.compression.experiments.distillation_record import plain_setting
from studio.compression.experiments.distillation_runs import Setting
from studio.compression.experiments.distillation_summary import compared, spread_of
from studio.compression.experiments.recipes_runs import Contender, RecipeResult, RecipeSetting, run, step_costs
from studio.engine.device import use_threads
from studio.specs.training import DistillationRecipe, DistillSpec

_COMPARED = (
    (Contender.PAPER, Contender.STUDIO),
    (Contender.PAPER_FITTED, Contender.STUDIO),
    (Contender.STUDIO, Contender.FIT),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the experiment and print its table and what the figures allow to say."""
    options = parsed(_options(), arguments)
    use_threads(1)  # figures repeat on one thread
    return printed(lambda: _run(options))


def _run(options: argparse.Namespace) -> str:
    setting = _setting(options)
    costs = step_costs(setting)
    results: list[RecipeResult] = []
    for seed in range(options.seeds):
        for each in Contender:
            results.append(run(setting, each, seed, _steps(each, costs, options.minutes)))
            sys.stderr.write(f"seed {seed}, {each}: style distance {results[-1].style_distance:.3f}\n")
            if options.json is not None:  # after every run: what is done stays, whatever comes
                record = {
                    "setting": plain_setting(setting.common),
                    "batch": setting.batch,
                    "crop_px": setting.crop_px,
                    "minutes": options.minutes,
                    "step_costs_s": costs,
                    "runs": results,
                }
                write_record(options.json, record)
    return "\n".join((table(results), *verdict(results)))


def table(results: Sequence[RecipeResult]) -> str:
    """For a person: student / teacher as mean ± spread over seeds, with the steps and the CPU seconds of a run."""
    lines = [f"{'':<24}  {'steps':>6}  {'CPU s':>6}  {'style distance':>15}  {'content SSIM':>15}"]
    for contender in Contender:
        runs = [each for each in results if each.contender is contender]
        distances, ssims = [each.style_distance for each in runs], [each.ssim for each in runs]
        lines.append(
            f"{contender:<24}  {runs[0].steps:>6}  {statistics.fmean(each.cpu_s for each in runs):>6.0f}  "
            f"{statistics.fmean(distances):>7.3f} ± {spread_of(distances):.3f}  "
            f"{statistics.fmean(ssims):>7.3f} ± {spread_of(ssims):.3f}"
        )
    return "\n".join(lines)


def verdict(results: Sequence[RecipeResult]) -> list[str]:
    """A sentence for every comparison that matters, seed by seed."""
    found = {(each.contender, each.seed): each.style_distance for each in results}
    seeds = sorted({each.seed for each in results})
    return [compared(one, other, [found[one, seed] - found[other, seed] for seed in seeds]) for one, other in _COMPARED]


def _steps(contender: Contender, costs: dict[DistillationRecipe, float], minutes: float) -> int:
    return 0 if contender.recipe is None else max(2, round(60 * minutes / costs[contender.recipe]))


def _setting(options: argparse.Namespace) -> RecipeSetting:
    spec = DistillSpec(
        teacher=find_bundle(options.teacher).resolve(),
        contents=options.contents.resolve(),
        styles=options.styles.resolve(),
        levels=(options.level,),
        widths=options.widths,
        threads=1,
        device="cpu",
    )
    unseen = options.test_contents.resolve(), options.test_styles.resolve()
    common = Setting(spec, *unseen, options.pairs, options.size)
    return RecipeSetting(common, options.batch, options.crop)


def _options() -> argparse.ArgumentParser:
    parser = experiment_parser("recipes", __doc__)
    parser.add_argument("--teacher", required=True, help="bundle, by id or folder")
    add_pictures(parser, pairs=12, size_px=256)
    parser.add_argument("--level", type=int, default=3, help="the one level that is distilled")
    parser.add_argument("--widths", type=float, default=0.5, help="share of the teacher's filters to keep")
    parser.add_argument("--minutes", type=float, default=1.5, help="CPU time of training of every run")
    parser.add_argument("--batch", type=int, help="of both recipes, instead of their own")
    parser.add_argument("--crop", type=int, help="side of the crops of both, instead of their own")
    parser.add_argument("--json", type=Path, help="where to write every figure")
    return parser


if __name__ == "__main__":
    sys.exit(main())
