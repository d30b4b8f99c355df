from pathlib import Path

import numpy as np
import pytest
import torch

from studio.compression.crops import CropFolder, split
from studio.errors import InputError
from tests.unit.engine.pictures import stored_picture, write_picture, write_pixels


def test_a_seed_repeats_its_crops_whatever_was_drawn_before(pictures: Path) -> None:
    used, fresh = CropFolder(pictures, crop_px=32), CropFolder(pictures, crop_px=32)
    used.draw(7, np.random.default_rng((0, 3)))
    one, two = (folder.draw(4, np.random.default_rng((0, 4))) for folder in (used, fresh))
    assert torch.equal(one, two)
    assert not torch.equal(one, fresh.draw(4, np.random.default_rng((0, 5))))


def test_what_does_not_fit_into_the_cache_is_decoded_again(pictures: Path) -> None:
    one_picture = 96 * 64 * 3
    folders = [CropFolder(pictures, crop_px=32, cache_bytes=size) for size in (1, one_picture, 1 << 20)]
    drawn = [folder.draw(12, np.random.default_rng(0)) for folder in folders]
    assert all(torch.equal(each, drawn[-1]) for each in drawn)
    kept = [sum(pixels.nbytes for pixels in folder._decoded.values()) for folder in folders]
    assert kept[0] == 0 < kept[1] <= one_picture < kept[-1]


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


def test_of_many_bad_files_only_some_are_named(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.png").write_bytes(b"nothing")
    with pytest.raises(InputError, match="and 6 more") as raised:
        CropFolder(tmp_path, crop_px=32).draw(1, np.random.default_rng(0))
    assert str(raised.value).count(".png") < 9


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


def test_a_folder_in_two_parts_loses_and_doubles_nothing() -> None:
    paths = [Path(f"{number:02}.png") for number in range(10)]
    parts = split(paths, 0.25)
    assert parts["all"] == paths
    assert parts["held out"] == [paths[3], paths[7]]
    assert sorted(parts["learned"] + parts["held out"]) == paths


@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_small_folder_still_holds_one_out(count: int) -> None:
    paths = [Path(f"{number}.png") for number in range(count)]
    parts = split(paths, 0.03)
    assert parts["held out"] == paths[-1:] and parts["learned"] == paths[:-1]


def test_one_picture_serves_as_all_parts() -> None:
    assert split([Path("only.png")], 0.03) == {part: [Path("only.png")] for part in ("all", "learned", "held out")}


def test_held_out_pictures_are_never_learned_from(tmp_path: Path) -> None:
    for shade in range(4):
        write_pixels(tmp_path / f"{shade}.png", np.full((32, 32, 3), shade * 60, np.uint8))
    learned, held_out = (
        CropFolder(tmp_path, crop_px=32, part=part, held_out=0.25).draw(40, np.random.default_rng(0))
        for part in ("learned", "held out")
    )
    assert set((learned * 255).round().int().flatten().tolist()) == {0, 60, 120}
    assert set((held_out * 255).round().int().flatten().tolist()) == {180}
