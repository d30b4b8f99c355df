from __future__ import annotations

from pathlib import Path

import pytest

from studio.errors import InputError
from studio.jobs.training.reports.report_files import write_report_file


def test_what_is_there_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    place = tmp_path / "log.csv"
    write_report_file(place, "é\n", is_overwrite=False)
    with pytest.raises(InputError, match="exists already"):
        write_report_file(place, "b", is_overwrite=False)
    assert place.read_bytes() == "é\n".encode()
    write_report_file(place, b"b", is_overwrite=True)
    assert place.read_bytes() == b"b"


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        write_report_file(tmp_path, "", is_overwrite=True)
    with pytest.raises(InputError, match="does not exist"):
        write_report_file(tmp_path / "no" / "log.csv", "", is_overwrite=True)
