from dataclasses import replace

import numpy as np

from studio.compression.evaluation.figures import Front
from studio.compression.evaluation.front_plot import PANEL_WH, draw_front
from tests.unit.compression.evaluation.reports import REPORT, front

COLOURED = (0, 92, 175)


def test_every_judge_has_a_panel_and_every_detail_its_colour() -> None:
    drawn = np.asarray(draw_front(front(), REPORT.judges, "large"))
    assert drawn.shape == (PANEL_WH[1], 2 * PANEL_WH[0], 3)
    for panel in np.split(drawn, 2, axis=1):
        for colour in (COLOURED, (200, 80, 0)):
            assert (panel == colour).all(2).sum() > 30


def test_a_point_further_away_stands_further_right_and_a_worse_one_higher() -> None:
    near, far = front().points[1], front().points[0]
    places = []
    for point in (near, far):
        shown = Front((replace(point, name="dot", form=None),), front().reference)
        drawn = np.asarray(draw_front(shown, REPORT.judges[:1], "large"))
        rows, columns = np.nonzero((drawn[:480] == COLOURED).all(2))
        places.append((rows.mean(), columns.mean()))
    assert places[0][0] < places[1][0]
    assert places[0][1] < places[1][1]


def test_a_front_of_nothing_but_zeros_can_be_drawn() -> None:
    likeness = replace(front().points[0].figures.likeness[0], relative_w2={1: 0.0}, content_distance=0.0)
    figures = replace(front().points[0].figures, likeness=(likeness,))
    alone = Front((replace(front().points[0], figures=figures),), None)
    assert draw_front(alone, REPORT.judges[:1], None).size == PANEL_WH
