from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from studio.jobs.job import JobRecord
from studio.jobs.legacy_rows import LegacyRows
from studio.jobs.record_json import json_from_record
from tests.unit.jobs.records import a_record


def write_old_queue(folder: Path, records: Sequence[JobRecord], *, order: Sequence[str]) -> None:
    """The files as earlier versions wrote them."""
    (folder / "rows").mkdir(parents=True)
    for record in records:
        (folder / "rows" / f"{record.id}.json").write_text(json.dumps(json_from_record(record)))
    (folder / "order.json").write_text(json.dumps(list(order)))


def test_rows_and_order_are_read_and_then_removed(tmp_path: Path) -> None:
    first, second = a_record(1), a_record(2)
    write_old_queue(tmp_path, [first, second], order=[second.id, first.id])
    (tmp_path / "rows" / f"{first.id}.json.part").write_text("{")
    legacy = LegacyRows(tmp_path)
    assert legacy.are_there
    found = legacy.read()
    assert (found.rows, found.order, found.notes) == ({first.id: first, second.id: second}, (second.id, first.id), ())
    legacy.remove()
    assert not legacy.are_there and list(tmp_path.iterdir()) == []


def test_without_an_order_rows_stand_as_they_were_added(tmp_path: Path) -> None:
    write_old_queue(tmp_path, [a_record(2), a_record(1)], order=[])
    for damage in ("", "{}", "["):
        (tmp_path / "order.json").write_text(damage)
        found = LegacyRows(tmp_path).read()
        assert (list(found.rows), found.order) == ([a_record(1).id, a_record(2).id], ())


def test_damaged_and_foreign_files_are_set_aside(tmp_path: Path) -> None:
    write_old_queue(tmp_path, [a_record(1)], order=[])
    rows = tmp_path / "rows"
    (rows / "a.json").write_text("{")
    (rows / "b.json").write_text("[]")
    (rows / "c.json").write_text(json.dumps({**json_from_record(a_record(9)), "id": "../evil"}))
    found = LegacyRows(tmp_path).read()
    assert list(found.rows) == [a_record(1).id] and len(found.notes) == 3
    assert {path.name for path in rows.glob("*.damaged")} == {"a.json.damaged", "b.json.damaged", "c.json.damaged"}


def test_a_folder_without_them_has_none(tmp_path: Path) -> None:
    assert not LegacyRows(tmp_path).are_there
