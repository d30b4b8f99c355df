"""What was painted survives whatever fails after it: a resumed job writes it, and paints nothing a second time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from PIL import Image

from studio.engine.maps_file import read_maps
from studio.engine.stylize import WRITING
from studio.errors import Cancelled
from studio.progress import Progress
from tests.e2e.material import Run, picture
from tests.e2e.small_disk import on_small_disk
from tests.e2e.unreachable import without_privileges

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits and permissions are those of Linux")
READ_ONLY_IN_THE_END = """
import sys
from pathlib import Path
from studio.app import main
from studio.progress import Progress

advance = Progress.advance

def closing(progress, work, stage):
    if stage == "writing the result":
        Path(sys.argv[1]).chmod(0o500)
    advance(progress, work, stage)

Progress.advance = closing
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """A folder with a photo that carries EXIF, and its style."""
    with Image.open(picture(tmp_path / "plain.png", width=300, height=250, seed=4)) as pixels:
        exif = pixels.getexif()
        exif[0x8298] = "© somebody"
        (tmp_path / "album").mkdir()
        pixels.save(tmp_path / "album" / "photo.jpg", exif=exif, quality=95)
    picture(tmp_path / "album" / "style.jpg", width=96, height=64, seed=2)
    return tmp_path / "album"


def command(album: Path, output: Path, *options: str | Path) -> list[str | Path]:
    return [album / "photo.jpg", "--style", album / "style.jpg", "--preset", "plain", "--output", output, *options]


@pytest.fixture
def undisturbed(stylize: Run, album: Path, tmp_path: Path) -> Callable[[str], bytes]:
    """The bytes of a result with this name that nothing disturbed."""

    def paint(name: str) -> bytes:
        output = tmp_path / "undisturbed" / name
        output.parent.mkdir(exist_ok=True)
        assert stylize(*command(album, output)) == 0
        return output.read_bytes()

    return paint


class Stages:
    """The stages that `Progress` is told of; ``act`` is called once, at the first that begins with ``at``."""

    def __init__(self, patch: pytest.MonkeyPatch, at: str = "", act: Callable[[], object] | None = None) -> None:
        self.seen: list[str] = []
        advance = Progress.advance

        def noting(progress: Progress, work: float, stage: str) -> None:
            nonlocal act
            self.seen.append(stage)
            if act is not None and stage.startswith(at):
                done, act = act, None
                done()
            advance(progress, work, stage)

        patch.setattr(Progress, "advance", noting)


def disturb(stylize: Run, arguments: list[str | Path], at: str, act: Callable[[], object]) -> int:
    with pytest.MonkeyPatch.context() as patch:
        stages = Stages(patch, at, act)
        code = stylize(*arguments)
        assert len(set(stages.seen)) > 1, "it was painted"
    return code


