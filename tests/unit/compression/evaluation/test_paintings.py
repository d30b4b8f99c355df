from pathlib import Path

import numpy as np
import pytest

from studio.compression.evaluation.painted import list_paintings, read_painting
from studio.compression.evaluation.pictures import EvaluationPicture
from studio.compression.evaluation.request import NamedPair
from studio.errors import InputError
from tests.unit.engine.pictures import stored_picture, write_picture, write_pixels

CONTENTS, STYLES = [Path("cat.jpg"), Path("a--b.png")], [Path("wave.jpg"), Path("c--d.jpg")]


def test_files_are_told_by_the_names_of_content_and_style(tmp_path: Path) -> None:
    for name in ("cat--wave.png", "cat--wave.jpg", "a--b--c--d.png", "cat--dog.png", "cat.png"):
        write_picture(tmp_path / name, 40, 40)
    found = list_paintings(tmp_path, CONTENTS, STYLES)
    assert {pair: path.name for pair, path in found.by_pair.items()} == {
        NamedPair("a--b.png", "c--d.jpg"): "a--b--c--d.png",
        NamedPair("cat.jpg", "wave.jpg"): "cat--wave.jpg",
    }
    assert [skipped.file.name for skipped in found.skipped] == ["cat--dog.png", "cat--wave.png", "cat.png"]


def test_a_folder_of_other_pictures_is_refused(tmp_path: Path) -> None:
    write_picture(tmp_path / "cat.png", 40, 40)
    with pytest.raises(InputError, match="CONTENT--STYLE"):
        list_paintings(tmp_path, CONTENTS, STYLES)


def test_a_painting_keeps_its_pixels_and_the_photograph_follows_its_size(tmp_path: Path) -> None:
    content = EvaluationPicture(Path("cat.jpg"), stored_picture(64, 50))
    same, rounded, other = (
        write_pixels(tmp_path / f"{width}.png", stored_picture(width, height, seed=1))
        for width, height in ((64, 50), (60, 48), (90, 70))
    )
    painted, photo = read_painting(same, content)
    np.testing.assert_array_equal(painted, stored_picture(64, 50, seed=1))
    assert photo is content.pixels_hwc
    painted, photo = read_painting(rounded, content)
    np.testing.assert_array_equal(painted, stored_picture(60, 48, seed=1))
    assert photo.shape == painted.shape
    with pytest.raises(InputError, match="90 x 70 px, its content 64 x 50"):
        read_painting(other, content)
