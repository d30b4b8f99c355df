"""What is published: versions that agree, archives whose bytes follow from the commit, digests."""

import gzip
import hashlib
import io
import os
import subprocess
import sys
import tarfile
import venv
from pathlib import Path

import pytest

from studio.app import main
from tests.unit.release.scripts import ROOT, script

facts, distribute, sums, setup = script("facts"), script("distribute"), script("sums"), script("setup_environment")


def test_the_program_and_the_changelog_say_the_version_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    version, date, points = facts.newest_changes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert version == facts.VERSION and date and points
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"gigastyle {facts.VERSION}\n"


def test_the_newest_section_of_a_changelog_is_read() -> None:
    text = (
        "# Changelog\n\n## 1.3.0 (2026-02-03)\n\nIn short:\n\n- One,\n  of two lines.\n- Two.\n\n"
        "### In detail\n\n- Three.\n\n## 1.2.0 (2026-01-01)\n\n- Old.\n"
    )
    assert facts.newest_changes(text) == ("1.3.0", "2026-02-03", ["One, of two lines.", "Two."])
    with pytest.raises(ValueError, match="heading"):
        facts.newest_changes("# Changelog\n\n## Version 2\n")


def test_times_follow_the_stated_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert facts.source_date_epoch() == 1_700_000_000


def test_archives_of_the_same_files_become_the_same_bytes(tmp_path: Path) -> None:
    """Whatever order, owner, time and umask they were packed with."""
    archives = []
    for number, names in enumerate((("a/one.txt", "a/run.sh"), ("a/run.sh", "a/one.txt"))):
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as archive:
            for name in names:
                member = tarfile.TarInfo(name)
                member.size, member.mtime, member.uid, member.uname = 3, 1000 * number, number, f"person{number}"
                member.mode = (0o700 if name.endswith(".sh") else 0o600) | (0o055 if number else 0)
                archive.addfile(member, io.BytesIO(name[-3:].encode()))
        path = tmp_path / f"{number}.tar.gz"
        path.write_bytes(gzip.compress(packed.getvalue(), mtime=number))
        distribute.normalise_sdist(path)
        archives.append(path.read_bytes())
    assert archives[0] == archives[1]
    with tarfile.open(tmp_path / "0.tar.gz") as archive:
        assert [(each.name, oct(each.mode), each.uid) for each in archive] == [
            ("a/one.txt", "0o644", 0),
            ("a/run.sh", "0o755", 0),
        ]
        assert archive.extractfile("a/one.txt").read() == b"txt"


def test_a_source_is_what_git_tracks_or_what_an_sdist_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "source"
    for name in ("studio/__init__.py", "studio/__pycache__/old.pyc", "build/left.txt", "new.txt"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name)
    (source / "new.txt").chmod(0o600)
    monkeypatch.setattr(distribute, "ROOT", source)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    unpacked = distribute.export(tmp_path / "of an sdist")
    assert files_of(unpacked) == {"studio/__init__.py", "new.txt"}
    assert (unpacked / "new.txt").stat().st_mtime == 1_700_000_000
    assert (unpacked / "new.txt").stat().st_mode & 0o777 == 0o644
    subprocess.run(["git", "init", "--quiet", source], check=True)
    subprocess.run(["git", "add", "studio/__init__.py"], cwd=source, check=True)
    assert files_of(distribute.export(tmp_path / "of git")) == {"studio/__init__.py"}


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_digests_are_listed_by_name_as_sha256sum_reads_them(tmp_path: Path) -> None:
    for name in ("b.whl", "a.deb"):
        (tmp_path / name).write_bytes(name.encode())
    lines = sums.sums(tmp_path.iterdir()).splitlines()
    assert lines == [f"{hashlib.sha256(name.encode()).hexdigest()}  {name}" for name in ("a.deb", "b.whl")]


@pytest.mark.slow
def test_an_environment_left_without_pip_gets_it(tmp_path: Path) -> None:
    """What is left where ensurepip was missing: on Debian, until python3-venv is installed."""
    venv.create(tmp_path / "env", with_pip=False, symlinks=os.name != "nt")
    python = setup.environment_python(tmp_path / "env")
    assert not setup.is_successful([str(python), "-m", "pip", "--version"])
    setup.make_environment(tmp_path / "env", python)
    assert setup.is_successful([str(python), "-m", "pip", "--version"])


def test_without_ensurepip_nothing_is_made_and_the_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(SystemExit, match="python3-venv"):
        setup.make_environment(tmp_path / "env", tmp_path / "env" / "bin" / "python")
    assert not (tmp_path / "env").exists()
