"""What pruning makes of encoder/decoder pairs, beside a cut of equal cost and equal steps.

    python -m studio.compression.experiments.pairs_pruning --bundle collab16x --levels 3 --judge vgg19:3,2,1 \
        --contents PHOTOS --styles PAINTINGS --test-contents OTHER_PHOTOS --test-styles OTHER_PAINTINGS --out runs

The cut takes the same share of every layer, as ``train distill --widths`` does; the criteria prune by the default
recipe: shares by a scan of the layers' sensitivity, filters ranked by L1 norm times activation, the refit where it is
better. Each run is a file of its own in ``--out``, so that a stopped experiment goes on where it was.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from studio.bundles.catalog import find_bundle
from studio.codec import read_record, to_plain, write_record
from studio.compression.evaluation.request import EvaluationRequest, JudgeChoice
from studio.compression.experiments.command import add_pictures, experiment_parser, parsed, printed
from studio.compression.experiments.pairs_pruning_runs import ARMS, Judging, Paintings, PairsResult, Shares, run
from studio.compression.experiments.pairs_pruning_summary import table, verdicts
from studio.engine.device import use_threads
from studio.errors import InputError
from studio.specs.pruning import PruneSpec
from studio.specs.training import Schedule

SPEED_UPS = (1.4, 2.0, 3.0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is missing in the folder, and print the table and what the figures allow to say."""
    options = parsed(_options(), arguments)
    use_threads(options.threads)
    return printed(lambda: _run(options))


def _run(options: argparse.Namespace) -> str:
    spec, judging = _spec(options), _judging(options)
    _check_setting(options.out, {"spec": to_plain(spec), "judged": _judged(options)})
    original = _original(options.out, spec, judging)
    results = list(_results(options, spec, judging))
    return "\n".join([table(original, results), *verdicts(results)])


def _results(options: argparse.Namespace, spec: PruneSpec, judging: Judging) -> Iterator[PairsResult]:
    shares = Shares(spec)
    for seed in range(options.seeds):
        for wished in options.speed_ups:
            for arm in options.arms:
                path = options.out / f"{arm}-{wished:g}-{seed}.json"
                if not path.exists():
                    write_record(path, run(replace(spec, seed=seed), arm, wished, shares, judging))
                found = read_record(path, PairsResult)
                told = f"seed {seed}, {wished:g} times cheaper, {arm}: score {found.trained:.3f}"
                sys.stderr.write(f"{told}, apart {found.paintings.apart:.4f}, {found.seconds:.0f} s\n")
                yield found


def _original(out: Path, spec: PruneSpec, judging: Judging) -> Paintings:
    path = out / "unpruned.json"
    if not path.exists():
        write_record(path, judging.paintings(spec.bundle))
    return read_record(path, Paintings)


def _check_setting(out: Path, setting: dict[str, Any]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    path = out / "setting.json"
    if not path.exists():
        write_record(path, setting)
    elif read_record(path, dict[str, Any]) != to_plain(setting):
        raise InputError("{path} is that of an experiment with another setting; name another folder", path=path)


def _spec(options: argparse.Namespace) -> PruneSpec:
    return PruneSpec(
        bundle=find_bundle(options.bundle).resolve(),
        contents=options.contents.resolve(),
        styles=options.styles.resolve(),
        levels=tuple(int(level) for level in options.levels.split(",")) if options.levels else None,
        speed_up=SPEED_UPS[0],  # each run has its own
        schedule=Schedule(steps=options.steps, batch=options.batch),
        threads=options.threads,
        device="cpu",
    )


def _judging(options: argparse.Namespace) -> Judging:
    name, _, levels = options.judge.partition(":")
    choice = JudgeChoice(find_bundle(name), tuple(int(level) for level in levels.split(",")) if levels else None)
    teacher = find_bundle(options.bundle).resolve()
    request = EvaluationRequest(
        bundle=teacher,
        contents=options.test_contents,
        styles=options.test_styles,
        size_px=options.size,
        pairs=options.pairs,
        levels=tuple(int(level) for level in options.levels.split(",")) if options.levels else None,
    )
    return Judging.of(teacher, choice, request)


def _judged(options: argparse.Namespace) -> dict[str, Any]:
    folders = {"contents": str(options.test_contents.resolve()), "styles": str(options.test_styles.resolve())}
    return folders | {"judge": options.judge, "pairs": options.pairs, "size_px": options.size}


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split(","))


def _options() -> argparse.ArgumentParser:
    parser = experiment_parser("pairs_pruning", __doc__)
    parser.add_argument("--bundle", required=True, help="bundle that is pruned, by id or folder")
    parser.add_argument("--judge", required=True, help="bundle whose encoders judge, of another family (vgg19:3,2,1)")
    add_pictures(parser, pairs=12, size_px=320)
    parser.add_argument("--out", type=Path, required=True, help="folder of the runs' figures, to go on from")
    parser.add_argument("--levels", help="levels that are pruned and paint, such as 3 (default: all of the bundle)")
    parser.add_argument("--speed-ups", type=_numbers, default=SPEED_UPS, help="times fewer operations: 1.4,2,3")
    parser.add_argument("--arms", nargs="+", choices=ARMS, default=ARMS, help="what is compared")
    parser.add_argument("--steps", type=int, default=400, help="of every run, in all")
    parser.add_argument("--batch", type=int, default=Schedule().batch)
    parser.add_argument("--threads", type=int, default=1)
    return parser


if __name__ == "__main__":
    sys.exit(main())
