import gc
import threading

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from studio.ui.window.garbage import GuiThreadCollector


def test_collections_happen_in_the_gui_thread_alone(qtbot: QtBot) -> None:
    threads = list[str]()

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "stop":
            threads.append(threading.current_thread().name)

    gc.enable()
    collector = GuiThreadCollector()
    gc.callbacks.append(note)
    try:
        worker = threading.Thread(target=lambda: [[number] for number in range(50_000)])
        worker.start()
        worker.join()
        assert threads == [] and not gc.isenabled()
        kept = [[number] for number in range(5_000)]
        qtbot.waitUntil(lambda: threads == ["MainThread"], timeout=5_000)
        assert len(kept) == 5_000
    finally:
        gc.callbacks.remove(note)
        collector.close()
    assert gc.isenabled()


def test_rests_until_it_may_go_on_and_then_leaves_out_what_exists(qtbot: QtBot) -> None:
    collections = list[str]()

    def note(phase: str, _info: dict[str, int]) -> None:
        collections.append(phase)

    collector = GuiThreadCollector(interval_ms=10)
    frozen_before = gc.get_freeze_count()
    gc.callbacks.append(note)
    try:
        collector.rest()
        loaded = [[number] for number in range(5_000)]
        ticks = list[None]()
        slower_clock = QTimer(interval=20)
        slower_clock.timeout.connect(lambda: ticks.append(None))
        slower_clock.start()
        qtbot.waitUntil(lambda: len(ticks) == 10, timeout=5_000)
        assert collections == []
        collector.go_on()
        assert gc.get_freeze_count() >= frozen_before + len(loaded)
        later = [[number] for number in range(5_000)]
        qtbot.waitUntil(lambda: "stop" in collections, timeout=5_000)
        assert len(later) == 5_000
    finally:
        gc.callbacks.remove(note)
        collector.close()
        gc.unfreeze()
