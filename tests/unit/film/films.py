"""The shortest way from a film to a painted one, for tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.bundles.pair import Bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, StylizeResult
from studio.film.paint_film import FilmOptions, FilmTask, paint_film
from studio.progress import Progress
from studio.specs.film import FilmSettings
from studio.specs.stylize import Resources, StylizeSpec
from tests.unit.engine.pictures import ON_CPU

AS_IT_IS = FilmSettings(smoothing_s=0.0, stability=0.0)


def painted_film(  # noqa: PLR0917 — as the parts of a task
    content: Path,
    output: Path,
    spec: StylizeSpec,
    bundle: Bundle,
    settings: FilmSettings = AS_IT_IS,
    resources: Resources = ON_CPU,
    progress: Progress | None = None,
) -> StylizeResult:
    options = FilmOptions(replace(resources, scratch_dir=output.parent / "scratch"))
    task = FilmTask(content, output, spec, settings)
    work = SharedInputs(bundle, StyleCache())
    return paint_film(task, work=work, options=options, progress=progress or Progress())
