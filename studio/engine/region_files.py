"""Regions and faces of a photo as mask files in a folder: what ``gigastyle regions`` writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.bundles.pair import Bundle
from studio.engine.photo_regions import regions_of_picture
from studio.engine.regions import FULL, PictureRegions
from studio.errors import Message, PictureError, SpaceError
from studio.images.faces import LOOKED_AT_PX, face_mask, find_faces
from studio.images.mask_files import write_colours, write_mask
from studio.images.picture import read_picture
from studio.specs.regions import REGION_COLOURS
from studio.specs.stylize import Resources
from studio.system_errors import system_reason

Mask = npt.NDArray[np.uint8]

FACES_NAME = "faces.png"
OVERVIEW_NAME = "regions.png"


@dataclass(frozen=True, slots=True)
class RegionFiles:
    """Files that were written, and what should be said about the photo."""

    files: tuple[Path, ...]
    notes: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class RegionFilesRequest:
    """What to look for in the ``photo``: ``count`` regions found with ``bundle`` (None: none), and ``faces``.

    The masks go to ``folder``, which is made where there is none.
    """

    photo: Path
    folder: Path
    count: int | None
    faces: bool = False
    page: int | None = None
    overwrite: bool = False


def write_region_files(request: RegionFilesRequest, bundle: Bundle | None, resources: Resources) -> RegionFiles:
    """Write ``region-1.png``, … with an overview in colours, and ``faces.png``.

    Raises PictureError where the photo cannot be read, a file is there already, or faces alone are asked for and none
    is found; SpaceError where the folder cannot be written to.
    """
    files: list[Path] = []
    notes: list[Message] = []
    regions = None
    if request.count is not None:
        assert bundle is not None, "regions are found with a bundle"
        regions = regions_of_picture(request.photo, bundle, request.count, resources, page=request.page)
    masks = {} if regions is None else {f"region-{k}.png": mask for k, mask in enumerate(regions.memberships, start=1)}
    if regions is not None and regions.count != request.count:
        notes.append(
            Message("{name} has only {found} regions that differ", name=request.photo.name, found=regions.count)
        )
    if request.faces:
        found = faces_in(request.photo, resources, page=request.page)
        if found is None and regions is None:
            raise PictureError(
                "no face was found in {path}: those that are turned, partly hidden or small are missed; paint a mask",
                path=request.photo,
            )
        if found is None:
            notes.append(Message("no face was found in {name}", name=request.photo.name))
        else:
            masks[FACES_NAME] = found
    _prepare_folder(request, [*masks, *([OVERVIEW_NAME] if regions is not None else [])])
    for name, mask in masks.items():
        write_mask(request.folder / name, mask)
        files.append(request.folder / name)
    if regions is not None:
        write_colours(request.folder / OVERVIEW_NAME, in_colours(regions))
        files.append(request.folder / OVERVIEW_NAME)
    return RegionFiles(tuple(files), tuple(notes))


def faces_in(photo: Path, resources: Resources, *, page: int | None = None) -> Mask | None:
    """A mask (h, w) of the faces in the photo at ``photo``, reduced; None where none was found. Raises PictureError."""
    copy = read_picture(
        photo,
        at_most_px=LOOKED_AT_PX,
        max_pixels=resources.max_pixels,
        decode_budget_bytes=resources.memory_budget_bytes,
        page=page,
    )
    faces = find_faces(copy.rgb_hwc)
    return face_mask(faces, copy.size.height, copy.size.width) if faces else None


def in_colours(regions: PictureRegions) -> Mask:
    """The regions (h, w, 3) in colours, mixed as much as they share a pixel."""
    shares = regions.memberships.transpose(1, 2, 0) / FULL
    colours: Mask = np.rint(shares @ np.array(REGION_COLOURS[: regions.count])).astype(np.uint8)
    return colours


def _prepare_folder(request: RegionFilesRequest, names: list[str]) -> None:
    try:
        request.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SpaceError(
            "{path} cannot be written ({reason}); choose another folder",
            path=request.folder,
            reason=system_reason(error),
        ) from error
    there = [request.folder / name for name in names if (request.folder / name).exists()]
    if request.photo.absolute() in [path.absolute() for path in there]:
        raise PictureError("{path} is the photo itself; choose another folder", path=there[0])
    if there and not request.overwrite:
        raise PictureError("{path} exists already; choose another name or allow overwriting", path=there[0])
