"""What the processes of one run do together: gradients averaged, sums taken, stops and failures agreed on.

Every process computes the same steps on its own part of each batch, so that all weights stay equal; only the first one
writes the folder. Alone, each function here gives back what it got. All processes must call them in the same order.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TypeVar

import torch
from torch import distributed, nn

from studio.codec import from_plain, to_plain
from studio.compression.launch import Launch
from studio.engine.device import choose_device
from studio.errors import DeviceError, JobError, SpecError
from studio.specs.stylize import DeviceChoice

T = TypeVar("T")

_LONGEST_WAIT = timedelta(hours=1)  # for the slowest to prepare; one that has ended is noticed at once


@contextmanager
def joined(launch: Launch, device: DeviceChoice) -> Iterator[None]:
    """Within this context the processes of ``launch`` are one run on ``device``: NCCL on CUDA, else Gloo.

    Raises DeviceError where there are fewer CUDA devices than processes, JobError where the others do not come.
    """
    if launch.count == 1:
        yield
        return
    is_cuda = choose_device(device).type == "cuda"
    if is_cuda:
        present = torch.cuda.device_count()
        if launch.local_count > present:
            raise DeviceError(
                "{count} processes need as many CUDA devices, and there are {present}; start fewer",
                count=launch.local_count,
                present=present,
            )
        torch.cuda.set_device(launch.local_rank)
    with _told_of_others():
        distributed.init_process_group(
            "cpu:gloo,cuda:nccl" if is_cuda else "gloo",
            rank=launch.rank,
            world_size=launch.count,
            timeout=_LONGEST_WAIT,
        )
    try:
        yield
    finally:
        distributed.destroy_process_group()


def rank() -> int:
    """The number of this process, from 0."""
    return distributed.get_rank() if _are_several() else 0


def count() -> int:
    """How many processes train together."""
    return distributed.get_world_size() if _are_several() else 1


def local_count() -> int:
    """How many of them share this machine."""
    return Launch.of(os.environ).local_count if _are_several() else 1


def own_part(parts: Sequence[T]) -> Sequence[T]:
    """Those of ``parts`` that this process takes; SpecError where all cannot take as many."""
    if len(parts) % count():
        raise SpecError(
            "{parts} micro-batches of a step cannot be shared by {count} processes; start as many as divide them",
            parts=len(parts),
            count=count(),
        )
    each = len(parts) // count()
    return parts[rank() * each : (rank() + 1) * each]


def share_weights(module: nn.Module) -> None:
    """All processes get the parameters and buffers of the first."""
    if not _are_several():
        return
    with _told_of_others(), torch.no_grad():
        for value in (*module.parameters(), *module.buffers()):
            shared = value.detach().contiguous()
            distributed.broadcast(shared, src=0)
            value.copy_(shared)


def average_gradients(parameters: Sequence[nn.Parameter], *, is_sound: bool) -> bool:
    """Every gradient becomes the mean over all processes; returns whether all of them were sound."""
    if not _are_several():
        return is_sound
    gradients = [weight.grad if weight.grad is not None else torch.zeros_like(weight) for weight in parameters]
    flag = gradients[0].new_tensor([0.0 if is_sound else 1.0])
    shared = torch.cat([flag, *(gradient.flatten() for gradient in gradients)])
    with _told_of_others():
        distributed.all_reduce(shared)
    if float(shared[0]) > 0:
        return False
    parts = torch.split(shared[1:] / count(), [gradient.numel() for gradient in gradients])
    for weight, part in zip(parameters, parts, strict=True):
        if weight.grad is not None:
            weight.grad.copy_(part.view_as(weight.grad))
    return True


def mean_values(values: Mapping[str, float]) -> dict[str, float]:
    """Name → the mean of what all processes have under it; all have the same names."""
    return dict(zip(values, (each / count() for each in summed(list(values.values()))), strict=True))


def summed(values: Sequence[float]) -> list[float]:
    """The sums over all processes of each of ``values``."""
    if not _are_several():
        return list(values)
    shared = torch.tensor(values, dtype=torch.float64)
    with _told_of_others():
        distributed.all_reduce(shared)
    return list(shared.tolist())


def any_of(is_so: bool) -> bool:
    """Whether it is so in any process."""
    return summed([float(is_so)])[0] > 0


def wait_for_all() -> None:
    """Return once every process has come here."""
    any_of(is_so=False)


def from_first(value: T) -> T:
    """The ``value`` of the first process, a record that `studio.codec` knows."""
    if not _are_several():
        return value
    text = torch.frombuffer(bytearray(json.dumps(to_plain(value)).encode()), dtype=torch.uint8)
    length = torch.tensor([len(text)])
    with _told_of_others():
        distributed.broadcast(length, src=0)
        shared = text if rank() == 0 else torch.empty(int(length), dtype=torch.uint8)
        distributed.broadcast(shared, src=0)
    return from_plain(type(value), json.loads(bytes(shared.tolist())))


def _are_several() -> bool:
    return distributed.is_available() and distributed.is_initialized()


@contextmanager
def _told_of_others() -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:  # what Gloo, NCCL and the store raise
        raise JobError(
            "another process of this run has ended or does not answer; see what it said, then resume the run from its "
            "last checkpoint ({error})",
            error=next(iter(str(error).splitlines()), ""),
        ) from error
