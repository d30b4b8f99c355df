"""The regions of a photo as files and arrays give them, and as a job keeps them, so that it goes on with the same."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import safetensors
import torch
from safetensors.torch import save as serialised

from studio.bundles.pair import Bundle
from studio.engine.job import Job
from studio.engine.job_folder import REGIONS_NAME
from studio.engine.regions import COPY_PX, PictureRegions, find_regions
from studio.engine.strokes import copy_of
from studio.errors import JobError, Message, PictureError, SpaceError, in_words
from studio.images.picture import FloatPixels, Picture, read_picture
from studio.images.rasters import Pixels
from studio.replacing import replace_bytes
from studio.specs.stylize import Resources, StylizeSpec
from studio.transforms.moments import Moments


def regions_of_file(path: Path, spec: StylizeSpec, bundle: Bundle, resources: Resources) -> PictureRegions | None:
    """The regions that ``spec`` asks for in the picture at ``path``; None where it is not divided.

    A job that is resumed has kept them, so that it can go on without the file. Raises what reading the picture does.
    """
    if not spec.is_divided:
        return None
    assert spec.regions is not None
    if resources.resume and resources.job_dir is not None:
        kept = _read(resources.job_dir / REGIONS_NAME)
        if kept is not None and kept.is_of(path, _request(spec, bundle)):
            return kept.regions
    return regions_of_picture(path, bundle, spec.regions.count, resources, page=spec.page)


def regions_of_picture(
    path: Path, bundle: Bundle, count: int, resources: Resources, *, page: int | None = None
) -> PictureRegions:
    """The picture at ``path``, or one ``page`` of several, in ``count`` regions; raises what reading it does."""
    copy = read_picture(
        path,
        at_most_px=COPY_PX,
        max_pixels=resources.max_pixels,
        decode_budget_bytes=resources.memory_budget_bytes,
        page=page,
    )
    if copy.alpha_hw is not None and not copy.alpha_hw.any():
        raise PictureError(
            "{path} has no visible pixel, so there is nothing to paint; choose another picture", path=path
        )
    return find_regions(copy, bundle, count)


def regions_of_pixels(pixels_hwc: Pixels, spec: StylizeSpec, bundle: Bundle) -> PictureRegions | None:
    """The regions that ``spec`` asks for in (h, w, 3) pixels of any type; None where they are not divided."""
    if not spec.is_divided:
        return None
    assert spec.regions is not None
    height, width = pixels_hwc.shape[:2]
    copy_hwc = copy_of(pixels_hwc, min(COPY_PX, max(height, width)))
    rgb_hwc: FloatPixels = np.ascontiguousarray(copy_hwc[..., :3], dtype=np.float32)
    return find_regions(Picture(rgb_hwc, None), bundle, spec.regions.count)


def undivided(spec: StylizeSpec) -> StylizeSpec:
    """``spec`` for all of a picture, where it divides pictures: what it needs of styles before there is one."""
    if not spec.is_divided:
        return spec
    return replace(spec, regions=None, styles=tuple(replace(style, region=None) for style in spec.styles))


def notes_on_regions(spec: StylizeSpec, regions: PictureRegions | None, path: Path) -> tuple[Message, ...]:
    """What has to be said where fewer regions were found than were asked for."""
    if regions is None or spec.regions is None or regions.count == spec.regions.count:
        return ()
    note = Message(
        "{name} has only {found} regions that differ, where {count} were asked for",
        name=path.name,
        found=regions.count,
        count=spec.regions.count,
    )
    return (note,)


@dataclass(frozen=True, slots=True, eq=False)
class _KeptRegions:
    regions: PictureRegions
    content: dict[str, Any]
    request: dict[str, Any]

    def is_of(self, path: Path, request: dict[str, Any]) -> bool:
        """Whether they were found in this very picture; one that is gone is taken to be that."""
        if self.request != request:
            return False
        return _content(path) == self.content if path.exists() else self.content["path"] == str(path.absolute())


def keep_regions(folder: Path, path: Path, spec: StylizeSpec, bundle: Bundle, regions: PictureRegions) -> None:
    """Write ``regions`` of the picture at ``path`` to a job's ``folder``, whole or not at all; SpaceError where not."""
    tensors = {
        "memberships": torch.from_numpy(regions.memberships),
        "weight": torch.tensor([each.weight for each in regions.features], dtype=torch.float64),
        "mean": torch.stack([each.mean for each in regions.features]),
        "scatter": torch.stack([each.scatter for each in regions.features]),
    }
    metadata = {"content": json.dumps(_content(path)), "request": json.dumps(_request(spec, bundle))}
    target = folder / REGIONS_NAME
    try:
        replace_bytes(target, serialised(tensors, metadata=metadata))
    except OSError as error:
        raise SpaceError(
            "cannot write {path}: {reason}; free some space", path=target, reason=error.strerror
        ) from error


def keep_job_regions(job: Job, path: Path, spec: StylizeSpec, bundle: Bundle, regions: PictureRegions) -> None:
    """Keep ``regions`` in the folder of ``job``, if it has one, so that a resumed run need not find the picture."""
    if job.folder is not None and path.exists():
        with suppress(SpaceError):  # then it has to find it
            keep_regions(job.folder.path, path, spec, bundle, regions)


def _request(spec: StylizeSpec, bundle: Bundle) -> dict[str, Any]:
    """What regions depend on besides the picture's file."""
    assert spec.regions is not None
    return {"count": spec.regions.count, "page": spec.page or 1, "bundle": dict(bundle.manifest.sha256)}


def _content(path: Path) -> dict[str, Any]:
    facts = path.stat()
    return {"path": str(path.absolute()), "bytes": facts.st_size, "modified_ns": facts.st_mtime_ns}


def _read(path: Path) -> _KeptRegions | None:
    """What `keep_regions` wrote; None where nothing is, JobError where it is damaged."""
    if not path.exists():
        return None
    try:
        with safetensors.safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in ("memberships", "weight", "mean", "scatter")}
        parts = zip(tensors["weight"].tolist(), tensors["mean"], tensors["scatter"], strict=True)
        regions = PictureRegions(tensors["memberships"].numpy(), tuple(Moments(*part) for part in parts))
        return _KeptRegions(regions, json.loads(metadata["content"]), json.loads(metadata["request"]))
    except (OSError, safetensors.SafetensorError, KeyError, ValueError) as error:
        raise JobError(
            "{path} is damaged ({error}); start the job again in another folder", path=path, error=in_words(error)
        ) from error
