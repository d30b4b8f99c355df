"""Readers that leave, streams that were never there, interrupts at any moment, and two programs at one result."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.e2e.material import Run, picture

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams and signals are those of POSIX")
PROGRAM = [sys.executable, "-c", "import sys; from studio.app import main; sys.exit(main())"]


@pytest.fixture(autouse=True)
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))


def command(*arguments: str | Path) -> list[str]:
    return [*PROGRAM, "stylize", *map(str, arguments), "--bundle", "tiny", "--device", "cpu", "--threads", "1"]


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    return [picture(tmp_path / f"{name}.png", width=64, height=48, seed=1) for name in "abc"]


@pytest.mark.parametrize(
    ("form", "streams"), [("", ">&-"), ("", "2>&-"), ("--json", ">&-"), ("--json", "<&- >&- 2>&-")]
)
def test_closed_streams_end_no_work(streams: str, form: str, photos: list[Path], style: Path, tmp_path: Path) -> None:
    line = command(*photos, "--style", style, "--output", tmp_path / "out", *form.split())
    ended = subprocess.run(["sh", "-c", f'"$@" {streams}', "sh", *line], check=False)
    assert ended.returncode == 0
    for photo in photos:
        with Image.open(tmp_path / "out" / photo.name) as painted:
            assert np.asarray(painted).shape == (48, 64, 3), "whole, and nothing printed into it"


@pytest.mark.parametrize("form", ["", "--json"])
def test_a_reader_that_leaves_ends_no_work(form: str, photos: list[Path], style: Path, tmp_path: Path) -> None:
    line = command(*photos, "--style", style, "--output", tmp_path / "out", *form.split())
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
    assert len(list((tmp_path / "out").iterdir())) == len(photos)


def test_help_for_a_reader_that_leaves_is_quiet() -> None:
    ended = subprocess.run(
        ["sh", "-c", '"$@" | head -n 1', "sh", *PROGRAM, "stylize", "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.startswith("usage") and ended.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
def test_output_that_a_full_disk_refuses_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*PROGRAM, "bundles", "list"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ended.returncode == 2
    assert ended.stderr == "gigastyle: what was to be printed is lost (No space left on device)\n"


@pytest.mark.parametrize("delay_s", [0.02, 0.05, 0.1, 0.2])
def test_an_early_interrupt_is_quiet(delay_s: float, photos: list[Path], style: Path, tmp_path: Path) -> None:
    """From the program's first line on; what comes before that is Python's own start."""
    begun = f"import os; os.write(1, b'.'); {PROGRAM[2]}"
    line = [sys.executable, "-c", begun, *command(photos[0], "--style", style, "--output", tmp_path / "o.png")[3:]]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        assert running.stdout.read(1) == b"."
        time.sleep(delay_s)
        running.send_signal(signal.SIGINT)
        errors = running.stderr.read().decode()
    assert running.returncode == 130
    assert errors in ("", "gigastyle: stopped on request\n")


def test_of_two_programs_at_one_new_result_one_is_refused(style: Path, tmp_path: Path) -> None:
    photos = [picture(tmp_path / f"{name}.png", width=300, height=200, seed=4) for name in "ab"]
    lines = [command(photo, "--style", style, "--output", tmp_path / "new.png") for photo in photos]
    running = [subprocess.Popen(line, stderr=subprocess.PIPE, text=True) for line in lines]
    errors = [each.communicate()[1] for each in running]
    codes = [each.returncode for each in running]
    assert sorted(codes) == [0, 2]
    assert "new.png appeared while" in errors[codes.index(2)] or "exists already" in errors[codes.index(2)]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_result_that_appears_meanwhile_stays(
    stylize: Run, content: Path, style: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from studio.images import sink

    output, export = tmp_path / "new.png", sink.export

    def slow(*arguments: object, **options: object) -> object:
        output.write_bytes(b"somebody else's")
        return export(*arguments, **options)  # type: ignore[arg-type]  # handed on as they are

    monkeypatch.setattr(sink, "export", slow)
    assert stylize(content, "--style", style, "--output", output) == 2
    assert output.read_bytes() == b"somebody else's"
    assert stylize(content, "--style", style, "--output", output, "--overwrite") == 0
    assert output.read_bytes().startswith(b"\x89PNG")


def test_a_result_that_is_a_link_stays_one(stylize: Run, content: Path, style: Path, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    link = tmp_path / "out.png"
    link.symlink_to("store/real")
    for options in ((), ("--overwrite",)):
        assert stylize(content, "--style", style, "--output", link, *options) == 0
        assert link.is_symlink() and [path.name for path in (tmp_path / "store").iterdir()] == ["real"]


def test_a_picture_that_shows_nothing_is_named(
    stylize: Run, content: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("RGBA", (64, 64)).save(tmp_path / "nothing.png")
    assert stylize(tmp_path / "nothing.png", "--style", style, "--output", tmp_path / "out.png") == 2
    assert capsys.readouterr().err.startswith(f"gigastyle: {tmp_path / 'nothing.png'} has no visible pixel")
    assert stylize(content, "--style", tmp_path / "nothing.png", "--output", tmp_path / "out.png") == 2
    assert f"style {tmp_path / 'nothing.png'} has no visible pixel" in capsys.readouterr().err
