"""``gigastyle train log``: what a run has logged, as a table or an event file for other programs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from studio.cli.command import Command, ExitCode
from studio.cli.values import path
from studio.errors import InputError
from studio.jobs.training.reports.event_files import check_event_folder, write_event_file
from studio.jobs.training.reports.log_table import csv_text, run_table
from studio.jobs.training.reports.report_files import check_report_file, write_report_file
from studio.settings import Settings

_TERMINAL = "-"


def add_log(parser: ArgumentParser) -> None:
    """Declare the arguments of ``log``."""
    parser.add_argument("run", type=path, metavar="RUN")
    parser.add_argument("--csv", type=path, metavar="FILE", help="a row for each logged step (-: standard output)")
    parser.add_argument(
        "--tensorboard",
        type=path,
        metavar="DIR",
        help="an event file with scalars, samples and settings; needs tensorboardX (the extra research)",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace what is there already")


def log(arguments: Namespace, settings: Settings) -> ExitCode:
    """Write what the run has logged so far; raises `StudioError` where that is not possible."""
    del settings
    run, table, events = arguments.run, arguments.csv, arguments.tensorboard
    if table is None and events is None:
        raise InputError("say what the log shall become: --csv FILE (-: standard output) or --tensorboard DIR")
    is_printed = str(table) == _TERMINAL
    if table is not None and not is_printed:
        check_report_file(table, is_overwrite=arguments.overwrite)
    if events is not None:
        check_event_folder(events, is_overwrite=arguments.overwrite)
    text = csv_text(run_table(run))
    if table is not None and not is_printed:
        write_report_file(table, text, is_overwrite=arguments.overwrite)
    if events is not None:
        written = write_event_file(run, events, is_overwrite=arguments.overwrite)
        print(written, file=sys.stderr if is_printed else sys.stdout)
    if is_printed:
        sys.stdout.write(text)
    return ExitCode.DONE


COMMANDS = (Command("train log", "write the log of a run as a table for other programs", add_log, log),)
