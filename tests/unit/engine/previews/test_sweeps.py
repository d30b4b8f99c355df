import pytest

from studio.engine.previews.painting import plan_preview_sweeps
from studio.networks.layout import encoder_chain, encoder_names
from studio.streaming.sweeps import COPYING, Base, Content, Residual


@pytest.mark.parametrize("levels", [(5, 4, 3, 2, 1), (3,), (4, 1)])
def test_every_sweep_reads_the_features_the_one_before_left(levels: tuple[int, ...]) -> None:
    chains = {level: encoder_chain(level, [4] * len(encoder_names(level))) for level in levels}
    first, *painting = plan_preview_sweeps(levels, chains)
    assert (first.reads_from, first.painted, first.measured) == (None, None, levels[0])
    assert [(sweep.painted, sweep.reads_from) for sweep in painting] == [(k, i) for i, k in enumerate(levels)]
    assert [sweep.measured for sweep in painting] == [*levels[1:], None]
    assert not any(sweep.encodes_again for sweep in painting)
    left = [sweep.leaves.content for sweep in (first, *painting) if sweep.leaves is not None]
    assert left == [Content.FEATURES] * len(levels) + [Content.RESULT]


def test_what_a_sweep_leaves_does_not_depend_on_the_detail_after_it() -> None:
    chains = {level: encoder_chain(level, [4] * len(encoder_names(level))) for level in (4, 2, 1)}
    plain = plan_preview_sweeps((4, 2, 1), chains)
    residual = plan_preview_sweeps((4, 2, 1), chains, {4: 0.5, 1: 1.0})
    assert [sweep.keeps_rgb for sweep in plain] == [sweep.keeps_rgb for sweep in residual] == [False, True, True, False]
    expected = [None, Residual(0.5, Base.CANVAS), None, Residual(1.0, Base.KEPT)]
    assert [sweep.residual for sweep in residual] == expected
    assert plan_preview_sweeps((), {}) == (COPYING,)
