"""``gigastyle train log``, ``compare`` and ``card``: what runs logged and came to, for people and for programs."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace

from studio.cli.command import Command, ExitCode
from studio.cli.train_command_line import command_line
from studio.cli.values import path
from studio.errors import InputError
from studio.images.line_chart import chart_file, check_chart_suffix
from studio.jobs.training.reports.comparison import comparison_fields, comparison_table
from studio.jobs.training.reports.event_files import check_event_folder, write_event_file
from studio.jobs.training.reports.log_table import csv_text, run_table
from studio.jobs.training.reports.report_files import check_report_file, write_report_file
from studio.jobs.training.reports.run_card import card_text
from studio.jobs.training.reports.run_chart import Axis, run_chart
from studio.jobs.training.reports.run_summary import summaries
from studio.jobs.training.reports.settings import settled_spec
from studio.jobs.training.run_log import whole_log
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


def add_compare(parser: ArgumentParser) -> None:
    """Declare the arguments of ``compare``."""
    parser.add_argument("runs", type=path, nargs="+", metavar="RUN")
    parser.add_argument("--json", action="store_true", help="print one JSON object in place of the table")
    parser.add_argument("--chart", type=path, metavar="FILE", help="draw the scores as curves (.svg or .png)")
    axes = [each.value for each in Axis]
    parser.add_argument("--over", choices=axes, default=Axis.STEPS.value, help="what the chart counts to the right")
    parser.add_argument("--term", metavar="NAME", help="draw this loss term as well (pixel, or pixel_4 of one level)")
    parser.add_argument("--log", action="store_true", help="draw values by their logarithms")
    parser.add_argument("--overwrite", action="store_true", help="replace a chart that is there already")


def compare(arguments: Namespace, settings: Settings) -> ExitCode:
    """Print what the runs came to and how they differ; raises `StudioError` where that is not possible."""
    del settings
    if arguments.chart is not None:
        check_chart_suffix(arguments.chart)
        check_report_file(arguments.chart, is_overwrite=arguments.overwrite)
    compared = summaries(arguments.runs)
    if arguments.chart is not None:
        logs = {each.name: whole_log(each.record.folder) for each in compared}
        chart = run_chart(logs, Axis(arguments.over), arguments.term, is_log=arguments.log)
        content = chart_file(chart, arguments.chart.suffix)
        write_report_file(arguments.chart, content, is_overwrite=arguments.overwrite)
    if arguments.json:
        print(json.dumps(comparison_fields(compared)))
    else:
        print(comparison_table(compared), end="")
    return ExitCode.DONE


def add_card(parser: ArgumentParser) -> None:
    """Declare the arguments of ``card``."""
    parser.add_argument("run", type=path, metavar="RUN")
    parser.add_argument("--out", type=path, metavar="FILE", help="where the card goes (default: standard output)")
    parser.add_argument("--folders", action="store_true", help="tell where folders lie, not their names alone")
    parser.add_argument("--overwrite", action="store_true", help="replace a card that is there already")


def card(arguments: Namespace, settings: Settings) -> ExitCode:
    """Write the card of a run; raises `StudioError` where that is not possible."""
    del settings
    run, out, with_folders = arguments.run, arguments.out, arguments.folders
    if out is not None:
        check_report_file(out, is_overwrite=arguments.overwrite)
    command = command_line(settled_spec(run), "again", with_folders=with_folders)
    text = card_text(run, command, with_folders=with_folders)
    if out is None:
        sys.stdout.write(text)
    else:
        write_report_file(out, text, is_overwrite=arguments.overwrite)
    return ExitCode.DONE


COMMANDS = (
    Command("train log", "write the log of a run as a table for other programs", add_log, log),
    Command("train compare", "print what runs came to and how they differ, the best first", add_compare, compare),
    Command("train card", "write what a run was asked, came to and ran on as Markdown", add_card, card),
)
