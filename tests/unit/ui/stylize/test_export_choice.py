from pathlib import Path

import pytest

from studio.ui.stylize.export_choice import FORMATS, ExportChoice


@pytest.fixture
def content(tmp_path: Path) -> Path:
    path = tmp_path / "cat.jpg"
    path.write_bytes(b"x")
    return path


def test_another_format_changes_the_suffix_alone(tmp_path: Path) -> None:
    choice = ExportChoice(tmp_path / "cat.v2.jpeg", overwrite=True)
    jpeg, png = FORMATS[0], FORMATS[1]
    assert choice.in_format(jpeg) is choice, "both suffixes of JPEG are good"
    assert choice.in_format(png) == ExportChoice(tmp_path / "cat.v2.png")


def test_quality_counts_where_something_is_lost() -> None:
    lossy = {written.name for written in FORMATS if ExportChoice(Path("a" + written.suffixes[0])).has_quality}
    assert lossy == {"JPEG", "WebP"}


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
    assert fine.trouble(content) == "" and FORMATS[fine.format_index()].name == "TIFF"