def only_written(stylize: Run, arguments: list[str | Path]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        stages = Stages(patch)
        assert stylize(*arguments) == 0
    assert set(stages.seen) == {WRITING}


@pytest.mark.parametrize("name", ["out.jpg", "out.tif", "out.dzi"])
def test_a_folder_renamed_before_the_result_is_written_and_named_back(
    name: str, stylize: Run, album: Path, tmp_path: Path, undisturbed: Callable[[str], bytes]
) -> None:
    job, elsewhere = tmp_path / "job", tmp_path / "elsewhere"
    arguments = command(album, album / name, "--job-dir", job)
    assert disturb(stylize, arguments, WRITING, lambda: album.rename(elsewhere)) == 2
    elsewhere.rename(album)
    only_written(stylize, [*arguments, "--resume"])
    assert (album / name).read_bytes() == undisturbed(name)
    assert not job.exists()


def test_a_folder_renamed_for_good(
    stylize: Run, album: Path, tmp_path: Path, undisturbed: Callable[[str], bytes]
) -> None:
    """Content and style are found under their new names, or not at all: either is no matter."""
    job, elsewhere = tmp_path / "job", tmp_path / "elsewhere"
    expected = undisturbed("out.jpg")
    arguments = command(album, album / "out.jpg", "--job-dir", job)
    assert disturb(stylize, arguments, WRITING, lambda: album.rename(elsewhere)) == 2
    (tmp_path / "full.png").mkdir()
    assert stylize(*command(album, tmp_path / "full.png", "--job-dir", job, "--resume")) == 2
    only_written(stylize, command(album, tmp_path / "out.jpg", "--job-dir", job, "--resume"))
    assert (tmp_path / "out.jpg").read_bytes() == expected
    elsewhere.rename(album)
    assert disturb(stylize, arguments, WRITING, lambda: album.rename(elsewhere)) == 2
    only_written(stylize, command(elsewhere, elsewhere / "out.jpg", "--job-dir", job, "--resume"))
    assert (elsewhere / "out.jpg").read_bytes() == expected


def test_another_request_is_not_answered_with_what_was_painted(
    stylize: Run, album: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    job, elsewhere = tmp_path / "job", tmp_path / "elsewhere"
    arguments = command(album, album / "out.jpg", "--job-dir", job)
    assert disturb(stylize, arguments, WRITING, lambda: album.rename(elsewhere)) == 2
    elsewhere.rename(album)
    capsys.readouterr()
    for options in (["--strength", "0.5"], ["--precision", "float64"]):
        assert stylize(*arguments, "--resume", *options) == 2
        assert "was started with another" in capsys.readouterr().err
    picture(album / "photo.jpg", width=300, height=250, seed=5)
    assert stylize(*arguments, "--resume") == 2
    assert "was started with another content" in capsys.readouterr().err


@ON_LINUX
def test_a_disk_that_is_full_in_the_end(
    stylize: Run, album: Path, tmp_path: Path, undisturbed: Callable[[str], bytes]
) -> None:
    job, output = tmp_path / "job", tmp_path / "out.tif"
    options = ("--levels", "5", "--depth", "16", "--pyramid", "--compression", "none")
    arguments = command(album, output, "--job-dir", job, *options)
    assert on_small_disk(500_000, *arguments).returncode == 2
    assert not output.exists() and (job / "painted.json").exists()
    only_written(stylize, [*arguments, "--resume"])
    assert stylize(*command(album, tmp_path / "whole.tif", *options)) == 0
    assert output.read_bytes() == (tmp_path / "whole.tif").read_bytes()
    assert undisturbed("out.tif") != output.read_bytes(), "the options were kept"


@ON_LINUX
def test_a_folder_made_read_only_in_the_end(
    stylize: Run, album: Path, tmp_path: Path, undisturbed: Callable[[str], bytes]
) -> None:
    job, outputs = tmp_path / "job", tmp_path / "outputs"
    outputs.mkdir()
    arguments = command(album, outputs / "out.jpg", "--job-dir", job)
    machine = ["--bundle", "tiny", "--device", "cpu", "--threads", "1"]
    line = [sys.executable, "-c", READ_ONLY_IN_THE_END, outputs, "stylize", *arguments, *machine]
    drop = without_privileges if os.geteuid() == 0 else None
    try:
        ended = subprocess.run(line, capture_output=True, text=True, check=False, preexec_fn=drop)
    except subprocess.SubprocessError:
        pytest.skip("root may write everywhere here, and nothing keeps it out")
    assert ended.returncode == 2 and "out.jpg" in ended.stderr
    outputs.chmod(0o700)
    only_written(stylize, [*arguments, "--resume"])
    assert (outputs / "out.jpg").read_bytes() == undisturbed("out.jpg")


@pytest.mark.parametrize("options", [(), ("--job-dir", "job")])
def test_a_photo_that_goes_once_it_was_read(
    options: tuple[str, ...],
    stylize: Run,
    album: Path,
    tmp_path: Path,
    undisturbed: Callable[[str], bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    expected, photo = undisturbed("out.jpg"), (album / "photo.jpg").read_bytes()
    arguments = command(album, tmp_path / "out.jpg", "--keep-maps", tmp_path / "maps", *options)
    assert disturb(stylize, arguments, "measuring", (album / "photo.jpg").unlink) == 0
    assert (tmp_path / "out.jpg").read_bytes() == expected
    (album / "photo.jpg").write_bytes(photo)


def test_a_job_goes_on_without_the_photo_that_it_has_read(
    stylize: Run, album: Path, tmp_path: Path, undisturbed: Callable[[str], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    def stop() -> None:
        raise Cancelled("enough")

    job, expected = tmp_path / "job", undisturbed("out.jpg")
    arguments = command(album, tmp_path / "out.jpg", "--job-dir", job)
    assert disturb(stylize, arguments, "painting", stop) == 130
    (album / "photo.jpg").unlink()
    capsys.readouterr()
    assert stylize(*arguments) == 2 and "there is no picture at" in capsys.readouterr().err
    assert stylize(*arguments, "--resume") == 0
    assert (tmp_path / "out.jpg").read_bytes() == expected


def test_one_of_several_is_written_without_its_photo(stylize: Run, album: Path, tmp_path: Path) -> None:
    outputs, job = tmp_path / "outputs", tmp_path / "jobs"
    second = picture(tmp_path / "second.png", width=90, height=70, seed=6)
    arguments = [album / "photo.jpg", second, "--style", album / "style.jpg", "--output", outputs, "--job-dir", job]
    assert disturb(stylize, arguments, WRITING, lambda: outputs.rename(tmp_path / "moved")) == 3
    outputs.mkdir()
    (album / "photo.jpg").unlink()
    assert stylize(*arguments, "--resume", "--json") == 0
    assert {path.name for path in outputs.iterdir()} == {"photo.jpg", "second.png"}


def test_written_again_with_its_maps_and_told_so(
    stylize: Run, album: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    job, elsewhere = tmp_path / "job", tmp_path / "elsewhere"
    arguments = command(album, album / "out.jpg", "--job-dir", job, "--keep-maps", tmp_path / "maps", "--json")
    assert disturb(stylize, arguments, WRITING, lambda: album.rename(elsewhere)) == 2
    expected = read_maps(tmp_path / "maps")
    (tmp_path / "maps").unlink()
    elsewhere.rename(album)
    capsys.readouterr()
    only_written(stylize, [*arguments, "--resume"])
    written = read_maps(tmp_path / "maps")
    assert written.request == expected.request and written.maps.keys() == expected.maps.keys()
    assert all(torch.equal(written.maps[level].matrix, expected.maps[level].matrix) for level in expected.maps)
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (finished,) = [event for event in events if event["event"] == "finished"]
    assert (finished["width"], finished["height"], finished["plan"]["scratch"]) == (300, 250, "disk")
