from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.codec import read_record
from studio.self_test import parts
from studio.self_test.run import own_folders, run_self_test
from studio.self_test.sample import TOLERANCE, Sample, digest, distance, painted_cells, reduced, sample_file

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def sample() -> Sample:
    return read_record(sample_file(), Sample)


@pytest.mark.gui
@pytest.mark.usefixtures("qapp")
def test_icons_and_translations_are_all_there(tmp_path: Path) -> None:
    assert "drawn" in parts.check_icons(tmp_path)
    assert parts.check_translations(tmp_path) == "de"


def test_the_sample_is_painted_as_recorded_and_another_style_is_told_from_it(tmp_path: Path, sample: Sample) -> None:
    cells = painted_cells(sample, tmp_path)
    assert distance(sample, cells) <= TOLERANCE, "run packaging/update_self_test.py if this change was meant"
    (tmp_path / "other").mkdir()
    other = painted_cells(replace(sample, style="styles/ducks.jpg"), tmp_path / "other")
    assert distance(sample, other) > 5 * TOLERANCE


def test_a_digest_keeps_whole_levels() -> None:
    cells = reduced(np.random.default_rng(0).uniform(0, 255, (31, 43, 3)))
    assert cells.shape == (6, 8, 3)
    assert distance(Sample("", "", digest(cells)), cells) <= 0.5
    cells[2, 3, 1] = np.nan
    assert distance(Sample("", "", digest(np.nan_to_num(cells))), cells) == np.inf


def test_cells_are_means_of_their_pixels() -> None:
    pixels = np.arange(12 * 16 * 3, dtype=float).reshape(12, 16, 3)
    means = pixels.reshape(6, 2, 8, 2, 3).mean((1, 3))
    np.testing.assert_allclose(reduced(pixels), means, rtol=1e-12)


def test_a_face_is_found_and_likeness_measured(tmp_path: Path) -> None:
    assert "found" in parts.check_faces(tmp_path)
    assert "similarity 1" in parts.check_measures(tmp_path)


def test_every_part_is_tried_whatever_became_of_those_before_it(capsys: pytest.CaptureFixture[str]) -> None:
    def gone(_folder: Path) -> str:
        raise parts.PartFailedError("the texts of de are missing")

    def broken(folder: Path) -> str:
        return (folder / "not there").read_text()

    def sound(folder: Path) -> str:
        return f"{len(list(folder.iterdir()))} folder"

    assert run_self_test({"one": gone, "two": broken, "three": sound}) == 1
    printed = capsys.readouterr().out
    assert "one: FAILED, the texts of de are missing" in printed
    assert "two: FAILED" in printed and "FileNotFoundError" in printed
    assert "three: 1 folder" in printed and "1 of 3 parts" in printed
    assert run_self_test({"three": sound}) == 0


def test_what_the_person_has_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/before")
    monkeypatch.delenv("WIN_PD_OVERRIDE_APPDATA", raising=False)
    with own_folders(tmp_path):
        assert os.environ["XDG_DATA_HOME"] == os.environ["WIN_PD_OVERRIDE_APPDATA"] == str(tmp_path)
    assert os.environ["XDG_DATA_HOME"] == "/before" and "WIN_PD_OVERRIDE_APPDATA" not in os.environ


@pytest.mark.slow
def test_the_program_tries_all_of_itself() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "main.py", "--self-test"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(parts.CHECKS)} of {len(parts.CHECKS)} parts" in done.stdout
