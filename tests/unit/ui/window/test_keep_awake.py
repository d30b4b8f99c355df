import shutil
import sys
from pathlib import Path

import pytest

from studio.ui.window.keep_awake import KeepAwake, inhibitor_command


def test_the_helpers_end_when_their_input_does() -> None:
    for platform in ("linux", "darwin"):
        command = inhibitor_command(platform)
        assert command is not None and command[-1] == "cat"
    assert inhibitor_command("win32") is None


def test_without_a_helper_nothing_is_started_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    awake = KeepAwake(platform="linux")
    awake.follow(True)
    assert awake.is_held
    awake.follow(False)
    assert not awake.is_held


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked by a call, not by a helper")
def test_the_helper_runs_while_it_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = tmp_path / "ran"
    for name in ("systemd-inhibit", "caffeinate"):
        helper = tmp_path / name
        helper.write_text(f'#!/bin/sh\necho "$@" > {ran}.part; mv {ran}.part {ran}; exec {shutil.which("cat")}\n')
        helper.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    awake = KeepAwake()
    awake.hold()
    awake.follow(True)  # a second command starts no second helper
    assert awake._inhibitor is not None and awake._inhibitor.poll() is None
    helper_process = awake._inhibitor
    awake.release()
    assert helper_process.returncode is not None
