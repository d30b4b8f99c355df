"""What scripts that measure share: specs of a look, and pictures painted in turns to compare what they cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.engine.timing import in_turns
from studio.progress import Progress
from studio.specs.looks import DEFAULT_LOOK, Look
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec

ONE_THREAD = Resources(device="cpu", threads=1)


def spec_with(styles: Sequence[StyleChoice], look: Look = DEFAULT_LOOK, **values: Any) -> StylizeSpec:
    """``styles`` at the strengths and details of ``look``; ``values`` are other fields of the spec."""
    return StylizeSpec(
        tuple(styles),
        strength=look.strength,
        level_strength=look.level_strength,
        detail=look.detail,
        level_detail=look.level_detail,
        **values,
    )


def compare_costs(
    content: Path, specs: Mapping[str, StylizeSpec], folder: Path, *, bundle: str | None, repeats: int
) -> float:
    """Paint ``content`` by each spec in turns, on one thread, into ``folder``; print processor time of each.

    Returns what the last takes for each second of the first, and prints that as well.
    """
    work = SharedInputs(load_bundle(find_bundle(bundle)), StyleCache())

    def painter(name: str) -> Callable[[], object]:
        output = folder / f"{name.replace(' ', '-')}.png"
        file = FileOptions(ONE_THREAD, overwrite=True)
        return lambda: stylize_file(content, output, specs[name], work=work, options=file, progress=Progress())

    painters = {name: painter(name) for name in specs}
    for paint in painters.values():  # the styles are measured, and everything is loaded
        paint()
    times = in_turns(painters, repeats=repeats, clock=time.process_time)
    for name, timing in times.items():
        print(f"{name:>9}: {timing.median_s:7.2f} s ({timing.fastest_s:.2f} to {timing.slowest_s:.2f})")
    first, *_, last = times.values()
    ratio = last.median_s / first.median_s
    print(f"{torch.get_num_threads()} thread: {ratio:.2f} times")
    return ratio
