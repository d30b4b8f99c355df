"""``gigastyle film`` through the program's own entry: what it writes, says, refuses, and how it survives kills."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.app import main
from tests.films import FilmKind, frames_of, packets_of, read_film, scene, stamps_of, write_film

KILLED = -signal.SIGKILL
REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Two shots of 14 frames with noise: more than one segment."""
    frames = frames_of(scene(64, 48, seed=1), scene(64, 48, seed=2), count=14, noise=4.0)
    return write_film(tmp_path / "film.mp4", frames, FilmKind(with_sound=True))


def arguments(film: Path, output: Path, style: Path, *options: str | Path) -> list[str]:
    fixed = ["--style", style, "--bundle", "tiny", "--device", "cpu", "--threads", "1"]
    return [str(each) for each in ("film", film, "-o", output, *fixed, *options)]


def test_a_film_comes_out_with_its_sound_and_time(
    film: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "painted.mp4"
    assert main(arguments(film, output, style, "--json")) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [event["event"] for event in events if event["event"] != "progress"] == ["started", "finished", "summary"]
    stages = [event["stage"] for event in events if event["event"] == "progress"]
    assert any(stage.startswith("painting frame ") and stage.endswith(" of 28") for stage in stages)
    finished = next(event for event in events if event["event"] == "finished")
    assert (finished["plan"]["frames"], finished["plan"]["shots"]) == (28, 2)
    assert len(read_film(output)) == 28
    assert stamps_of(output) == stamps_of(film)
    assert packets_of(output, "audio") == packets_of(film, "audio")
    assert not list(tmp_path.glob(".*"))


def test_strokes_and_edges_are_those_of_pictures(film: Path, style: Path, tmp_path: Path) -> None:
    for name, options in (
        ("plain", ()),
        ("edges", ("--keep-edges", "1")),
        ("printed", ("--stroke-mm", "0.1", "--print-dpi", "300")),
    ):
        output = tmp_path / f"{name}.mkv"
        words = arguments(film, output, style, "--frames", "1:2", "--codec", "ffv1", "--stability", "0", *options)
        assert main(words) == 0
    plain, edges = (read_film(tmp_path / f"{name}.mkv").astype(float) for name in ("plain", "edges"))
    assert np.abs(plain - edges).mean() > 1
    assert len(read_film(tmp_path / "printed.mkv")) == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--codec", "prores"), ".mp4 cannot hold prores; it holds h264"),
        (("--frames", "3"), "'3' is no range of frames such as 10:50, 10: or :50"),
        (("--frames", "9:3"), "frames count from 1 and the last is not before the first; not 9 to 3"),
        (("--page", "2"), "a film has no pages"),
        (("--stability", "2"), "the stability lies between 0 and 1, not 2.0"),
    ],
)
def test_wrong_usage_says_what_is_right(
    film: Path,
    style: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    message: str,  # type: ignore[no-untyped-def]
) -> None:
    assert main(arguments(film, tmp_path / "painted.mp4", style, *options)) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "painted.mp4").exists()


def run(number: int, kind: str, words: list[str]) -> dict[str, int] | None:
    """The program in a process of its own; None where it died at its ``number``-th call of ``kind``, else how many."""
    command = [sys.executable, str(Path(__file__).parent / "dying.py"), str(number), kind, *words]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if ended.returncode == KILLED:
        return None
    assert ended.returncode == 0, ended.stderr
    return dict(json.loads(ended.stdout.splitlines()[-1])) if number == 0 else {}


@pytest.mark.skipif(sys.platform != "linux", reason="calls are those of Linux")
@pytest.mark.parametrize("share", [0.1, 0.45, 0.8, 1.0])
def test_killed_at_any_time_it_goes_on_to_the_same_bytes(film: Path, style: Path, tmp_path: Path, share: float) -> None:
    """Files get their names by calls of one kind: maps, painted frames, segments, states, and the film itself."""
    job, whole, resumed = tmp_path / "job", tmp_path / "whole.mp4", tmp_path / "resumed.mp4"
    counted = run(0, "replace", arguments(film, whole, style, "--job-dir", job, "--overwrite"))
    assert counted is not None and counted["replace"] > 30
    words = arguments(film, resumed, style, "--job-dir", job, "--overwrite")
    assert run(round(share * counted["replace"]), "replace", words) is None, "it was killed"
    assert job.exists() and not resumed.exists()
    done = len(list(job.glob("*.raw"))) + len(list(job.glob("after-*")))
    assert done > 0 or share < 0.2
    run(0, "replace", [*words, "--resume"])
    assert resumed.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["film.mp4", "resumed.mp4", "style.jpg", "whole.mp4"]


@pytest.mark.skipif(sys.platform != "linux", reason="calls are those of Linux")
def test_a_job_of_another_film_is_left_alone(
    film: Path, style: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = arguments(film, tmp_path / "painted.mp4", style, "--job-dir", tmp_path / "job")
    assert run(12, "replace", words) is None
    before = sorted(path.name for path in (tmp_path / "job").iterdir())
    assert main(words) == 2
    assert "holds an unfinished job" in capsys.readouterr().err
    assert main([*words, "--resume", "--stability", "0.5"]) == 2
    assert "was started with another film" in capsys.readouterr().err
    assert sorted(path.name for path in (tmp_path / "job").iterdir()) == before


def test_frames_of_a_folder_go_to_a_folder_and_on_after_a_stop(style: Path, tmp_path: Path) -> None:
    frames = tmp_path / "frames"
    frames.mkdir()
    for number, pixels in enumerate(frames_of(scene(64, 48, seed=1), count=5, noise=4.0)):
        Image.fromarray(pixels).save(frames / f"f{number:02d}.png")
    words = arguments(frames, tmp_path / "whole", style)
    assert main(words) == 0
    names = [f"f{number:02d}.png" for number in range(5)]
    assert sorted(path.name for path in (tmp_path / "whole").iterdir()) == names
    job = arguments(frames, tmp_path / "again", style, "--job-dir", tmp_path / "job")
    if sys.platform == "linux":
        assert run(12, "replace", job) is None
        run(0, "replace", [*job, "--resume"])
    else:
        assert main(job) == 0
    for name in names:
        one, other = (np.asarray(Image.open(tmp_path / folder / name)) for folder in ("whole", "again"))
        np.testing.assert_array_equal(one, other)
