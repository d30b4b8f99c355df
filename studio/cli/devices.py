"""The device of a command, checked once torch is loaded and before anything is prepared."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from studio.errors import Message
from studio.specs.stylize import Resources


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
