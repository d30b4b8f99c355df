from pathlib import Path

import pytest

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


def test_names_that_exist_or_are_promised_are_not_given_again(tmp_path: Path) -> None:
    (tmp_path / "cat-night.jpg").write_bytes(b"")
    taken = {tmp_path / "cat-night-2.jpg"}
    assert suggested_output(tmp_path / "cat.jpg", spec("night.png"), taken=taken) == tmp_path / "cat-night-3.jpg"
