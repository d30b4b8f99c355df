from dataclasses import replace

import pytest
import torch

from studio.bundles.pair import Bundle
from studio.compression.pruning.groups import none_removed
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups
from studio.compression.pruning.refit_choice import RefitChoice
from studio.compression.pruning.report import TIMED_SIDE_PX, Scores, report_on
from studio.compression.pruning.surgery import remove_filters
from studio.networks.costs import macs_per_pixel, parameter_count

REMOVAL = RefitChoice(pruned=3.0, refitted=2.0, kept=1.75, refitted_levels=(2,))
SCORES = Scores(1.0, REMOVAL, retrained=1.5)


@pytest.fixture
def sides(teacher: Bundle) -> tuple[LevelsNetwork, LevelsNetwork]:
    before = LevelsNetwork([teacher.pair(level) for level in (2, 1)])
    removed = none_removed(level_groups(before))
    for flags in removed.values():
        flags[::2] = True
    after = remove_filters(before, level_groups(before), removed, probe=torch.rand(1, 3, 32, 32)).network
    assert isinstance(after, LevelsNetwork)
    return before, after


def test_costs_are_those_of_the_layer_tables(sides: tuple[LevelsNetwork, LevelsNetwork]) -> None:
    fields = report_on(*sides, SCORES, difference=2e-7).fields()
    for network, side in zip(sides, ("before", "after"), strict=True):
        pairs = [network.get_submodule(str(level)) for level in (2, 1)]
        chains = [chain.layers for pair in pairs for chain in (pair.encoder, pair.decoder)]
        assert fields[side]["parameters"] == sum(map(parameter_count, chains))
        assert fields[side]["weight_bytes"] == 4 * fields[side]["parameters"]
        assert fields[side]["macs_per_pixel"] == pytest.approx(sum(map(macs_per_pixel, chains)))
        assert len(fields[side]["runs_s"]) == 5 and min(fields[side]["runs_s"]) > 0
    speed_up = fields["theoretical_speed_up"]["convolutions"]
    assert speed_up == pytest.approx(fields["before"]["macs_per_pixel"] / fields["after"]["macs_per_pixel"])
    assert fields["scores"] == {
        "original": 1.0,
        "pruned": 3.0,
        "refitted": 2.0,
        "kept": 1.75,
        "refitted_levels": [2],
        "retrained": 1.5,
    }
    assert fields["timed"] == {"side_px": TIMED_SIDE_PX, "threads": torch.get_num_threads()}


def test_the_text_tells_the_same(sides: tuple[LevelsNetwork, LevelsNetwork]) -> None:
    report = report_on(*sides, SCORES, difference=2e-7)
    report = replace(
        report,
        before=replace(report.before, median_s=0.3),
        after=replace(report.after, median_s=0.1),
        threads=3,
    )
    lines = report.text().splitlines()
    (milliseconds,) = [line.split() for line in lines if line.startswith("milliseconds  ")]
    assert milliseconds == ["milliseconds", "300.0", "100.0", "3.00"]
    (parameters,) = [line.split() for line in lines if line.startswith("parameters")]
    assert parameters[1:3] == [f"{report.before.parameters:,}", f"{report.after.parameters:,}"]
    assert "original 1, just pruned 3, refitted 2\n" in report.text() and "3 threads" in report.text()
    assert "kept the refit of level 2: 1.75, after retraining 1.5\n" in report.text()
    assert "differ by 2.0e-07" in report.text() and "2.encoder.conv2_1" in report.text()
    assert report.fields()["measured_speed_up"] == pytest.approx(3)


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ((), "kept what was just pruned: 1.75"),
        ((4, 2), "kept the refit of levels 4, 2: 1.75"),
        (None, "kept the refit: 1.75"),
    ],
)
def test_what_was_kept_is_named(levels: tuple[int, ...] | None, said: str) -> None:
    assert said in Scores(1.0, replace(REMOVAL, refitted_levels=levels), retrained=1.5).text()
