import io
import json
from pathlib import Path

import numpy as np
import pytest

from studio.cli.iterations import TaskIterations, check_iterations_folder, iterations_folder
from studio.cli.reporting import JsonReporter
from studio.cli.tasks import Task
from studio.errors import PictureError
from studio.geometry import Size
from studio.images.rasters import MemoryRaster
from studio.optimize.gradient import Losses
from studio.optimize.iteration_files import IterationFiles
from studio.optimize.reports import IterationReport

TASK = Task(Path("a.jpg"), Path("out/b.jpg"))
SIZE = Size(32, 32)


def tell(iterations: TaskIterations, numbers: range) -> None:
    picture = MemoryRaster(SIZE, 3, np.dtype(np.float32))
    for number in numbers:
        iterations.note_iteration(IterationReport(number, 4, 1, 1, SIZE, number, Losses(1.0, 0.0)), picture)


def test_the_folder_lies_beside_the_picture(tmp_path: Path) -> None:
    assert iterations_folder(tmp_path / "sea.tar.png") == tmp_path / "sea.tar-iterations"


def test_what_was_written_is_counted(tmp_path: Path) -> None:
    reporter = JsonReporter(out=io.StringIO(), err=io.StringIO())
    without = TaskIterations(TASK, reporter, None)
    tell(without, range(1, 5))
    assert without.notes == ()
    one = TaskIterations(TASK, reporter, IterationFiles(tmp_path / "one", 4))
    tell(one, range(1, 5))
    (path,) = (tmp_path / "one").iterdir()
    assert one.notes == (f"1 iteration saved in {tmp_path / 'one'} ({path.stat().st_size} bytes)",)


def test_a_failure_is_told_once_and_iterations_go_on_being_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    out = io.StringIO()
    clock = iter(range(100))
    reporter = JsonReporter(out=out, err=io.StringIO(), clock=lambda: float(next(clock)))
    iterations = TaskIterations(TASK, reporter, IterationFiles(tmp_path / "taken", 1))
    tell(iterations, range(1, 5))
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [each["event"] for each in told] == ["iteration", "note", *["iteration"] * 3]
    assert told[1]["message"].startswith("no further iterations are saved: ")
    assert iterations.notes == ()


def test_what_is_in_the_way_is_refused(tmp_path: Path) -> None:
    check_iterations_folder(tmp_path / "absent", is_overwrite=False)
    (tmp_path / "empty").mkdir()
    check_iterations_folder(tmp_path / "empty", is_overwrite=False)
    (tmp_path / "file").write_text("x")
    for is_overwrite in (False, True):
        with pytest.raises(PictureError, match="which is a file"):
            check_iterations_folder(tmp_path / "file", is_overwrite=is_overwrite)
    (tmp_path / "empty" / "scale1-00001.png").write_text("x")
    with pytest.raises(PictureError, match="holds iterations already"):
        check_iterations_folder(tmp_path / "empty", is_overwrite=False)
    check_iterations_folder(tmp_path / "empty", is_overwrite=True)
