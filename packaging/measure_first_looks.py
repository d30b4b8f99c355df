"""Measure how soon the window shows something: previews after a click or a key, and the first frame of a large photo.

    python packaging/measure_first_looks.py
    ONEDNN_MAX_CPU_ISA=AVX2 ATEN_CPU_CAPABILITY=avx2 python packaging/measure_first_looks.py --threads 2
    python packaging/measure_first_looks.py --only photos

Everything goes through the real window and its worker, without a screen. The clock starts with the click on a style or
the key on the strength, and stops when the canvas has been painted with the picture that came of it; of a photo it
starts when the file is handed to the window. Processor time is that of the whole program meanwhile: on a machine that
does other work it says more than the clock. The second line sets the libraries to the instructions of an older
processor.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

TIMEOUT_S = 120.0
PHOTO_PX = (4000, 3000)
LARGE_PX = (11_600, 8_700)
STYLES = 6
STEPS = 8
REST_S, IDLE_S = 0.8, 0.4
GRAIN_STEPS, GRAIN_ROWS = 5.0, 512


def main() -> int:
    arguments = parsed()
    if arguments.home is not None:
        return measured_process(arguments)
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CONFIG", "DATA", "CACHE", "STATE")
        }
        environment |= {"QT_QPA_PLATFORM": "offscreen", "GOMP_SPINCOUNT": "1000"}
        if arguments.threads:
            environment["OMP_NUM_THREADS"] = str(arguments.threads)
        command = [sys.executable, __file__, *sys.argv[1:], "--home", home]
        return subprocess.run(command, env=environment, check=False).returncode


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=0, help="CPU threads of torch; 0: as many as there are")
    parser.add_argument("--only", choices=("previews", "photos"), help="measure these alone")
    parser.add_argument("--photo", type=Path, action="append", default=[], help="open this one instead of those made")
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


@dataclass
class Lap:
    """Seconds and processor seconds from a beginning to each event that was noted, by name."""

    begun_s: float = field(default_factory=time.perf_counter)
    begun_cpu_s: float = field(default_factory=time.process_time)
    seen: dict[str, tuple[float, float]] = field(default_factory=dict)

    def note(self, name: str) -> None:
        """``name`` has happened now, where it is the first time."""
        self.seen.setdefault(name, (time.perf_counter() - self.begun_s, time.process_time() - self.begun_cpu_s))


def measured_process(arguments: argparse.Namespace) -> int:
    from PySide6.QtCore import QTimer  # noqa: PLC0415 — the environment comes first

    from studio.ui.start import Studio, application  # noqa: PLC0415

    app = application()
    studio = Studio(app, log_file=arguments.home / "log", version="")
    studio.window.resize(1280, 800)
    studio.window.show()

    def work() -> None:
        try:
            watched = Watched(studio)
            if arguments.only != "photos":
                measure_previews(watched, arguments)
            if arguments.only != "previews":
                measure_photos(watched, arguments)
        finally:
            app.quit()

    QTimer.singleShot(0, work)
    app.exec()
    studio.end()
    return 0


class Watched:
    """The window with a lap that notes what its worker paints and when its canvas has been painted."""

    def __init__(self, studio: Any) -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415

        from studio.ui.viewer.canvas_viewer import CanvasViewer  # noqa: PLC0415

        self.studio, self.lap, self.sizes = studio, Lap(), list[int]()
        viewer = studio.window.findChild(CanvasViewer)
        self._pending: list[str] = []
        watched = self

        class Filter(QObject):
            """Sees the canvas before it paints; a timer of no delay comes when it has."""

            def eventFilter(self, _object: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
                if event.type() == QEvent.Type.Paint and watched._pending:
                    names, watched._pending = watched._pending, []
                    QTimer.singleShot(0, lambda: [watched.lap.note(f"{name} seen") for name in names])
                return False

        self._filter = Filter(viewer)
        viewer.installEventFilter(self._filter)
        self.viewer = viewer
        studio.session.worker.preview_painted.connect(self._take_preview)

    def begin(self) -> Lap:
        """A new lap."""
        self.lap, self.sizes, self._pending = Lap(), [], []
        return self.lap

    def expect(self, name: str) -> None:
        """The next painting of the canvas shows what ``name`` stands for."""
        self._pending.append(name)

    def _take_preview(self, preview: Any) -> None:
        name = ("first", "second", "third")[min(2, len(self.sizes))]
        self.sizes.append(max(preview.pixels_hwc.shape[:2]))
        self.lap.note(name)
        self.lap.seen.setdefault(f"{name} in the engine", (preview.elapsed_s, float("nan")))
        self.expect(name)

    def wait(self, condition: Callable[[], bool]) -> float:
        """Run the event loop until ``condition`` holds; the longest wait of the GUI thread meanwhile, in ms."""
        from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: PLC0415

        loop, begun_s, tick_s = QEventLoop(), time.monotonic(), 0.002
        last_s, longest_ms = begun_s, 0.0

        def tick() -> None:
            nonlocal last_s, longest_ms
            now_s = time.monotonic()
            last_s, longest_ms = now_s, max(longest_ms, 1000 * (now_s - last_s - tick_s))
            if condition() or now_s - begun_s > TIMEOUT_S:
                loop.quit()

        timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=int(1000 * tick_s))
        timer.timeout.connect(tick)
        timer.start()
        loop.exec()
        return longest_ms

    def until(self, *names: str) -> float:
        """`wait` until all of ``names`` have been noted."""
        return self.wait(lambda: all(name in self.lap.seen for name in names))


def measure_previews(watched: Watched, arguments: argparse.Namespace) -> None:
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QSlider  # noqa: PLC0415

    from studio.ui.styles.list_view import StyleListView  # noqa: PLC0415

    window, worker = watched.studio.window, watched.studio.session.worker
    loaded: list[float] = []
    worker.loaded.connect(loaded.append)
    worker.load_engine()
    watched.wait(lambda: bool(loaded))
    photo = made_photo(arguments.home / "photo.jpg", PHOTO_PX)
    window.open_paths([photo])
    watched.wait(lambda: watched.studio.session.document.content == photo)
    watched.wait(quiet(1.5))
    styles = window.findChild(StyleListView)

    def click(row: int, rests_s: float = 0.0) -> Lap:
        """Paint with the style of that row, after the mouse has rested on it for a while."""
        styles.scrollTo(styles.model().index(row, 0))
        place = styles.visualRect(styles.model().index(row, 0)).center()
        if rests_s:
            QTest.mouseMove(styles.viewport(), place)
            watched.wait(quiet(rests_s))
        lap = watched.begin()
        QTest.mouseClick(styles.viewport(), Qt.MouseButton.LeftButton, pos=place)
        watched.until("first seen", "second seen")
        watched.wait(idle(worker))
        return lap

    lap = click(0)
    tell(f"the first style on a {PHOTO_PX[0] * PHOTO_PX[1] / 1e6:.0f} MP photo, {watched.sizes} px", [lap])
    laps = [click(1 + number) for number in range(STYLES)]
    tell(f"a new style, previews of {watched.sizes} px", laps)
    laps = [click(1 + STYLES + number, REST_S) for number in range(STYLES)]
    tell(f"a new style after the mouse has rested on it for {REST_S} s, previews of {watched.sizes} px", laps)
    slider = next(each for each in window.findChildren(QSlider) if each.accessibleName() == "Strength")
    slider.setFocus()
    laps = []
    for _ in range(STEPS):
        lap = watched.begin()
        QTest.keyClick(slider, Qt.Key.Key_Left)
        watched.until("first seen", "second seen")
        watched.wait(idle(worker))
        laps.append(lap)
    tell(f"the first two changes of strength, previews of {watched.sizes} px", laps[:2])
    tell(f"changes of strength after them, previews of {watched.sizes} px", laps[2:])


def measure_photos(watched: Watched, arguments: argparse.Namespace) -> None:
    home, window = arguments.home, watched.studio.window
    photos = arguments.photo or [
        made_photo(home / name, LARGE_PX, **options)
        for name, options in (
            ("baseline.jpg", {"quality": 90}),
            ("progressive.jpg", {"quality": 90, "progressive": True}),
            ("deflated.png", {"compress_level": 1}),
            ("plain.tif", {}),
            ("lzw.tif", {"compression": "tiff_lzw"}),
        )
    ]
    for photo in photos:
        lap = watched.begin()
        window.open_paths([photo])
        longest_ms = watched.wait(partial(shows, watched, photo))
        name = f"{photo.name} ({photo.stat().st_size / 1e6:.0f} MB)"
        tell(f"first frame of {name}, longest wait of the GUI {longest_ms:.0f} ms", [lap])


def shows(watched: Watched, photo: Path) -> bool:
    """Whether the canvas has been painted with something of ``photo``."""
    layers = watched.viewer._stack.before_layers()  # what a person sees
    if "photo" not in watched.lap.seen:
        if watched.studio.session.document.content == photo and layers and layers[0].is_ready:
            watched.lap.note("photo")
            watched.expect("photo")
            watched.viewer.update()
        return False
    return "photo seen" in watched.lap.seen


def made_photo(path: Path, size_px: tuple[int, int], **options: Any) -> Path:
    """Write a sample photo enlarged to ``size_px``, with the grain of a camera: without any, files are too small."""
    import numpy as np  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    from studio.paths import resources_dir  # noqa: PLC0415

    width, height = size_px
    with Image.open(resources_dir() / "photos" / "mountain_lake.jpg") as sample:
        pixels_hwc = np.array(sample.resize(size_px, Image.Resampling.BICUBIC))
    grain = np.random.default_rng(0).normal(0, GRAIN_STEPS, (min(height, GRAIN_ROWS), width, 3)).astype(np.float32)
    for top in range(0, height, GRAIN_ROWS):
        rows = pixels_hwc[top : top + GRAIN_ROWS]
        rows[...] = np.clip(rows + grain[: len(rows)], 0, 255)
    Image.fromarray(pixels_hwc).save(path, **(options or {"quality": 90}))
    return path


def quiet(seconds: float) -> Callable[[], bool]:
    """A condition that holds once ``seconds`` have passed."""
    end_s = time.monotonic() + seconds
    return lambda: time.monotonic() > end_s


def idle(worker: Any) -> Callable[[], bool]:
    """A condition that holds once the worker of the window has had nothing to paint for a while."""
    previews, windows, busy_s = worker.previews, worker.windows, [time.monotonic()]

    def has_been_idle() -> bool:
        if any(inbox._waiting or inbox._running for inbox in (previews, windows)):
            busy_s[0] = time.monotonic()
        return time.monotonic() > busy_s[0] + IDLE_S

    return has_been_idle


def tell(what: str, laps: list[Lap]) -> None:
    """Print the median of each event of ``laps``, and the least time by the clock, in milliseconds."""
    print(f"{what}:")
    for name in laps[0].seen:
        times = [lap.seen[name] for lap in laps if name in lap.seen]
        wall_ms, cpu_ms = (1000 * statistics.median(column) for column in zip(*times, strict=True))
        least_ms = 1000 * min(time_s for time_s, _ in times)
        cpu = "" if math.isnan(cpu_ms) else f", processor {cpu_ms:5.0f} ms"
        print(f"  {name:22} {wall_ms:6.0f} ms (least {least_ms:5.0f}){cpu}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
