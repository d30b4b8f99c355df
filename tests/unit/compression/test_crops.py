from pathlib import Path

import numpy as np
import pytest
import torch

from studio.compression.crops import CropFolder
from studio.errors import InputError
from tests.unit.engine.pictures import stored_picture, write_picture


def test_a_seed_repeats_its_crops_whatever_was_drawn_before(pictures: Path) -> None:
    used, fresh = CropFolder(pictures, crop_px=32), CropFolder(pictures, crop_px=32)
    used.draw(7, np.random.default_rng((0, 3)))
    one, two = (folder.draw(4, np.random.default_rng((0, 4))) for folder in (used, fresh))
    assert torch.equal(one, two)
    assert not torch.equal(one, fresh.draw(4, np.random.default_rng((0, 5))))


def test_crops_are_windows_of_the_pictures_upright_or_mirrored(tmp_path: Path) -> None:
    write_picture(tmp_path / "only.png", 40, 36)
    crops = CropFolder(tmp_path, crop_px=32).draw(24, np.random.default_rng(0))
    assert crops.shape == (24, 3, 32, 32) and crops.dtype == torch.float32
    assert crops.is_contiguous(memory_format=torch.channels_last)
    picture = stored_picture(40, 36)
    windows = {}
    for top in range(5):
        for left in range(9):
            window = picture[top : top + 32, left : left + 32]
            windows[window.tobytes()], windows[window[:, ::-1].tobytes()] = "upright", "mirrored"
    found = [windows[(crop.permute(1, 2, 0) * 255).round().byte().numpy().tobytes()] for crop in crops]
    assert set(found) == {"upright", "mirrored"}


def test_a_picture_smaller_than_a_crop_is_enlarged_until_one_fits(tmp_path: Path) -> None:
    write_picture(tmp_path / "small.png", 21, 50)
    assert CropFolder(tmp_path, crop_px=32).draw(3, np.random.default_rng(0)).shape == (3, 3, 32, 32)


def test_files_that_cannot_be_read_are_passed_over_and_named(tmp_path: Path) -> None:
    write_picture(tmp_path / "good.png", 40, 40)
    (tmp_path / "bad.jpg").write_bytes(b"\xff\xd8\xff and then nothing")
    (tmp_path / "notes.txt").write_text("no picture")
    folder = CropFolder(tmp_path, crop_px=32)
    assert len(folder) == 2
    drawn = folder.draw(12, np.random.default_rng(0))
    assert list(folder.unreadable) == [tmp_path / "bad.jpg"]
    assert "bad.jpg" in folder.unreadable[tmp_path / "bad.jpg"]
    assert torch.equal(folder.draw(12, np.random.default_rng(0)), drawn), "a file known to be bad changes nothing"


def test_a_folder_without_a_usable_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no picture"):
        CropFolder(tmp_path, crop_px=32)
    (tmp_path / "bad.png").write_bytes(b"nothing")
    with pytest.raises(InputError, match=r"not one picture of the folder can be read.*bad\.png"):
        CropFolder(tmp_path, crop_px=32).draw(1, np.random.default_rng(0))
