from __future__ import annotations

import numpy as np

from studio.ui.training.runs.history import NO_HISTORY, History, HistoryWriter
from tests.unit.ui.training.runs.lines import a_beginning, a_line


def history_of(*lines: object) -> History:
    writer = HistoryWriter()
    writer.add(lines)  # type: ignore[arg-type]  # all of them are lines
    return writer.history()


def test_terms_are_told_from_their_levels() -> None:
    found = history_of(a_line(10, terms={"pixel_5": 4.0, "pixel_4": 2.0, "style": 1.0}))
    assert found.term_names == ("pixel", "style")
    assert found.levels == (5, 4)
    assert found.term("pixel", 5).values.tolist() == [4.0]
    assert found.term("pixel", None).values.tolist() == [3.0]
    assert found.term("style", 4).values.tolist() == [1.0]


def test_the_mean_of_levels_counts_at_every_step_those_that_were_logged() -> None:
    found = history_of(a_line(10, terms={"pixel_5": 4.0}), a_line(20, terms={"pixel_5": 4.0, "pixel_4": 2.0}))
    mean = found.term("pixel", None)
    assert (mean.steps.tolist(), mean.values.tolist()) == ([10, 20], [4.0, 3.0])


def test_lines_of_a_resumed_run_replace_those_after_its_checkpoint() -> None:
    writer = HistoryWriter()
    writer.add([a_line(step, terms={"pixel": 1.0}, score=5.0, layers={"a": 0.1}) for step in (10, 20, 30)])
    writer.add([a_line(20, terms={"pixel": 2.0})])
    found = writer.history()
    assert found.terms["pixel"].steps.tolist() == [10, 20]
    assert found.terms["pixel"].values.tolist() == [1.0, 2.0]
    assert found.score.steps.tolist() == [10]
    assert found.layers.steps.tolist() == [10]
    assert found.last_step == 20


def test_a_log_begun_again_is_read_as_new() -> None:
    writer = HistoryWriter()
    writer.add([a_line(10, terms={"old": 1.0}, phase="pruning")])
    writer.clear()
    writer.add([a_line(5, terms={"new": 1.0})])
    found = writer.history()
    assert (found.term_names, found.phase_starts, found.last_step) == (("new",), (), 5)


def test_layers_that_said_nothing_leave_gaps() -> None:
    history = history_of(a_line(10, layers={"a": 0.1}), a_line(20), a_line(30, layers={"a": 0.2, "b": 1.0})).layers
    assert history.names == ("a", "b")
    assert history.steps.tolist() == [10, 30]
    np.testing.assert_array_equal(history.values, [[0.1, 0.2], [np.nan, 1.0]])


def test_the_best_score_is_that_of_the_phase_at_work() -> None:
    found = history_of(
        a_line(10, score=1.0, phase="pruning"),
        a_line(20, score=4.0, phase="retraining"),
        a_line(30, score=3.0, phase="retraining"),
    )
    assert found.phase_starts == ((10, "pruning"), (20, "retraining"))
    assert found.best == (30.0, 3.0)


def test_no_history_has_nothing() -> None:
    assert (NO_HISTORY.term_names, NO_HISTORY.levels, NO_HISTORY.best) == ((), (), None)
    assert len(NO_HISTORY.term("pixel", None)) == 0


def test_a_score_before_training_is_drawn_and_is_never_the_best() -> None:
    found = history_of(a_beginning(1.0), a_line(10, score=3.0), a_line(20, score=2.0))
    assert found.score.steps.tolist() == [0, 10, 20] and found.best == (20.0, 2.0)
    assert history_of(a_beginning(1.0)).best is None
    writer = HistoryWriter()
    writer.add([a_beginning(1.0), a_line(10, score=3.0)])
    writer.add([a_beginning(1.5)])
    assert writer.history().score.values.tolist() == [1.5] and writer.history().best is None


def test_curves_can_be_told_over_minutes_of_training() -> None:
    writer = HistoryWriter()
    writer.add([a_line(120, score=3.0), a_line(180), a_line(240, score=2.0)])  # two steps a second
    history = writer.history()
    over = history.over_minutes(history.score)
    assert over.steps.tolist() == [1.0, 2.0] and over.values.tolist() == [3.0, 2.0]
    writer.add([a_line(180, score=9.0)])
    assert writer.history().elapsed.steps.tolist() == [120, 180]
