import json
from dataclasses import replace

import pytest
from hypothesis import given

from studio.errors import JobError
from studio.jobs.job import JobRecord
from studio.jobs.record_json import id_at, id_ns, json_from_record, record_from_json
from studio.specs.export import ExportSpec
from tests.unit.jobs.records import a_record, some_records


@given(record=some_records)
def test_a_row_survives_json(record: JobRecord) -> None:
    assert record_from_json(json.loads(json.dumps(json_from_record(record)))) == record


@pytest.mark.parametrize(
    "change",
    [
        {"format": 3},
        {"state": "asleep"},
        {"fraction": "half"},
        {"result_px": [1]},
        {"recipe": None},
        {"export": None},
        {"export": {"depth": 12, "quality": 9, "compression": "fast", "pyramid": None, "with_recipe": True}},
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(JobError):
        record_from_json({**json_from_record(a_record()), **change})


def test_a_row_of_the_version_before_is_read_and_carries_no_recipe() -> None:
    record = a_record()
    entries = json_from_record(record)
    del entries["export"]
    legacy = {**entries, "format": 1, "quality": 77}
    expected = replace(record, job=replace(record.job, export=ExportSpec(quality=77, with_recipe=False)))
    assert record_from_json(legacy) == expected
    with pytest.raises(JobError):
        record_from_json({**legacy, "quality": 0})


def test_a_missing_entry_is_refused() -> None:
    entries = json_from_record(a_record())
    del entries["content"]
    with pytest.raises(JobError, match="content"):
        record_from_json(entries)


def test_ids_sort_by_age_and_nothing_else_is_one() -> None:
    assert id_at(9) < id_at(10) < id_at(2**63)
    assert id_ns(id_at(1234)) == 1234
    for text in ("", "12", "../evil", "0" * 15 + "G"):
        with pytest.raises(ValueError, match=r"."):
            id_ns(text)
