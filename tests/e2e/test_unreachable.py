"""Whatever a path is, and whatever the system refuses, is one line with the path and exit code 2 or 3."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.e2e.material import Run, picture
from tests.e2e.unreachable import COMMANDS, attempt, complaint, make_places, without_privileges

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and permissions are those of POSIX")
PARTS = ["loop.png", "nowhere.png", "pipe.png", "folder.png", "words.png", "gone.png", "x" * 256, "ä" * 128]
LOOKED_AT_ALONE = [command for command in COMMANDS if not command.startswith(("train", "evaluate"))]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("place")
    picture(folder / "content.png", width=64, height=48, seed=1)
    picture(folder / "style.jpg", width=64, height=48, seed=2)
    for name in "abc":
        picture(folder / "pictures" / f"{name}.png", width=64, height=48, seed=3)
    return folder


@pytest.fixture(autouse=True)
def inside(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_of_every_path(command: str, place: Path) -> None:
    for name in make_places(place / "bad"):
        path = make_places(place / "bad")[name]
        assert complaint(path, *attempt(command, path)) is None, name


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(LOOKED_AT_ALONE), st.lists(st.sampled_from(PARTS), min_size=1, max_size=4))
def test_no_path_is_a_fault_of_the_program(place: Path, command: str, parts: list[str]) -> None:
    make_places(place / "bad")
    path = (place / "bad").joinpath(*parts)
    code, errors = attempt(command, path)
    assert code in (0, 2, 3), errors


@pytest.mark.skipif(sys.platform != "linux", reason="what root may be kept from is Linux's")
def test_permissions_keep_out_and_are_told(place: Path) -> None:
    script = Path(__file__).with_name("unreachable.py")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    try:
        ended = subprocess.run(
            [sys.executable, script, place],
            cwd=place,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=without_privileges if os.geteuid() == 0 else None,
        )
    except subprocess.SubprocessError:
        pytest.skip("root may go everywhere here, and nothing keeps it out")
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout.splitlines()[-1]) == []


def test_one_bad_name_does_not_stop_a_batch(
    place: Path, stylize: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = [path for name, path in make_places(place / "bad").items() if name not in ("a folder", "a link to nothing")]
    assert stylize("content.png", *bad, "--style", "style.jpg", "--output", tmp_path / "outs") == 3
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(bad) + 1, "one for each, and the sum of them"
    assert all(line.count(str(path)) <= 1 for path, line in zip(bad, lines, strict=False)), "none is named twice"
    assert [path.name for path in (tmp_path / "outs").iterdir()] == ["content.png"]
    again = ("--style", "style.jpg", "--output", tmp_path / "outs", "--overwrite")
    assert stylize("content.png", *bad, *again) == 3
    assert f"{tmp_path / 'outs' / 'content.png'} (64 x 48 px)" in capsys.readouterr().out


def test_a_link_to_itself_in_a_folder_is_told_and_the_others_are_painted(
    stylize: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture(tmp_path / "in" / "b.png", width=64, height=48, seed=1)
    (tmp_path / "in" / "a.png").symlink_to("a.png")
    assert stylize(tmp_path / "in", "--style", "style.jpg", "--output", tmp_path / "outs") == 3
    assert f"gigastyle: {tmp_path / 'in' / 'a.png'}" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "outs").iterdir()] == ["b.png"]
