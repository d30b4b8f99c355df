"""A film painted with a bundle that is loaded for it: the way in for programs."""

from __future__ import annotations

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, StylizeResult
from studio.film.paint_film import FilmOptions, FilmTask, paint_film
from studio.progress import Progress


def write_film(
    task: FilmTask, *, options: FilmOptions | None = None, progress: Progress | None = None
) -> StylizeResult:
    """Paint the film, or the folder of numbered frames, that ``task`` names, and write it where it says.

    A film appears whole or not at all, frames one by one. With a job folder in the resources of ``options`` an
    interrupted run goes on with ``resume``. Raises BundleError, PictureError, SpecError, SpaceError, JobError,
    DeviceError, and Cancelled on request.
    """
    work = SharedInputs(load_bundle(find_bundle(task.spec.bundle)), StyleCache())
    return paint_film(task, work=work, options=options or FilmOptions(), progress=progress or Progress())
