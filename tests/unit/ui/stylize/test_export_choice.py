from dataclasses import replace
from pathlib import Path

import pytest

from studio.geometry import Size
from studio.images.formats import OUTPUT_FORMATS
from studio.specs.export import ExportSpec
from studio.ui.stylize.export_choice import ExportChoice


@pytest.fixture
def content(tmp_path: Path) -> Path:
    path = tmp_path / "cat.jpg"
    path.write_bytes(b"x")
    return path


def test_another_format_changes_the_suffix_alone(tmp_path: Path) -> None:
    choice = ExportChoice(tmp_path / "cat.v2.jpeg", overwrite=True)
    jpeg, png = OUTPUT_FORMATS[0], OUTPUT_FORMATS[1]
    assert choice.in_format(jpeg) is choice, "both suffixes of JPEG are good"
    assert choice.in_format(png) == ExportChoice(tmp_path / "cat.v2.png")


def test_what_a_format_does_not_know_is_left_out_and_comes_back_with_the_format() -> None:
    options = ExportSpec(depth=16, quality=50, compression="small", pyramid=True)
    choice = ExportChoice(Path("a.tif"), options)
    assert choice.export == options
    by_name = {written.name: choice.in_format(written) for written in OUTPUT_FORMATS}
    assert by_name["JPEG"].export == ExportSpec(quality=50) == by_name["DeepZoom"].export
    assert by_name["PNG"].export == replace(options, pyramid=None)
    assert by_name["JPEG"].in_format(OUTPUT_FORMATS[2]).export == options


def test_a_result_too_large_for_a_format_is_refused_early(tmp_path: Path, content: Path) -> None:
    large = ExportChoice(tmp_path / "a.webp", size=Size(20_000, 100))
    assert "WebP ends at 16,383" in large.trouble(content)
    refused = {written.name for written in OUTPUT_FORMATS if large.trouble_with(written)}
    assert refused == {"WebP"}
    assert not any(replace(large, size=None).trouble_with(written) for written in OUTPUT_FORMATS)
    assert {w.name for w in OUTPUT_FORMATS if replace(large, size=Size(70_000, 9)).trouble_with(w)} == {"WebP", "JPEG"}


def test_the_source_cannot_be_replaced_and_another_file_only_on_demand(tmp_path: Path, content: Path) -> None:
    source, other = ExportChoice(content, overwrite=True), ExportChoice(tmp_path / "old.png")
    other.output.write_bytes(b"x")
    assert "never overwritten" in source.trouble(content) and not source.would_replace(content)
    assert "exists already" in other.trouble(content) and other.would_replace(content)
    assert ExportChoice(other.output, overwrite=True).trouble(content) == ""


def test_trouble_is_said_in_words(tmp_path: Path, content: Path) -> None:
    assert "does not exist" in ExportChoice(tmp_path / "no" / "a.png").trouble(content)
    odd = ExportChoice(tmp_path / "a.xyz")
    assert "suffix .xyz" in odd.trouble(content) and odd.format_index() == -1
    fine = ExportChoice(tmp_path / "a.tif")
    assert fine.trouble(content) == "" and OUTPUT_FORMATS[fine.format_index()].name == "TIFF"
