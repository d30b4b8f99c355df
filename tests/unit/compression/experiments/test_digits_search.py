"""The search for a ratio on a convolutional network of real digits: pruned, cut and retrained at every ratio."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from torch import nn

from studio.compression.experiments.classifier_training import Budget
from studio.compression.experiments.digits_data import WIDTHS, DigitsNet, load_digits, train_base
from studio.compression.experiments.digits_search import DigitsPruning, main, search_digits
from studio.compression.experiments.labelled_pictures import LabelledPictures
from studio.compression.pruning.ratio_search import FoundRatio, begin_search, search_ratio
from studio.errors import SpecError
from studio.specs.ratio_search import RatioSteps

BUDGET = Budget(base_steps=150, pruning_steps=40, retraining_steps=20)
FLOOR = 0.9
STEPS = RatioSteps(tolerance=0.1, stages=6, largest=0.95)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def pictures() -> LabelledPictures:
    return load_digits()


@pytest.fixture(scope="module")
def base(pictures: LabelledPictures) -> DigitsNet:
    return train_base(pictures, BUDGET, seed=0)


def test_a_classifier_is_pruned_as_far_as_its_accuracy_allows(base: DigitsNet, pictures: LabelledPictures) -> None:
    pruning, accuracy = DigitsPruning(base, pictures, BUDGET, seed=0), pictures.accuracy(base) / 100
    assert accuracy > FLOOR + 0.02, "there is something to lose"
    seen: list[FoundRatio[nn.Module]] = []
    begun = begin_search(base, score=accuracy, floor=FLOOR, steps=STEPS)
    found = search_ratio(pruning.by_increg, begun, floor=FLOOR, what_goes=pruning.counts, on_judged=seen.append)
    rejected = found.search.rejected
    assert 0.2 <= found.ratio < 0.95 and rejected is not None, "a few filters cannot tell ten digits"
    assert pictures.accuracy(found.network) / 100 >= FLOOR
    assert rejected.margin is not None and rejected.margin < 0
    kept = tuple(width - gone for width, gone in zip(WIDTHS, pruning.counts(found.ratio), strict=True))
    layers = [each for each in found.network.modules() if isinstance(each, nn.Conv2d)]
    assert tuple(layer.out_channels for layer in layers) == kept
    resumed = search_ratio(pruning.by_increg, seen[-2], floor=FLOOR, what_goes=pruning.counts)
    assert resumed.search == found.search
    assert all(torch.equal(a, b) for a, b in zip(resumed.network.parameters(), found.network.parameters(), strict=True))


def test_a_floor_above_the_base_is_refused(base: DigitsNet, pictures: LabelledPictures) -> None:
    pruning = DigitsPruning(base, pictures, BUDGET, seed=0)
    with pytest.raises(SpecError, match=r"reaches 0\.9, less than the floor of 0\.99"):
        search_digits(base, pruning, accuracy=0.9, floor=0.99)


@pytest.mark.slow  # a search and its control; the parts are tested above
def test_the_command_writes_a_record_and_prints_its_attempts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "search.json"
    assert main(["--seeds", "1", "--scale", "0.1", "--floor", "85", "--json", str(record)]) == 0
    (result,) = json.loads(record.read_text())["results"]
    assert result["accuracy"] >= 85 and result["ratio"] >= 0.2 and result["speed_up"] > 1
    assert "one-shot L1 at that ratio" in capsys.readouterr().out
    assert main(["--seeds", "1", "--scale", "0.1", "--floor", "100"]) == 1
    assert "less than the floor" in capsys.readouterr().err
