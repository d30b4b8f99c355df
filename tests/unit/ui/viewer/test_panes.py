from __future__ import annotations

import pytest

from studio.geometry import Size
from studio.ui.viewer.panes import PaneKind, PaneSlice, slices
from studio.ui.viewer.view_state import ViewMode, Viewport, ViewState

SPLIT = ViewState.fitting(Size(800, 600), Viewport(Size(1000, 600))).with_split_at(300)
BEFORE, AFTER = PaneKind.BEFORE, PaneKind.AFTER


def test_the_divider_parts_before_from_after() -> None:
    shown = slices(SPLIT, is_original_held=False)
    assert shown == (PaneSlice(BEFORE, 0, 0, 300), PaneSlice(AFTER, 0, 300, 1000))


def test_side_by_side_shows_whole_panes_beside_each_other() -> None:
    shown = slices(SPLIT.with_mode(ViewMode.SIDE_BY_SIDE), is_original_held=False)
    assert shown == (PaneSlice(BEFORE, 0, 0, 500), PaneSlice(AFTER, 500, 0, 500))


@pytest.mark.parametrize(("mode", "kind"), [(ViewMode.BEFORE, BEFORE), (ViewMode.AFTER, AFTER)])
def test_a_single_picture_takes_the_whole_width(mode: ViewMode, kind: PaneKind) -> None:
    assert slices(SPLIT.with_mode(mode), is_original_held=False) == (PaneSlice(kind, 0, 0, 1000),)


@pytest.mark.parametrize("mode", ViewMode)
def test_holding_the_original_leaves_nothing_repainted_on_screen(mode: ViewMode) -> None:
    assert {piece.kind for piece in slices(SPLIT.with_mode(mode), is_original_held=True)} == {BEFORE}
