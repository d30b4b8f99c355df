"""A queue row as a JSON object and back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.codec import from_plain, to_plain
from studio.errors import JobError, RecordError, SpecError, in_words
from studio.jobs.job import FileStamp, JobRecord, JobState, RenderJob, ResultStamps
from studio.jobs.message_json import json_from_message, message_from_json
from studio.specs.export import ExportSpec
from studio.specs.recipe import recipe_from_spec, spec_from_recipe

RECORD_FORMAT = 2
_WITH_QUALITY_ALONE = 1


def id_at(time_ns: int) -> str:
    """The id of a row added at ``time_ns``, in hexadecimal so that ids sort by age."""
    return f"{time_ns:016x}"


def id_ns(job_id: str) -> int:
    """When the row with this id was added; raises ValueError for anything that is no id."""
    time_ns = int(job_id, 16)
    if id_at(time_ns) != job_id:
        raise ValueError(f"{job_id!r} is no id of a render")
    return time_ns


def json_from_record(record: JobRecord) -> dict[str, Any]:
    """The JSON object of ``record``; paths are absolute, so that the queue works from any folder."""
    job = record.job
    return {
        "format": RECORD_FORMAT,
        "id": record.id,
        "content": str(job.content.absolute()),
        "output": str(job.output.absolute()),
        "recipe": recipe_from_spec(job.spec),
        "export": to_plain(job.export),
        "overwrite": job.overwrite,
        "state": record.state.value,
        "fraction": record.fraction,
        "elapsed_s": record.elapsed_s,
        "message": str(record.message),
        "told": json_from_message(record.message),
        "result_px": None if record.result_px is None else list(record.result_px),
        "stamps": None if record.stamps is None else _json_from_stamps(record.stamps),
    }


def record_from_json(entries: Mapping[str, Any]) -> JobRecord:
    """The record that `json_from_record` wrote, in this version or the one before.

    Raises JobError for another format or anything that does not fit.
    """
    if entries.get("format") not in (RECORD_FORMAT, _WITH_QUALITY_ALONE):
        raise JobError(
            "it has format {found}; this version reads format {record_format}",
            found=repr(entries.get("format")),
            record_format=RECORD_FORMAT,
        )
    try:
        job = RenderJob(
            content=Path(entries["content"]),
            output=Path(entries["output"]),
            spec=spec_from_recipe(entries["recipe"]),
            export=_export(entries),
            overwrite=bool(entries["overwrite"]),
        )
        return JobRecord(
            id=str(entries["id"]),
            job=job,
            state=JobState(entries["state"]),
            fraction=float(entries["fraction"]),
            elapsed_s=float(entries["elapsed_s"]),
            message=message_from_json(entries.get("told"), str(entries["message"])),
            result_px=_size_px(entries["result_px"]),
            stamps=_stamps(entries.get("stamps")),  # rows from before there were any have none
        )
    except (SpecError, RecordError) as error:
        raise JobError(error.message) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise JobError("it is damaged: {error}", error=in_words(error)) from error


def _export(entries: Mapping[str, Any]) -> ExportSpec:
    if entries["format"] == _WITH_QUALITY_ALONE:  # from before recipes were carried: the person did not agree to it
        return ExportSpec(quality=int(entries["quality"]), with_recipe=False)
    return from_plain(ExportSpec, entries["export"])


def _size_px(value: Any) -> tuple[int, int] | None:
    if value is None:
        return None
    width, height = value
    return int(width), int(height)


def _json_from_stamps(stamps: ResultStamps) -> dict[str, Any]:
    return {
        "content": _plain(stamps.content),
        "styles": [_plain(style) for style in stamps.styles],
        "output": _plain(stamps.output),
    }


def _stamps(value: Any) -> ResultStamps | None:
    if value is None:
        return None
    return ResultStamps(
        _stamp(value["content"]), tuple(_stamp(style) for style in value["styles"]), _stamp(value["output"])
    )


def _plain(stamp: FileStamp) -> list[int]:
    return [stamp.modified_ns, stamp.size_bytes]


def _stamp(value: Any) -> FileStamp:
    modified_ns, size_bytes = value
    return FileStamp(int(modified_ns), int(size_bytes))
