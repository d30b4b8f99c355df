import json
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from studio.bundles.manifest import read_manifest
from studio.cli import evaluate
from studio.cli.command import ExitCode
from studio.cli.evaluate_options import add_arguments
from studio.compression.evaluation.front_plot import PANEL_WH
from studio.errors import BundleError, InputError, PictureError, SpecError
from studio.settings import Settings
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture


def run(*argv: str) -> ExitCode:
    parser = ArgumentParser()
    add_arguments(parser)
    return evaluate.run(parser.parse_args(argv), Settings())


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    write_tiny_bundle(tmp_path / "tiny", levels=(1,))
    write_picture(tmp_path / "contents" / "content.png", 64, 48)
    write_picture(tmp_path / "styles" / "style.png", 48, 64, seed=1)
    folders = ["--contents", str(tmp_path / "contents"), "--styles", str(tmp_path / "styles")]
    return ["--bundle", str(tmp_path / "tiny"), *folders, "--size", "64", "--threads", "1"]


def test_json_is_all_that_stdout_holds(options: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "styles" / "broken.png").write_bytes(b"no picture")
    sheet = tmp_path / "sheet.png"
    assert run(*options, "--against", str(tmp_path / "tiny"), "--json", "--sheet", str(sheet)) == ExitCode.DONE
    out, err = capfd.readouterr()
    told = json.loads(out)
    assert (told["size_px"], told["ratios"]["ssim"], len(told["pairs"])) == (64, 1.0, 1)
    assert "skipped" in err
    assert "broken.png" in err
    with Image.open(sheet) as found:
        assert found.size == (4 * 70 + 6, 96 + 48 + 6)  # 48 px of the flattest region: the content is no higher


def test_people_get_tables(options: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(*options, "--judges", f"{tmp_path / 'tiny'}:1", "--layers") == ExitCode.DONE
    out = capfd.readouterr().out
    assert "style distance, tiny" in out and "ms/MP, tiny" in out and "MicroAST" in out


def test_bad_input_is_refused_before_anything_is_painted(options: list[str], tmp_path: Path) -> None:
    for extra, error in (
        (["--against", "nowhere"], BundleError),
        (["--judges", f"{tmp_path / 'tiny'}:5"], BundleError),
        (["--levels", "2"], BundleError),
        (["--size", "8"], SpecError),
        (["--threads", "-1"], SpecError),
        (["--sheet", str(tmp_path / "sheet.tiff")], PictureError),
        (["--contents", str(tmp_path)], InputError),
    ):
        with pytest.raises(error):
            run(*options, *extra)


def test_a_front_is_printed_and_drawn(options: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    drawing = tmp_path / "front.png"
    grid = ["--front-strengths", "0.5,1", "--front-details", "0"]
    run(*options, "--against", str(tmp_path / "tiny"), "--json", *grid, "--front", str(drawing))
    told = json.loads(capfd.readouterr().out)
    assert [point["form"]["strength"] for point in told["front"]["points"]] == [0.5, 1.0]
    assert [entry["times"] for entry in told["front"]["style_at"][0]] == [0.63, 0.72, 0.81, 0.9]
    with Image.open(drawing) as found:
        assert found.size == PANEL_WH
    with pytest.raises(PictureError, match="--overwrite"):
        run(*options, "--front", str(drawing))
    run(*options, *grid, "--front")
    assert "r 0, strength 0.5" in capfd.readouterr().out


def test_paintings_of_another_program_are_measured(
    options: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write_picture(tmp_path / "others" / "content--style.png", 64, 48, seed=2)
    sheet, drawing = tmp_path / "sheet.png", tmp_path / "front.png"
    asked = ["--painted", str(tmp_path / "others"), *options[2:], "--against", str(tmp_path / "tiny")]
    files = ["--sheet", str(sheet), "--front", str(drawing)]
    assert run(*asked, "--json", *files) == ExitCode.DONE
    told = json.loads(capfd.readouterr().out)
    assert [point["name"] for point in told["front"]["points"]] == ["others"]
    assert sheet.exists()
    assert drawing.exists()
    assert run(*asked) == ExitCode.DONE
    assert "painted elsewhere" in capfd.readouterr().out
    for option in ("--record", "--layers"):
        with pytest.raises(SpecError, match=option):
            run(*asked, option)


def test_figures_are_kept_in_the_bundle_when_asked_for(options: list[str], tmp_path: Path) -> None:
    before = read_manifest(tmp_path / "tiny")
    run(*options)
    assert read_manifest(tmp_path / "tiny") == before
    run(*options, "--against", str(tmp_path / "tiny"), "--record")
    after = read_manifest(tmp_path / "tiny")
    kept = after.quality["evaluation"]
    assert isinstance(kept, dict) and (kept["size_px"], kept["pairs"], kept["ssim_ratio"]) == (64, 1, 1.0)
    assert replace(after, quality=before.quality) == before


def test_pictures_by_optimisation_are_held_against_those_without(
    options: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write_tiny_bundle(tmp_path / "wide", levels=(2,), seed=3)
    sheet, few = tmp_path / "sheet.png", ["--method", "optimize", "--iterations", "2"]
    losses = ["--loss-network", str(tmp_path / "tiny"), str(tmp_path / "wide")]
    assert run(*options, *few, *losses, "--json", "--sheet", str(sheet)) == ExitCode.DONE
    told = json.loads(capfd.readouterr().out)
    assert told["settings"]["iterations"] == 2
    assert list(told["variants"]) == ["tiny, plain", "losses of tiny", "losses of wide"]
    with Image.open(sheet) as found:
        assert found.width == 5 * 70 + 6  # content, style, and the three
    assert run(*options, *few) == ExitCode.DONE
    assert "losses of tiny over tiny, plain" in capfd.readouterr().out


def test_what_does_not_go_with_optimisation_is_refused(options: list[str], tmp_path: Path) -> None:
    few = ["--method", "optimize", "--iterations", "2"]
    for extra, error, words in (
        (["--iterations", "2"], SpecError, "--iterations: only for pictures by optimisation"),
        (["--loss-network", "tiny"], SpecError, "--loss-network: only for"),
        ([*few, "--front"], SpecError, "--front, --record and --layers"),
        ([*few, "--record"], SpecError, "--front, --record and --layers"),
        ([*few, "--layers"], SpecError, "--front, --record and --layers"),
        ([*few, "--strength", "0"], SpecError, "nothing to optimise"),
        ([*few, "--loss-network", "nowhere"], BundleError, "nowhere"),
        ([*few, "--content-layer", "conv3_1"], BundleError, "has no layer conv3_1"),
    ):
        with pytest.raises(error, match=words):
            run(*options, *extra)
    painted = ["--painted", str(tmp_path), *options[2:], *few]
    with pytest.raises(SpecError, match="painted already"):
        run(*painted)
