"""Files of several pictures through the command line: the first with a note, another by number, refused if absent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from studio.images.embedded_recipe import embedded_recipe
from tests.e2e.material import picture

Run = Callable[..., int]
COPY = ("--strength", "0")  # the picture as it was, to the bit
FIRST = "it holds 2 pages, of which the first was read; --page N chooses another"


@pytest.fixture
def scan(tmp_path: Path) -> tuple[Path, list[np.ndarray]]:
    pages = []
    for seed in (1, 2):
        with Image.open(picture(tmp_path / "page.png", width=60, height=40 + 8 * seed, seed=seed)) as page:
            pages.append(np.asarray(page))
    (tmp_path / "page.png").unlink()
    with tifffile.TiffWriter(tmp_path / "scan.tif") as file:
        for page in pages:
            file.write(page, photometric="rgb", metadata=None)
            file.write(page[::2, ::2], photometric="rgb", subfiletype=1, metadata=None)
    return tmp_path / "scan.tif", pages


def test_the_first_page_with_a_note_or_the_one_that_was_chosen(
    scan: tuple[Path, list[np.ndarray]], style: Path, stylize: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, pages = scan
    assert stylize(path, "--style", style, "--output", tmp_path / "first.tif", *COPY) == 0
    assert f"{path}: {FIRST}" in capsys.readouterr().err
    assert np.array_equal(tifffile.imread(tmp_path / "first.tif"), pages[0])
    assert stylize(path, "--style", style, "--output", tmp_path / "second.tif", "--page", "2", *COPY) == 0
    assert "pages" not in capsys.readouterr().err
    assert np.array_equal(tifffile.imread(tmp_path / "second.tif"), pages[1])
    embedded = embedded_recipe(tmp_path / "second.tif")
    assert embedded is not None and embedded["page"] == 2


def test_a_page_that_is_not_there_is_refused_by_name_before_work(
    scan: tuple[Path, list[np.ndarray]], style: Path, stylize: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    output = tmp_path / "out.png"
    assert stylize(scan[0], "--style", style, "--output", output, "--page", "3") == 2
    assert capsys.readouterr().err == (f"gigastyle: {scan[0]} has no page 3: it holds 2 pages; choose one of 1 to 2\n")
    assert stylize(style, "--style", scan[0], "--style-page", "3", "--output", output) == 2
    assert f"{scan[0]} has no page 3" in capsys.readouterr().err
    assert stylize(style, "--style", scan[0], "--page", "2", "--output", output) == 2
    assert f"{style} has no page 2: it holds a single picture" in capsys.readouterr().err
    assert not output.exists()


def test_a_batch_names_results_after_their_page_and_goes_on_without_those_that_lack_it(
    scan: tuple[Path, list[np.ndarray]], style: Path, stylize: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    scan[0].rename(folder / "scan.tif")
    picture(folder / "single.png", width=50, height=50, seed=3)
    output = tmp_path / "painted"
    assert stylize(folder, "--style", style, "--output", output, "--page", "2", *COPY) == 3
    assert [path.name for path in output.iterdir()] == ["scan-page2.tif"]
    assert np.array_equal(tifffile.imread(output / "scan-page2.tif"), scan[1][1])
    assert "single.png has no page 2" in capsys.readouterr().err


def test_a_style_of_several_pages(
    scan: tuple[Path, list[np.ndarray]], content: Path, stylize: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert stylize(content, "--style", scan[0], "--output", tmp_path / "first.png") == 0
    emitted = "style scan.tif: it holds 2 pages, of which the first was read; --style-page N chooses another"
    assert emitted in capsys.readouterr().err
    assert stylize(content, "--style", scan[0], "--style-page", "2", "--output", tmp_path / "second.png") == 0
    assert "pages" not in capsys.readouterr().err
    for number, page in enumerate(scan[1], start=1):
        Image.fromarray(page).save(tmp_path / f"{number}.png")
        alone = tmp_path / f"alone{number}.png"
        assert stylize(content, "--style", tmp_path / f"{number}.png", "--output", alone) == 0
        with Image.open(alone) as expected, Image.open(tmp_path / ("first.png", "second.png")[number - 1]) as found:
            assert np.array_equal(np.asarray(found), np.asarray(expected))
