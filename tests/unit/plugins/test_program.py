"""Gigastyle as the plug-ins see it, with the real program."""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import psutil
import pytest

from studio.specs.looks import LOOKS
from tests.unit.engine.pictures import write_picture
from tests.waiting import wait_for


@pytest.fixture
def program(gimp_folder: Path, modules: pytest.MonkeyPatch) -> ModuleType:
    modules.syspath_prepend(str(gimp_folder))
    return importlib.import_module("gigastyle_shared.program")


def test_presets_are_those_of_the_command_line(program: ModuleType) -> None:
    assert list(program.PRESETS) == [look.id for look in LOOKS]


def test_a_program_is_found_where_it_may_be(program: ModuleType, tmp_path: Path) -> None:
    nowhere = {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path)}
    if not any(Path(place, "gigastyle").exists() for place in ("/usr/local/bin", "/usr/bin", "/opt/gigastyle")):
        assert program.find_program("", nowhere) is None
    own = tmp_path / ".local" / "bin" / "gigastyle"
    on_path = tmp_path / "bin" / "gigastyle"
    for place in (own, on_path):
        place.parent.mkdir(parents=True)
        place.write_text("#!/bin/sh\n")
        assert program.find_program("", nowhere) != place, "a file that cannot be started"
        place.chmod(0o755)
        assert program.find_program("", nowhere) == place
    assert program.find_program(str(own), nowhere) == own
    assert program.find_program(str(tmp_path / "gone"), nowhere) is None, "what was chosen is not replaced"


def test_what_belongs_to_the_host_is_kept_from_the_program(program: ModuleType) -> None:
    host = {"PYTHONHOME": "/host", "PYTHONPATH": "/host", "LD_LIBRARY_PATH": "/host", "HOME": "/home/me"}
    assert program.child_environment(host) == {"LD_LIBRARY_PATH": "/host", "HOME": "/home/me"}
    assert program.child_environment({**host, "APPDIR": "/tmp/.mount"}) == {"APPDIR": "/tmp/.mount", "HOME": "/home/me"}


def test_styles_are_listed_and_found_by_title_or_file(program: ModuleType, executable: Path, tmp_path: Path) -> None:
    styles = program.list_styles(executable)
    ducks = next(style for style in styles if style.title == "Ducks")
    assert ducks.path.name == "ducks.jpg" and len(styles) > 20
    assert program.style_named("ducks", styles) == program.style_named(str(ducks.path), styles) == ducks
    own = write_picture(tmp_path / "my_own.png", 40, 40, seed=1)
    assert program.style_named(str(own), styles) == program.Style("my_own", own)
    for name in ("", "Nothing", str(tmp_path)):
        with pytest.raises(program.ProgramError, match="There is no style"):
            program.style_named(name, styles)


