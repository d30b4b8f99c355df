from __future__ import annotations

from studio.ui.training.bundles.report import read_report
from studio.ui.training.bundles.report_rows import ReportRow, Verdict, report_rows
from tests.unit.ui.training.bundles.reports import an_evaluation


def rows(distance: float = 2.0) -> dict[str, ReportRow]:
    return {row.caption: row for row in report_rows(read_report(an_evaluation(distance=distance)))}


def test_costs_are_compared_as_times_less() -> None:
    found = rows()
    assert (found["Parameters"].before, found["Parameters"].after) == ("100 k", "25 k")
    assert found["Parameters"].change == "4.00 × less"
    assert found["Speed here"].change == "4.00 × faster"
    assert found["Parameters"].verdict is Verdict.BETTER


def test_a_larger_style_distance_is_worse_and_a_smaller_one_better() -> None:
    assert rows(2.0)["Style distance, level 5"].verdict is Verdict.WORSE
    assert rows(0.5)["Style distance, level 5"].verdict is Verdict.BETTER
    assert rows(2.0)["Style distance, level 4"].verdict is Verdict.SAME


def test_what_the_last_judge_and_the_grain_say_is_better_where_it_is_less() -> None:
    found = rows(2.0)
    style, photo = found["Away from the style (vgg19)"], found["Away from the photo (vgg19)"]
    assert (style.before, style.after, style.change, style.verdict) == ("0.1", "0.2", "× 2.00", Verdict.WORSE)
    assert (photo.change, photo.verdict) == ("× 0.25", Verdict.BETTER)
    assert found["Weave, coarse"].verdict is Verdict.WORSE
    assert found["Weave, fine"].verdict is Verdict.SAME
    assert found["Lattice"].verdict is Verdict.BETTER


def test_likeness_that_is_the_same_is_neither() -> None:
    assert rows()["Likeness to the photo (SSIM)"].verdict is Verdict.SAME


def test_all_levels_are_summed_up_only_where_there_are_several() -> None:
    assert "Style distance, all levels" in rows()
    plain = an_evaluation()
    plain["ratios"]["style_distance"][0]["levels"].pop("5")
    captions = [row.caption for row in report_rows(read_report(plain))]
    assert "Style distance, all levels" not in captions


def test_growing_is_told_as_such() -> None:
    plain = an_evaluation()
    plain["bundles"]["against"], plain["bundles"]["bundle"] = plain["bundles"]["bundle"], plain["bundles"]["against"]
    found = {row.caption: row for row in report_rows(read_report(plain))}
    assert (found["Parameters"].change, found["Speed here"].change) == ("4.00 × more", "4.00 × slower")
    assert found["Parameters"].verdict is Verdict.WORSE


def test_large_distances_are_told_without_powers_of_ten() -> None:
    assert rows(0.01234)["Style distance, level 5"].after == "0.0123"
    assert rows(15_600.4)["Style distance, level 5"].after == "15600"
