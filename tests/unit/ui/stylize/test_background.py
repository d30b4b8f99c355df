import threading

import pytest
from pytestqt.qtbot import QtBot

from studio.errors import PictureError
from studio.ui.stylize.background import Background


def test_answers_come_with_their_numbers_from_another_thread(qtbot: QtBot) -> None:
    background = Background()
    with qtbot.waitSignal(background.finished) as finished:
        number = background.start(lambda: threading.current_thread() is threading.main_thread())
    assert finished.args == [number, False]
    background.close()


@pytest.mark.parametrize("error", [PictureError("no picture"), OSError("no disk"), ValueError("no sense")])
def test_a_failure_is_an_answer_too(qtbot: QtBot, error: Exception) -> None:
    background = Background()

    def fail() -> object:
        raise error

    with qtbot.waitSignal(background.failed) as failed:
        number = background.start(fail)
    assert failed.args == [number, str(error)]
    background.close()
