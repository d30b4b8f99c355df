from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.cli.main import run
from studio.paths import resources_dir

PHOTOS = resources_dir() / "photos"


def mask(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        assert picture.mode == "L"
        return np.asarray(picture).astype(int)


def test_masks_of_regions_share_out_the_photo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "masks"
    lake = str(PHOTOS / "mountain_lake.jpg")
    assert run(["regions", lake, "--count", "3", "--faces", "-o", str(folder)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "note: no face was found in mountain_lake.jpg"
    names = ["region-1.png", "region-2.png", "region-3.png", "regions.png"]
    assert told[1:] == [str(folder / name) for name in names]
    assert (sum(mask(folder / name) for name in names[:3]) == 255).all()
    with Image.open(folder / "regions.png") as overview:
        assert overview.size == (512, 288)
    assert run(["regions", lake, "--count", "3", "-o", str(folder)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert run(["regions", lake, "--count", "2", "-o", str(folder), "--overwrite"]) == 0


def test_faces_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["regions", str(PHOTOS / "astronaut.jpg"), "--faces", "-o", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["faces.png"]
    faces = mask(tmp_path / "faces.png")
    assert faces.max() == 255
    assert 0.01 < (faces > 127).mean() < 0.2
    assert run(["regions", str(PHOTOS / "mountain_lake.jpg"), "--faces", "-o", str(tmp_path / "none")]) == 2
    assert "no face was found" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--count", "7"], "1 to 6 regions, not 7"), (["--page", "0"], "no page 0"), (["--page", "3"], "page 3")],
)
def test_bad_values_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert run(["regions", str(PHOTOS / "cat.jpg"), "-o", str(tmp_path / "out"), *arguments]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_missing_photo_and_a_folder_that_is_a_file_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["regions", str(tmp_path / "no.jpg"), "-o", str(tmp_path)]) == 2
    assert "there is no picture at" in capsys.readouterr().err
    (tmp_path / "file").write_text("here")
    assert run(["regions", str(PHOTOS / "cat.jpg"), "-o", str(tmp_path / "file")]) == 2
    assert "choose another folder" in capsys.readouterr().err
