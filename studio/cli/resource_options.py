"""The options that say what the work may use, and the resources they make of the person's settings."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import fields, replace

from studio.cli.values import byte_count, path, pixel_count
from studio.errors import Message
from studio.specs.stylize import DEVICES, MODES, Resources

_OPTION_FIELDS = tuple(field.name for field in fields(Resources))


def add_compute_options(parser: ArgumentParser) -> None:
    """Add device, threads, memory and scratch; whatever is not given is left to the settings."""
    group = parser.add_argument_group("resources")
    group.add_argument("--device", choices=DEVICES, help="default: auto")
    group.add_argument(
        "--mode",
        choices=MODES,
        help="fast: reduced precision (TF32) on CUDA devices, a few 8-bit steps off (default: exact)",
    )
    group.add_argument("--threads", type=int, metavar="N", help="0 means one for each core (default: 0)")
    group.add_argument(
        "--memory-budget",
        type=byte_count,
        dest="memory_budget_bytes",
        metavar="SIZE",
        help="such as 2GiB or 800MB (default: 2GiB)",
    )
    group.add_argument("--scratch-dir", type=path, metavar="DIR", help="folder for temporary files of the work")
    group.add_argument("--max-pixels", type=pixel_count, metavar="N", help="refuse larger pictures (default: 2e9)")


def add_job_options(parser: ArgumentParser) -> None:
    """Add the options of work that may be interrupted and the precision it computes in."""
    group = parser.add_argument_group("job")
    group.add_argument("--job-dir", type=path, metavar="DIR", help="keep the work's state here, so that it can go on")
    group.add_argument("--resume", action="store_true", default=None, help="go on with the work in --job-dir")
    group.add_argument("--precision", choices=("float32", "float64"), help="default: float32")


def resources_from(arguments: Namespace, defaults: Resources) -> Resources:
    """``defaults`` with every option that was given in their place; raises `SpecError` for a value out of range."""
    given = {name: value for name in _OPTION_FIELDS if (value := getattr(arguments, name, None)) is not None}
    return replace(defaults, **given)


def on_present_device(resources: Resources, arguments: Namespace) -> tuple[Resources, tuple[str, ...]]:
    """``resources`` with a device that is here, and notes.

    One that ``--device`` names has to be: raises `DeviceError`. Where one of the settings is gone the fastest serves.
    """
    from studio.engine.device import choose_device, present_devices  # noqa: PLC0415 — loads torch

    if arguments.device is not None or resources.device in present_devices():
        choose_device(resources.device)
        return resources, ()
    chosen = choose_device("auto")
    note = Message(
        "the device {device} of the settings is not here; computing on {chosen}",
        device=resources.device,
        chosen=chosen.type,
    )
    return replace(resources, device="auto"), (note,)
