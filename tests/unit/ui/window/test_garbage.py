import gc
import threading

from pytestqt.qtbot import QtBot

from studio.ui.window.garbage import GuiThreadCollector


def test_collections_happen_in_the_gui_thread_alone(qtbot: QtBot) -> None:
    threads = list[str]()

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "stop":
            threads.append(threading.current_thread().name)

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
