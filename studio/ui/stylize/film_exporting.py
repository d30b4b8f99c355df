"""From the film that is open to a render in the queue: what it may be called, and what was chosen for it. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from studio.errors import PictureError
from studio.film.destination import check_result
from studio.film.formats import CONTAINERS, codecs_for, is_film
from studio.jobs.job import RenderJob
from studio.specs.film import FilmSettings
from studio.specs.stylize import StylizeSpec
from studio.ui.stylize.output_names import suggested_output
from studio.ui.stylize.photos import OpenFilm
from studio.ui.translation import translated

_DEFAULT_SUFFIX = ".mp4"


@dataclass(frozen=True, slots=True)
class FilmChoice:
    """Where a painted film goes and how: a file, or, without the suffix of a film, a folder for its frames."""

    output: Path
    settings: FilmSettings = field(default_factory=FilmSettings)
    overwrite: bool = False

    def trouble(self, content: Path) -> str:
        """Why it cannot be written, in words for the person; empty where it can."""
        try:
            check_result(content, self.output, overwrite=self.overwrite)
            if is_film(self.output):
                codecs_for(self.output, self.settings.codec)
        except PictureError as error:
            return translated(error)
        return ""

    def would_replace(self, content: Path) -> bool:
        """Whether the only trouble is a file that may be overwritten."""
        return bool(self.trouble(content)) and not replace(self, overwrite=True).trouble(content)

    def job(self, film: OpenFilm, spec: StylizeSpec) -> RenderJob:
        """The render of ``film`` as ``spec`` asks."""
        plain = replace(spec, page=None)
        return RenderJob(film.path, self.output, plain, overwrite=self.overwrite, film=self.settings)


def film_output(film: OpenFilm, spec: StylizeSpec, folder: Path, taken: Collection[Path]) -> Path:
    """A name for the painting of ``film`` in ``folder``: a film as it is one, frames as a folder."""
    own = film.path.suffix.lower()
    suffix = own if own in CONTAINERS else _DEFAULT_SUFFIX
    named = suggested_output(film.path, replace(spec, page=None), folder=folder, suffix=suffix, taken=taken)
    if not film.path.is_dir():
        return named
    folder_name = named.with_suffix("")
    return folder_name if not folder_name.exists() and folder_name not in taken else named
