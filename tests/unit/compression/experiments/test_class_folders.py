import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from studio.compression.experiments.class_folders import ClassPictures, read_classes
from studio.errors import InputError, JobError
from tests.unit.compression.experiments.picture_folders import make_class_folders, zipped


def same(first: ClassPictures, second: ClassPictures) -> bool:
    tensors = ("train_pictures", "train_labels", "test_pictures", "test_labels")
    return (first.classes, first.digest) == (second.classes, second.digest) and all(
        torch.equal(getattr(first, name), getattr(second, name)) for name in tensors
    )


def test_pictures_are_read_with_their_classes_in_order(tmp_path: Path) -> None:
    folder = make_class_folders(tmp_path / "data")
    found = read_classes(folder)
    assert found.classes == ("blue", "green", "red")
    assert found.train_labels.tolist() == [0] * 6 + [1] * 6 + [2] * 6
    assert found.test_pictures.shape == (9, 3, 32, 32) and found.test_pictures.dtype == torch.uint8
    written = np.asarray(Image.open(folder / "train" / "green" / "02.png"))
    assert np.array_equal(found.train_pictures[8].permute(1, 2, 0).numpy(), written)


@pytest.mark.parametrize("inside", ["", "cifar/"])
def test_a_zip_file_holds_the_same_data_as_its_folder(tmp_path: Path, inside: str) -> None:
    folder = make_class_folders(tmp_path / "data")
    archive = zipped(folder, tmp_path / "data.zip", inside=inside)
    assert same(read_classes(archive), read_classes(folder))


def test_pictures_of_other_sizes_are_cut_square_and_scaled(tmp_path: Path) -> None:
    folder = make_class_folders(tmp_path / "data", side_px=32)
    wide = np.zeros((20, 60, 3), np.uint8)
    wide[:, 20:40] = 200  # the square in the middle
    Image.fromarray(wide).save(folder / "train" / "red" / "00.png")
    found = read_classes(folder, side_px=16)
    assert found.train_pictures.shape[2:] == (16, 16)
    assert (found.train_pictures[12] == 200).all()


def test_hidden_files_and_what_is_no_picture_do_not_count(tmp_path: Path) -> None:
    folder = make_class_folders(tmp_path / "data")
    expected = read_classes(folder)
    (folder / "train" / "red" / "notes.txt").write_text("these are red")
    (folder / "test" / "red" / "._00.png").write_bytes(b"\0")
    (folder / "labels.txt").write_text("red")
    assert same(read_classes(folder), expected)


def test_decoded_pictures_are_kept_and_other_data_is_refused(tmp_path: Path) -> None:
    folder, cache = make_class_folders(tmp_path / "data"), tmp_path / "run" / "pictures.safetensors"
    first = read_classes(folder, cache=cache)
    written = cache.read_bytes()
    assert same(read_classes(folder, cache=cache), first)
    other = make_class_folders(tmp_path / "other", seed=1)
    with pytest.raises(JobError, match=r"begun with other data than .*other"):
        read_classes(other, cache=cache)
    with pytest.raises(JobError, match="other data"):
        read_classes(folder, side_px=16, cache=cache)
    assert cache.read_bytes() == written
    cache.write_bytes(written[:-9])
    with pytest.raises(JobError, match="damaged"):
        read_classes(folder, cache=cache)


@pytest.mark.parametrize(("classes", "told"), [((), "no class"), (("red",), "one class")])
def test_one_class_or_none_is_an_error(tmp_path: Path, classes: tuple[str, ...], told: str) -> None:
    folder = make_class_folders(tmp_path / "data", classes)
    folder.mkdir(exist_ok=True)
    with pytest.raises(InputError, match=rf"{told} in train/.* at least two folders"):
        read_classes(folder)


def test_other_test_classes_and_empty_ones_are_errors_that_name_them(tmp_path: Path) -> None:
    folder = make_class_folders(tmp_path / "data")
    for path in (folder / "test" / "green").iterdir():
        path.unlink()
    for source in (folder, zipped(folder, tmp_path / "data.zip")):
        with pytest.raises(InputError, match="test/green holds no picture"):
            read_classes(source)
    shutil.rmtree(folder / "test" / "green")
    with pytest.raises(InputError, match=r"green is in one of train/ and test/ only"):
        read_classes(folder)


def test_unreadable_pictures_are_counted_and_named(tmp_path: Path) -> None:
    folder = make_class_folders(tmp_path / "data")
    for number in range(4):
        (folder / "train" / "red" / f"{number:02}.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    with pytest.raises(InputError, match=r"4 pictures cannot be read.*train/red/00.png: .*train/red/02.png: .* …"):
        read_classes(folder)


def test_neither_a_folder_nor_a_zip_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data.zip").write_bytes(b"PK nothing")
    for name in ("data.zip", "missing"):
        with pytest.raises(InputError, match="neither a folder nor a zip file"):
            read_classes(tmp_path / name)
