from dataclasses import replace
from pathlib import Path

import pytest

from studio.geometry import Size
from studio.images.destination import check_destination
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.stylize.output_names import suggested_output


def spec(*names: str) -> StylizeSpec:
    return StylizeSpec(tuple(StyleChoice(Path(name)) for name in names))


@pytest.mark.parametrize(("content", "named"), [("cat.jpg", "cat-night.jpg"), ("cat.bmp", "cat-night.png")])
def test_photo_and_style_in_one_name_beside_the_photo(tmp_path: Path, content: str, named: str) -> None:
    assert suggested_output(tmp_path / content, spec("night.jpg")) == tmp_path / named


def test_a_mix_says_of_how_many(tmp_path: Path) -> None:
    wanted = suggested_output(tmp_path / "cat.jpg", spec("a.jpg", "b.jpg"), folder=tmp_path / "out", suffix=".tif")
    assert wanted == tmp_path / "out" / "cat-2-styles.tif"


def test_a_page_but_the_first_is_part_of_the_name(tmp_path: Path) -> None:
    for page, name in ((None, "scan-night.tif"), (1, "scan-night.tif"), (12, "scan-page12-night.tif")):
        assert suggested_output(tmp_path / "scan.tif", replace(spec("night.jpg"), page=page)) == tmp_path / name


def test_names_that_exist_or_are_promised_are_not_given_again(tmp_path: Path) -> None:
    (tmp_path / "cat-night.jpg").write_bytes(b"")
    taken = {tmp_path / "cat-night-2.jpg"}
    assert suggested_output(tmp_path / "cat.jpg", spec("night.png"), taken=taken) == tmp_path / "cat-night-3.jpg"


@pytest.mark.parametrize("letter", ["a", "ä", "漢", "😀"])
def test_long_names_are_cropped_to_what_a_disk_takes_and_no_letter_is_cut(tmp_path: Path, letter: str) -> None:
    name = letter * (240 // len(letter.encode()))
    wanted = suggested_output(tmp_path / f"{name}.jpg", spec(f"{name}.jpg"))
    assert set(wanted.stem) == {letter, "-"} and wanted.suffix == ".jpg"
    check_destination(wanted, content_path=None, overwrite=False)
    wanted.write_bytes(b"x")
    again = suggested_output(tmp_path / f"{name}.jpg", spec(f"{name}.jpg"))
    assert again.stem == f"{wanted.stem}-2"


def test_no_part_ends_in_what_windows_drops(tmp_path: Path) -> None:
    assert suggested_output(tmp_path / "a. .png", spec("b...png")) == tmp_path / "a-b.png"


def test_a_result_too_large_for_the_photos_own_format_becomes_png(tmp_path: Path) -> None:
    sizes = {"small": Size(16_000, 100), "large": Size(17_000, 100)}
    names = {name: suggested_output(tmp_path / "a.webp", spec("b.jpg"), size=size).name for name, size in sizes.items()}
    assert names == {"small": "a-b.webp", "large": "a-b.png"}
