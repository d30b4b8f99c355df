import numpy as np
import pytest
import torch
from torch import nn

from studio.compression.experiments.class_folders import ClassPictures
from studio.compression.experiments.labelled_pictures import LabelledPictures, augmented, normalised


def pictures(count: int = 12) -> ClassPictures:
    random = torch.Generator().manual_seed(3)
    pixels = torch.randint(256, (count, 3, 8, 8), generator=random, dtype=torch.uint8)
    labels = torch.arange(count) % 3
    return ClassPictures(("a", "b", "c"), pixels, labels, pixels.flip(3), labels, "")


def test_inputs_are_normalised_as_the_published_networks_want_them() -> None:
    found = pictures()
    inputs = normalised(found).test_inputs(5).numpy()
    mean, deviation = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])
    rows = found.test_pictures[:5].numpy().astype(np.float64).transpose(0, 2, 3, 1)
    expected = ((rows / 255 - mean) / deviation).transpose(0, 3, 1, 2)
    assert np.abs(inputs - expected).max() < 1e-5  # a few roundings of values up to 3


def test_augmented_pictures_are_windows_of_the_padded_ones_some_mirrored() -> None:
    source = pictures(40).train_pictures + 1
    seen = set()
    for before, after in zip(source, augmented(source, torch.Generator().manual_seed(0)), strict=True):
        padded = torch.nn.functional.pad(before, (4, 4, 4, 4))
        windows = {
            (top, left, mirrored): (padded.flip(2) if mirrored else padded)[:, top : top + 8, left : left + 8]
            for top in range(9)
            for left in range(9)
            for mirrored in (False, True)
        }
        seen.add(next(place for place, window in windows.items() if torch.equal(window, after)))
    assert {mirrored for *_, mirrored in seen} == {False, True} and len(seen) > 20


def test_a_seed_repeats_what_is_drawn_and_labels_stay_with_their_pictures() -> None:
    found = pictures()
    plain = LabelledPictures(found.train_pictures, found.train_labels, found.test_pictures, found.test_labels)
    inputs, labels = plain.draw(20, torch.Generator().manual_seed(5))
    again, _ = plain.draw(20, torch.Generator().manual_seed(5))
    assert torch.equal(inputs, again)
    for one, label in zip(inputs, labels, strict=True):
        (place,) = [n for n, each in enumerate(found.train_pictures) if torch.equal(each.float(), one)]
        assert found.train_labels[place] == label


def test_accuracy_is_a_percentage_of_right_answers() -> None:
    found = normalised(pictures(1201))
    constant = nn.Sequential(nn.Flatten(), nn.Linear(192, 3))
    nn.init.zeros_(constant[1].weight)
    with torch.no_grad():
        constant[1].bias[:] = torch.eye(3)[0]
    assert found.accuracy(constant) == pytest.approx(100 * 401 / 1201)


def test_some_of_the_classes_are_a_task_of_their_own() -> None:
    found = normalised(pictures())
    few = found.of_classes((2, 0), per_class=2)
    assert few.train_labels.tolist() == [0, 0, 1, 1]
    assert torch.equal(few.train_pictures, found.train_pictures[[2, 5, 0, 3]])
    assert few.test_labels.tolist() == [0] * 4 + [1] * 4
    assert torch.equal(few.test_pictures[:4], found.test_pictures[2::3])
