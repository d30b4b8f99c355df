"""Whether a film or frames may be written where it was asked for. Loads neither FFmpeg nor torch."""

from __future__ import annotations

from pathlib import Path

from studio.errors import PictureError, SpecError
from studio.film.formats import CONTAINERS, is_film
from studio.images.destination import check_place
from studio.paths import followed
from studio.specs.stylize import StylizeSpec


def check_film_spec(spec: StylizeSpec) -> None:
    """Raise SpecError where ``spec`` asks for what films do not have: an optimisation, a page, regions, or tables."""
    if spec.is_optimized:
        raise SpecError("films are painted by the networks alone; leave the optimisation out")
    if spec.is_divided:
        raise SpecError("regions are found in single pictures; leave them out here")
    if spec.match_marginals:
        raise SpecError("histograms of features are matched in single pictures; leave that out for films")
    if spec.page is not None:
        raise SpecError("a film has no pages; leave the page out, and choose frames instead", option=" with --frames")


def check_result(content: Path, output: Path, *, overwrite: bool) -> None:
    """Raise PictureError unless a film or a folder of frames can be written to ``output``."""
    if is_film(output):
        if output.suffix.lower() not in CONTAINERS:
            raise PictureError(
                "{suffix} is read and not written; name the film with one of {suffixes}",
                suffix=output.suffix,
                suffixes=" ".join(CONTAINERS),
            )
        check_place(output, content_path=content, overwrite=overwrite)
        return
    if output.suffix[1:2].isalpha() and not output.exists():
        raise PictureError(
            "{suffix} is no kind of film that is written; name the film with one of {suffixes}, or a folder for frames "
            "without an ending",
            suffix=output.suffix,
            suffixes=" ".join(CONTAINERS),
        )
    if output.exists() and not output.is_dir():
        raise PictureError(
            "{path} is a file; frames go into a folder, and a film is named with one of {suffixes}",
            path=output,
            suffixes=" ".join(CONTAINERS),
        )
    if output.exists() and content.exists() and output.samefile(content):
        raise PictureError("{path} is the folder of the frames themselves; choose another", path=output)
    if not output.exists() and not followed(output).absolute().parent.is_dir():
        folder = followed(output).absolute().parent
        raise PictureError("the folder {folder} does not exist; create it or choose another one", folder=folder)
