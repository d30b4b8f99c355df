"""A result as the engine hands it over, for tests of what is told about it."""

from pathlib import Path

from studio.engine.stylize import StylizeResult
from studio.geometry import Size


def result(output: Path, *, notes: tuple[str, ...] = ()) -> StylizeResult:
    return StylizeResult(output=output, size=Size(400, 300), elapsed_s=1.5, plan={"strips": 1}, notes=notes)
