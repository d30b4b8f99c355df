from pathlib import Path

import pytest

from studio.specs.lut import LutRequest
from studio.specs.preview import PreviewRequest, RegionsRequest
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from studio.ui.worker.low_priority import CellTask, LowPriorityInbox, RegionsTask, StylesTask, TableTask

STYLE = StyleChoice(Path("style.png"))


def cell(number: int) -> CellTask:
    return CellTask(PreviewRequest(number, Path("photo.png"), StylizeSpec((STYLE,))), Resources())


def table(number: int) -> TableTask:
    return TableTask(number, LutRequest((STYLE,)), Path("colours.cube"), Resources(), overwrite=True)


def taken(inbox: LowPriorityInbox) -> int:
    task = inbox.take()
    assert isinstance(task, CellTask)
    return task.request.number


@pytest.fixture
def inbox() -> LowPriorityInbox:
    return LowPriorityInbox()


def test_tables_come_first_and_cells_in_their_order(inbox: LowPriorityInbox) -> None:
    inbox.put_cells([cell(1), cell(2)])
    inbox.put_table(table(7))
    first = inbox.take()
    assert isinstance(first, TableTask) and first.number == 7
    assert taken(inbox) == 1 and inbox.finish()
    assert taken(inbox) == 2 and inbox.finish()
    assert inbox.take() is None


def test_an_interrupted_cell_is_the_next_one_again(inbox: LowPriorityInbox) -> None:
    inbox.put_cells([cell(1), cell(2)])
    running = inbox.take()
    assert isinstance(running, CellTask)
    inbox.interrupt()
    assert running.cancellation.is_requested
    inbox.put_back()
    again = inbox.take()
    assert isinstance(again, CellTask) and again.request.number == 1 and not again.cancellation.is_requested


def test_other_cells_take_the_place_of_all_before(inbox: LowPriorityInbox) -> None:
    inbox.put_cells([cell(1), cell(2)])
    running = inbox.take()
    assert isinstance(running, CellTask)
    inbox.put_cells([cell(3)])
    assert running.cancellation.is_requested
    inbox.put_back()
    assert taken(inbox) == 3
    inbox.put_cells([])
    assert not inbox.finish(), "nobody wants it any more"
    assert inbox.take() is None


def test_once_closed_nothing_is_done(inbox: LowPriorityInbox) -> None:
    inbox.put_cells([cell(1)])
    inbox.put_table(table(1))
    inbox.close()
    inbox.put_cells([cell(2)])
    inbox.put_table(table(2))
    assert inbox.take() is None


def regions(number: int) -> RegionsTask:
    return RegionsTask(RegionsRequest(number, Path("photo.png"), 3), Resources())


def test_of_regions_the_latest_come_before_all_else(inbox: LowPriorityInbox) -> None:
    inbox.put_table(table(1))
    inbox.put_regions(regions(4))
    inbox.put_regions(regions(5))
    first = inbox.take()
    assert isinstance(first, RegionsTask) and first.request.number == 5
    assert isinstance(inbox.take(), TableTask)
    assert inbox.take() is None
    inbox.put_regions(regions(6))
    inbox.close()
    assert inbox.take() is None


def styles(name: str) -> StylesTask:
    return StylesTask(StylizeSpec((StyleChoice(Path(name)),)), Resources())


def test_of_styles_the_latest_come_after_all_else(inbox: LowPriorityInbox) -> None:
    first, second, third = (styles(name) for name in ("a.png", "b.png", "c.png"))
    inbox.put_styles(first)
    inbox.put_styles(second)
    inbox.put_cells([cell(1)])
    assert taken(inbox) == 1 and inbox.finish()
    assert inbox.take() is second
    inbox.put_styles(third)
    assert second.cancellation.is_requested
    inbox.put_back()
    assert inbox.take() is third
    inbox.finish()
    assert inbox.take() is None


def test_interrupted_styles_wait_again_until_closed(inbox: LowPriorityInbox) -> None:
    inbox.put_styles(styles("a.png"))
    running = inbox.take()
    assert isinstance(running, StylesTask)
    inbox.interrupt()
    assert running.cancellation.is_requested
    inbox.put_back()
    again = inbox.take()
    assert isinstance(again, StylesTask) and again.spec == running.spec and not again.cancellation.is_requested
    inbox.close()
    assert again.cancellation.is_requested
    inbox.put_back()
    inbox.put_styles(styles("b.png"))
    assert inbox.take() is None


def test_other_cells_do_not_stop_styles(inbox: LowPriorityInbox) -> None:
    inbox.put_styles(styles("a.png"))
    running = inbox.take()
    inbox.put_cells([cell(1)])
    assert isinstance(running, StylesTask) and not running.cancellation.is_requested
    assert inbox.finish()
