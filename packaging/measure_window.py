"""Measure how the window feels on this machine: time to a usable window, waits of the GUI, previews; needs no screen.

    python packaging/measure_window.py

Every start is a fresh process over folders of its own. "Usable" is when the window has been painted and its event loop
has nothing left to do; torch is not loaded by then. A wait is the time by which a timer of 5 ms came too late, so it
counts what keeps the GUI thread or Python's lock, and what the machine's other work takes.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path

STARTS = 5
TICK_MS = 5
TIMEOUT_S = 180.0
WINDOW_SIZES_PX = ((1280, 800), (2560, 1440))
PAN_STEPS = 40


def main() -> int:
    if len(sys.argv) == 4:
        return measured_process(float(sys.argv[1]), Path(sys.argv[2]), works=sys.argv[3] == "works")
    starts_s = []
    for number in range(STARTS):
        with tempfile.TemporaryDirectory() as home:
            lines = run_once(Path(home), works=number == STARTS - 1)
        starts_s.append(float(lines[0].split()[-2]))
    print("\n".join(lines[1:]))
    print(f"usable after {statistics.median(starts_s):.2f} s (median of {STARTS}, worst {max(starts_s):.2f})")
    return 0


def run_once(home: Path, *, works: bool) -> list[str]:
    environment = os.environ | {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "GOMP_SPINCOUNT": "1000"}
    command = [sys.executable, __file__, str(time.time()), str(home), "works" if works else "starts"]
    finished = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return finished.stdout.splitlines()


def measured_process(started_at_s: float, home: Path, *, works: bool) -> int:
    from PySide6.QtCore import QTimer  # noqa: PLC0415 — the time to import is what is measured

    from studio.ui.start import Studio, application  # noqa: PLC0415

    app = application()
    studio = Studio(app, log_file=home / "log", version="")

    def usable() -> None:
        print(f"usable after {time.time() - started_at_s:.3f} s", flush=True)
        assert "torch" not in sys.modules
        QTimer.singleShot(0, go_on)

    def go_on() -> None:
        if works:
            measure_work(studio, home)
        app.quit()

    studio.window.show()
    QTimer.singleShot(0, usable)
    app.exec()
    studio.end()
    return 0


def measure_work(studio: object, home: Path) -> None:
    from studio.jobs.job import RenderJob  # noqa: PLC0415
    from studio.paths import resources_dir  # noqa: PLC0415
    from studio.specs.stylize import StyleChoice  # noqa: PLC0415
    from studio.ui.queue.tab import QueueTab  # noqa: PLC0415
    from studio.ui.start import Studio  # noqa: PLC0415

    assert isinstance(studio, Studio)
    worker, document, window = studio.session.worker, studio.session.document, studio.window
    previews: list[float] = []
    worker.preview_painted.connect(lambda preview: previews.append(preview.elapsed_s))
    loaded: list[float] = []
    worker.loaded.connect(loaded.append)
    worker.load_engine()
    report("while torch loads", lambda: bool(loaded))
    window.open_paths([resources_dir() / "photos" / "mountain_lake.jpg"])
    report("while a photo opens", lambda: document.content is not None)
    style = StyleChoice(resources_dir() / "styles" / "june_river.jpg")
    document.edit(replace(document.recipe, styles=(style,)), "Style")
    report("while the first preview is painted", lambda: len(previews) == 1)
    for step in range(1, 6):
        document.edit(replace(document.recipe, strength=1 - step / 10), "Strength")
        wait_until(lambda step=step: len(previews) > step)  # type: ignore[misc]
    spec = document.recipe.spec()
    queue = window.findChild(QueueTab)
    assert spec is not None
    assert queue is not None
    result = home / "result.png"
    queue.enqueue([RenderJob(resources_dir() / "photos" / "mountain_lake.jpg", result, spec)])
    report("while a picture is rendered", result.exists)
    strengths_ms = 1000 * statistics.median(previews[1:])
    print(f"first preview {previews[0]:.2f} s, after a change of strength {strengths_ms:.0f} ms (median)")
    for size in WINDOW_SIZES_PX:
        measure_panning(studio, home, size)


def measure_panning(studio: object, home: Path, size_px: tuple[int, int]) -> None:
    """A large photo is rendered while somebody pans over it at 100 %, a step at every tick."""
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtGui import QAction  # noqa: PLC0415
    from PySide6.QtTest import QTest  # noqa: PLC0415

    from studio.jobs.job import RenderJob  # noqa: PLC0415
    from studio.ui.queue.tab import QueueTab  # noqa: PLC0415
    from studio.ui.start import Studio  # noqa: PLC0415
    from studio.ui.viewer.canvas_viewer import CanvasViewer  # noqa: PLC0415

    assert isinstance(studio, Studio)
    window, document = studio.window, studio.session.document
    photo, result = large_photo(home / f"photo-{size_px[0]}.jpg"), home / f"result-{size_px[0]}.tif"
    window.resize(*size_px)
    window.open_paths([photo])
    wait_until(lambda: document.content == photo)
    for command in ("mode_after", "zoom_actual"):
        action = window.findChild(QAction, command)
        assert action is not None
        action.trigger()
    viewer, queue, spec = window.findChild(CanvasViewer), window.findChild(QueueTab), document.recipe.spec()
    assert viewer is not None
    assert queue is not None
    assert spec is not None
    queue.enqueue([RenderJob(photo, result, spec)])
    keys = cycle([Qt.Key.Key_Right] * PAN_STEPS + [Qt.Key.Key_Left] * PAN_STEPS)

    def pan_until_painted() -> bool:
        QTest.keyClick(viewer, next(keys))
        return result.exists()

    width, height = size_px
    report(f"while 12 megapixels are rendered and somebody pans, window {width} × {height}", pan_until_painted)


def large_photo(path: Path) -> Path:
    """Write a sample photo enlarged to 4000 × 3000 pixels."""
    from PIL import Image  # noqa: PLC0415

    from studio.paths import resources_dir  # noqa: PLC0415

    with Image.open(resources_dir() / "photos" / "mountain_lake.jpg") as sample:
        sample.resize((4000, 3000), Image.Resampling.BICUBIC).save(path, quality=90)
    return path


def report(when: str, condition: Callable[[], bool]) -> None:
    waits_ms = wait_until(condition)
    print(f"longest wait of the GUI {when}: {max(waits_ms):.0f} ms ({len(waits_ms)} ticks)")


def wait_until(condition: Callable[[], bool]) -> list[float]:
    """Run the event loop until ``condition`` holds; by how much each tick came too late."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: PLC0415

    loop, waits_ms, last_s = QEventLoop(), [0.0], [time.monotonic()]

    def tick() -> None:
        now_s = time.monotonic()
        waits_ms.append(1000 * (now_s - last_s[0]) - TICK_MS)
        last_s[0] = now_s
        if condition() or sum(waits_ms) > 1000 * TIMEOUT_S:
            loop.quit()

    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
    timer.timeout.connect(tick)
    timer.start()
    loop.exec()
    return waits_ms


if __name__ == "__main__":
    raise SystemExit(main())
