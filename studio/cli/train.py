"""``gigastyle train``: distil smaller pairs in runs that can be stopped, gone on with, and exported as bundles."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from studio.cli.command import Command
from studio.cli.exit_codes import ExitCode
from studio.cli.interrupts import cancelled_by_interrupt
from studio.errors import SpecError
from studio.paths import installed_bundles_dir
from studio.progress import Progress, ProgressReport
from studio.settings import Settings
from studio.specs.method import Method
from studio.specs.stylize import DEVICES
from studio.specs.training import Collaboration, DistillSpec, Schedule, Trunk

if TYPE_CHECKING:  # torch comes with the runs, and usage errors must not wait for it
    from studio.compression.trainer import Outcome


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``train`` and its actions."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_distill(actions.add_parser("distill", help="begin a run that distils a bundle into a smaller one"))
    for name, summary in (
        ("resume", "go on with a run"),
        ("stop", "ask a run, wherever it is running, to stop and keep what it has"),
        ("status", "say how far a run is"),
    ):
        actions.add_parser(name, help=summary).add_argument("run", type=Path, metavar="RUN")
    exporting = actions.add_parser("export", help="make a bundle of a run's best weights")
    exporting.add_argument("run", type=Path, metavar="RUN")
    exporting.add_argument("--bundle", required=True, metavar="ID", help="id of the new bundle")
    exporting.add_argument("--title", help="what people read (default: the id)")
    exporting.add_argument("--into", type=Path, metavar="DIR", help="folder of bundles (default: your own)")


def _add_distill(parser: ArgumentParser) -> None:
    schedule = Schedule()
    parser.add_argument("--teacher", type=Path, required=True, metavar="B", help="bundle id or folder")
    parser.add_argument("--contents", type=Path, required=True, metavar="DIR", help="folder of photographs")
    parser.add_argument("--styles", type=Path, metavar="DIR", help="folder of style pictures")
    parser.add_argument("--out", type=Path, required=True, metavar="RUN", help="the run folder to make")
    parser.add_argument("--method", choices=["wct", "adain"], default="wct")
    parser.add_argument("--levels", metavar="5,4,…", help="default: all of the teacher; 4 for adain")
    parser.add_argument("--widths", default="0.75", help="a share of the teacher's filters, or widths from conv1_1 on")
    parser.add_argument("--trunk", choices=[kind.value for kind in Trunk], default=Trunk.SEPARATE.value)
    parser.add_argument("--collaboration", choices=[kind.value for kind in Collaboration], default="both")
    parser.add_argument("--steps", type=int, default=0, metavar="N")
    parser.add_argument("--minutes", type=float, default=schedule.minutes, metavar="M", help="where no steps are given")
    parser.add_argument("--learning-rate", type=float, default=schedule.learning_rate)
    parser.add_argument("--batch", type=int, default=schedule.batch)
    parser.add_argument("--crop", type=int, default=schedule.crop_px, metavar="PX")
    parser.add_argument("--patience", type=int, default=0, help="scores without gain before the run ends (0: never)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--device", choices=DEVICES, default="auto")


def spec_from(arguments: Namespace) -> DistillSpec:
    """The spec behind the arguments of ``distill``; raises SpecError where a value is out of range."""
    return DistillSpec(
        teacher=arguments.teacher,
        contents=arguments.contents,
        styles=arguments.styles,
        method=Method(arguments.method),
        levels=_whole_numbers(arguments.levels, "levels") if arguments.levels else None,
        widths=_widths(arguments.widths),
        trunk=Trunk(arguments.trunk),
        collaboration=Collaboration(arguments.collaboration),
        schedule=Schedule(
            steps=arguments.steps,
            minutes=arguments.minutes,
            learning_rate=arguments.learning_rate,
            batch=arguments.batch,
            crop_px=arguments.crop,
            patience=arguments.patience,
        ),
        seed=arguments.seed,
        threads=arguments.threads,
        device=arguments.device,
    )


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Do what ``arguments.action`` says; raises `StudioError` where that is not possible."""
    del settings
    if arguments.action == "distill":
        return _train(spec_from(arguments), arguments.out)
    if arguments.action == "resume":
        return _train(None, arguments.run)
    from studio.compression.run_folder import RunFolder  # noqa: PLC0415 — loads torch

    folder = RunFolder(arguments.run)
    if arguments.action == "stop":
        folder.ask_to_stop()
        print(f"{arguments.run} will stop after its current step")
    elif arguments.action == "status":
        steps, lines = folder.read_spec()["schedule"]["steps"], folder.log()
        print(json.dumps({"steps": steps, "last": lines[-1] if lines else None, "stop": folder.is_asked_to_stop}))
    else:
        from studio.compression.distilling import export  # noqa: PLC0415 — loads torch

        destination = (arguments.into or installed_bundles_dir()) / arguments.bundle
        export(folder, destination, title=arguments.title or arguments.bundle)
        print(f"{destination} is a bundle now")
    return ExitCode.DONE


def _train(spec: DistillSpec | None, path: Path) -> ExitCode:
    from studio.compression import distilling  # noqa: PLC0415 — loads torch
    from studio.compression.run_folder import RunFolder  # noqa: PLC0415 — loads torch

    folder = RunFolder(path)
    with cancelled_by_interrupt() as cancellation, tqdm(total=1.0, leave=False, disable=None, file=sys.stderr) as bar:

        def on_report(report: ProgressReport) -> None:
            bar.update(report.fraction - bar.n)
            bar.set_description(report.stage)

        progress = Progress(on_report=on_report, cancellation=cancellation)
        outcome: Outcome = (
            distilling.go_on(folder, progress) if spec is None else distilling.begin(spec, folder, progress)
        )
    ending = "finished" if outcome.is_complete else "stopped"
    print(f"{path} {ending} at step {outcome.step}, best score {outcome.best_score:.4g}")
    return ExitCode.DONE


def _widths(text: str) -> tuple[int, ...] | float:
    if "," in text:
        return _whole_numbers(text, "widths")
    try:
        return float(text)
    except ValueError as error:
        raise SpecError(f"widths are a share such as 0.75, or numbers such as 12,12,24,…; not {text!r}") from error


def _whole_numbers(text: str, what: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError as error:
        raise SpecError(f"{what} are whole numbers with commas between them, not {text!r}") from error


COMMAND = Command("train", "distil smaller pairs from a bundle", add_arguments, run)
