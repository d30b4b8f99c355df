"""What can go wrong around a render: one clear line, nothing corrupted, and the job goes on once it is mended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studio.engine.job_folder import JobFolder
from studio.errors import SpaceError
from studio.images.rasters import FileRaster
from studio.progress import Progress
from tests.e2e.material import Run, picture
from tests.e2e.small_disk import on_small_disk

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits and deleted open files are those of Linux")
# Files may grow no larger than this; nothing else can fill a disk without being its owner.


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return picture(tmp_path / "photo.png", width=600, height=500, seed=4)


def only_line(text: str) -> str:
    (line,) = text.splitlines()
    return line


@ON_LINUX
def test_a_disk_that_fills_up_on_the_way(stylize: Run, photo: Path, style: Path, tmp_path: Path) -> None:
    job, output, whole = tmp_path / "job", tmp_path / "out.png", tmp_path / "whole.png"
    command = (photo, "--style", style, "--preset", "plain", "--output")
    ended = on_small_disk(1_500_000, *command, output, "--job-dir", job)
    assert ended.returncode == 2 and "to hold sweep-3.part (1.9 MB)" in only_line(ended.stderr)
    assert not output.exists() and (job / "done.log").stat().st_size > 0
    assert stylize(*command, output, "--job-dir", job, "--resume") == 0
    assert stylize(*command, whole) == 0
    assert output.read_bytes() == whole.read_bytes()


@ON_LINUX
def test_a_disk_without_room_for_the_result(stylize: Run, photo: Path, style: Path, tmp_path: Path) -> None:
    job, output, whole = tmp_path / "job", tmp_path / "out.tif", tmp_path / "whole.tif"
    output.write_bytes(b"an older result")
    recipe = ("--style", style, "--levels", "5", "--depth", "16", "--pyramid", "--compression", "none", "--overwrite")
    ended = on_small_disk(2_000_000, photo, *recipe, "--job-dir", job, "--output", output)
    assert ended.returncode == 2 and "no room in" in only_line(ended.stderr)
    assert output.read_bytes() == b"an older result"
    assert {path.name for path in tmp_path.iterdir()} == {"photo.png", "style.jpg", "job", "out.tif"}
    assert stylize(photo, *recipe, "--job-dir", job, "--resume", "--output", output) == 0
    assert stylize(photo, *recipe, "--output", whole) == 0
    assert output.read_bytes() == whole.read_bytes()


@ON_LINUX
@pytest.mark.parametrize("name", ["out.tif", "out.dzi"])
def test_a_disk_without_room_for_the_halves_of_a_pyramid(
    name: str, stylize: Run, photo: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    job, output, whole = tmp_path / "job", tmp_path / name, tmp_path / f"whole{Path(name).suffix}"
    recipe = (photo, "--style", style, "--levels", "1", "--pyramid", "--job-dir", job)
    reserve = FileRaster.create

    def full(path: Path, *shape: Any) -> FileRaster:
        if path.stem.endswith("-half"):
            raise SpaceError(f"no room in {path.parent} to hold {path.name}; free some space")
        return reserve(path, *shape)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FileRaster, "create", full)
        assert stylize(*recipe, "--output", output) == 2
    assert f"no room in {job}" in only_line(capsys.readouterr().err)
    assert {path.name for path in tmp_path.iterdir()} == {"photo.png", "style.jpg", "job"}
    assert {path.name for path in job.glob("*.raw")} == {"canvas.raw", "result.raw"}
    assert stylize(*recipe, "--resume", "--output", output) == 0
    assert stylize(photo, "--style", style, "--levels", "1", "--pyramid", "--output", whole) == 0
    assert output.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif"])
def test_a_picture_cut_short_and_copied_again(
    suffix: str, stylize: Run, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = picture(tmp_path / f"photo{suffix}", width=400, height=3000, seed=4)
    whole_file = photo.read_bytes()
    photo.write_bytes(whole_file[: len(whole_file) // 2])
    command = (photo, "--style", style, "--levels", "2,1", "--job-dir", tmp_path / "job", "--output")
    assert stylize(*command, tmp_path / "out.png") == 2
    assert photo.name in only_line(capsys.readouterr().err)
    photo.write_bytes(whole_file)
    assert stylize(*command, tmp_path / "out.png", "--resume") == 0
    assert stylize(photo, "--style", style, "--levels", "2,1", "--output", tmp_path / "whole.png") == 0
    assert (tmp_path / "out.png").read_bytes() == (tmp_path / "whole.png").read_bytes()
    assert not (tmp_path / "job").exists()


def deleting_before_the_result(job: Path) -> Callable[[Progress, float, str], None]:
    advance = Progress.advance

    def deleting(progress: Progress, work: float, stage: str) -> None:
        if stage == "writing the result":
            shutil.rmtree(job)
        advance(progress, work, stage)

    return deleting


@ON_LINUX
@pytest.mark.parametrize("name", ["out.tif", "out.dzi"])
def test_scratch_deleted_while_a_pyramid_is_written(
    name: str,
    stylize: Run,
    photo: Path,
    style: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    job, output, whole = photo.parent / "job", photo.parent / name, photo.parent / f"whole{Path(name).suffix}"
    command = (photo, "--style", style, "--levels", "1", "--pyramid")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Progress, "advance", deleting_before_the_result(job))
        assert stylize(*command, "--job-dir", job, "--output", output) == 2
    line = only_line(capsys.readouterr().err)
    assert str(job) in line and "start again" in line
    assert {path.name for path in photo.parent.iterdir()} == {"photo.png", "style.jpg"}
    assert stylize(*command, "--job-dir", job, "--output", output) == 0
    assert stylize(*command, "--output", whole) == 0
    assert output.read_bytes() == whole.read_bytes()


@ON_LINUX
def test_scratch_deleted_while_a_flat_result_is_written(stylize: Run, photo: Path, style: Path) -> None:
    """What is open already can be read to its end."""
    job, output, whole = photo.parent / "job", photo.parent / "out.png", photo.parent / "whole.png"
    command = (photo, "--style", style, "--levels", "1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Progress, "advance", deleting_before_the_result(job))
        assert stylize(*command, "--job-dir", job, "--output", output) == 0
    assert stylize(*command, "--output", whole) == 0
    assert output.read_bytes() == whole.read_bytes()


@ON_LINUX
@pytest.mark.parametrize("step", [2, 5])
def test_scratch_deleted_during_the_run(
    step: int,
    stylize: Run,
    photo: Path,
    style: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job, output = photo.parent / "job", photo.parent / "out.png"
    command = (photo, "--style", style, "--levels", "2,1", "--job-dir", job, "--output", output)
    advance, steps = Progress.advance, list[str]()

    def deleting(progress: Progress, work: float, stage: str) -> None:
        steps.append(stage)
        if len(steps) == step:
            shutil.rmtree(job.rename(job.with_name("deleted")))
        advance(progress, work, stage)

    with monkeypatch.context() as patch:
        patch.setattr(Progress, "advance", deleting)
        assert stylize(*command) == 2
    line = only_line(capsys.readouterr().err)
    assert f"the scratch folder {job} was deleted while it was in use; start again" in line
    assert not output.exists()
    assert stylize(*command) == 0


def test_two_renders_in_one_job_folder(
    stylize: Run, photo: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = (
        photo,
        "--style",
        style,
        "--levels",
        "1",
        "--job-dir",
        tmp_path / "job",
        "--output",
        tmp_path / "out.png",
    )
    first = JobFolder(tmp_path / "job")
    assert stylize(*command) == 2
    assert "another render is running in" in only_line(capsys.readouterr().err)
    first.release(remove=False)
    assert stylize(*command) == 0


@ON_LINUX
@pytest.mark.slow
def test_two_programs_in_one_job_folder(
    stylize: Run, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = picture(tmp_path / "large.png", width=1500, height=1200, seed=4)
    command = ["stylize", photo, "--style", style, "--job-dir", tmp_path / "job", "--output", tmp_path / "out.png"]
    fixed = ["--bundle", "tiny", "--device", "cpu", "--threads", "1"]
    program = [sys.executable, "-c", "import sys; from studio.app import main; sys.exit(main())"]
    arguments = list(map(str, [*program, *command, *fixed, "--json"]))
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert next(line for line in first.stdout if "measuring" in line)
        first.send_signal(signal.SIGSTOP)
        try:
            assert stylize(*command[1:]) == 2
            assert stylize(*command[1:], "--resume") == 2
        finally:
            first.send_signal(signal.SIGCONT)
        complaints = capsys.readouterr().err.splitlines()
        assert len(complaints) == 2 and all("another render is running in" in line for line in complaints)
        assert first.stdout.read()
    assert first.returncode == 0
    assert stylize(photo, "--style", style, "--output", tmp_path / "whole.png") == 0
    assert (tmp_path / "out.png").read_bytes() == (tmp_path / "whole.png").read_bytes()


@ON_LINUX
def test_a_job_folder_that_cannot_be_written_to(
    stylize: Run, photo: Path, style: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = photo.parent / "out.png"
    for job in (Path("/proc/self/task"), Path("/proc/gigastyle")):  # even root cannot write there
        assert stylize(photo, "--style", style, "--job-dir", job, "--output", output) == 2
        assert f"cannot use {job} as a job folder" in only_line(capsys.readouterr().err)
    assert not output.exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_job_folder_of_somebody_else(
    stylize: Run, photo: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "job").mkdir(mode=0o500)
    assert stylize(photo, "--style", style, "--job-dir", tmp_path / "job", "--output", tmp_path / "out.png") == 2
    assert "as a job folder" in only_line(capsys.readouterr().err)