def test_a_chosen_program_that_no_longer_works_is_replaced_by_another(
    program: ModuleType, executable: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setattr(program, "_usual_places", lambda _environment: iter(()))
    monkeypatch.setenv("PATH", str(tmp_path))
    asked: list[Path] = []
    opened, styles = program.open_program(str(broken), lambda: asked.append(executable) or executable)
    assert (opened, asked, styles[0].title) == (executable, [executable], "Blue night")
    shutil.copy(broken, tmp_path / "gigastyle")
    with pytest.raises(program.ProgramError, match="is not Gigastyle"):
        program.open_program("", lambda: pytest.fail("one was found"))


def test_what_is_not_gigastyle_is_told(program: ModuleType, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("#!/bin/sh\necho what is that >&2\nexit 3\n")
    other.chmod(0o755)
    with pytest.raises(program.ProgramError, match="what is that"):
        program.list_styles(other)
    other.write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(program.ProgramError, match="is not Gigastyle"):
        program.list_styles(other)
    with pytest.raises(program.ProgramError, match="cannot be started"):
        program.list_styles(tmp_path / "gone")


def test_a_folder_is_removed_and_so_are_abandoned_ones(program: ModuleType, tmp_path: Path) -> None:
    with program.working_folder(str(tmp_path)) as first:
        (first / "layer.tif").write_bytes(b"x")
        abandoned, other = tmp_path / f"{first.name}-old", tmp_path / "other"
        for folder in (abandoned, other):
            folder.mkdir()
            os.utime(folder, (0, 0))
        with program.working_folder(str(tmp_path)) as second:
            assert first.exists() and second.exists() and other.exists()
            assert not abandoned.exists()
    assert not first.exists() and not second.exists()


def test_a_painting_is_stopped_and_leaves_nothing(program: ModuleType, executable: Path, tmp_path: Path) -> None:
    with program.working_folder(str(tmp_path)) as folder:
        content = write_picture(folder / "layer.tif", 64, 64, seed=1)
        style = program.Style("style", write_picture(folder / "style.png", 64, 64, seed=2))
        command = program.stylize_command(executable, content, folder / "painted.tif", program.Look(style))
        with program.PaintingRun(command, folder) as painting:
            painting.ask_to_stop()
            while painting.wait(0.1):
                pass
            with pytest.raises(program.Stopped):
                painting.check()
        assert sorted(path.name for path in folder.iterdir()) == ["errors.txt", "layer.tif", "style.png"]
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_does_not_stop_is_killed_with_what_it_started(
    program: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "_GRACE_S", 0.0)
    command = ["/bin/sh", "-c", 'trap \'\' TERM; sleep 1000 & echo \'{"event": "note", "message": "begun"}\'; wait']
    with program.PaintingRun(command, tmp_path) as painting:
        wait_for(lambda: painting.wait(0.01) and painting.notes == ["begun"])
        group = os.getpgid(painting._child.pid)
        painting.ask_to_stop()
        while painting.wait(0.01):
            pass
        with pytest.raises(program.Stopped):
            painting.check()
    wait_for(lambda: not members(group))


def test_a_program_stops_where_the_host_is_killed(gimp_folder: Path, tmp_path: Path) -> None:
    """What reads its input to the end here stands for ``--stop-on-eof``, whose own test is with the command line."""
    host = (
        "import sys, time; from pathlib import Path; from gigastyle_shared.program import PaintingRun\n"
        f"run = PaintingRun(['/bin/sh', '-c', 'cat'], Path({str(tmp_path)!r}))\n"
        "print(run._child.pid, flush=True); time.sleep(1000)"
    )
    with subprocess.Popen([sys.executable, "-c", host], stdout=subprocess.PIPE, cwd=gimp_folder) as started:
        assert started.stdout is not None
        child = psutil.Process(int(started.stdout.readline()))
        os.kill(started.pid, signal.SIGKILL)
    gone, alive = psutil.wait_procs([child], timeout=60)
    assert (len(gone), alive) == (1, [])


def members(group: int) -> list[int]:
    """Processes of that group that still run."""
    found = []
    for process in psutil.process_iter():
        try:
            is_member = os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE
        except (ProcessLookupError, psutil.Error):
            continue
        found += [process.pid] if is_member else []
    return found


def test_failures_are_told_in_the_programs_own_words(program: ModuleType, executable: Path, tmp_path: Path) -> None:
    style = program.Style("style", tmp_path / "gone.png")
    content = write_picture(tmp_path / "layer.tif", 64, 64, seed=1)
    command = program.stylize_command(executable, content, tmp_path / "painted.tif", program.Look(style))
    with program.PaintingRun(command, tmp_path) as painting:
        while painting.wait(0.1):
            pass
        with pytest.raises(program.ProgramError, match=r"^there is no style picture at .*gone\.png"):
            painting.check()


def test_a_language_is_chosen(program: ModuleType) -> None:
    texts = importlib.import_module(f"{program.__package__}.texts")
    assert texts.text("There is no style {name}.", name="Y") == "There is no style Y."
    texts.use_language("de_AT.UTF-8")
    assert texts.text("There is no style {name}.", name="Y") == "Es gibt keinen Stil Y."
    texts.use_language("fr")
    assert texts.text("Paint") == "Paint"
