from __future__ import annotations

import pytest

from studio.ui.theme.contrast import LEAST_FOR_SHAPES, contrast
from studio.ui.theme.tokens import DARK, LIGHT, Tokens
from studio.ui.widgets.plotting import faint, series_colours


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("count", [1, 6, 9, 12])
def test_curves_stand_out_from_the_ground_and_from_each_other(tokens: Tokens, count: int) -> None:
    colours = series_colours(tokens, count)
    assert len({colour.name() for colour in colours}) == count
    assert all(contrast(colour.name(), tokens.field) >= LEAST_FOR_SHAPES for colour in colours)


def test_no_curve_needs_no_colour() -> None:
    assert series_colours(LIGHT, 0) == ()


def test_dots_have_the_colour_of_their_curve_but_fainter() -> None:
    (colour,) = series_colours(DARK, 1)
    pale = faint(colour)
    assert pale.name() == colour.name()
    assert pale.alphaF() < colour.alphaF()
