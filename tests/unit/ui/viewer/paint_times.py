"""How long one frame of the viewer takes on a 12-megapixel photo.

Run it from the top of the repository: ``python -m tests.unit.ui.viewer.paint_times``.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.viewer.image_tiles import image_from_pixels
from studio.ui.viewer.view_state import ViewMode
from tests.unit.ui.viewer.scenes import landscape, show


def main() -> None:
    """Print the median and the slowest frame of each motion at two window sizes."""
    options = argparse.ArgumentParser()
    options.add_argument("--frames", type=int, default=60)
    frames = options.parse_args().frames
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    before = image_from_pixels(landscape(4000, 3000))
    after = image_from_pixels(landscape(4000, 3000, is_repainted=True))
    for width, height in ((1280, 800), (2560, 1440)):
        viewer = CanvasViewer()
        viewer.resize(width, height)
        viewer.show()
        show(viewer, before, after)
        for mode in (ViewMode.SPLIT, ViewMode.SIDE_BY_SIDE):
            viewer.set_mode(mode)
            for name, move in _motions(viewer).items():
                _settle(app, viewer)
                print(f"{width} x {height}  {mode.value:12}  {name:14} {_frame_times(viewer, move, frames)}")
        viewer.set_mode(ViewMode.SPLIT)
        viewer.zoom_to_fit()
        _settle(app, viewer)
        print(f"{width} x {height}  {'split':12}  {'new preview':14} {_frame_times(viewer, _showing(viewer), frames)}")
        viewer.close_pictures()
        viewer.close()


def _showing(viewer: CanvasViewer) -> Callable[[int], None]:
    preview = image_from_pixels(landscape(512, 384, is_repainted=True))

    def show(_index: int) -> None:
        viewer.show_after(preview)

    return show


def _motions(viewer: CanvasViewer) -> dict[str, Callable[[int], None]]:
    def swing(index: int) -> int:
        return 1 if index % 40 < 20 else -1

    def split(index: int) -> None:
        viewer.set_split(0.2 + 0.6 * (index % 40) / 40)

    def pan(zoom: float) -> Callable[[int], None]:
        def move(index: int) -> None:
            if index == 0:
                viewer.zoom_to(zoom)
            viewer._change_view(lambda view: view.panned(17 * swing(index), 9 * swing(index)))

        return move

    def zoom(index: int) -> None:
        viewer.zoom_to(viewer.zoom * (1.07 if swing(index) > 0 else 1 / 1.07))

    return {
        "split drag": split,
        "zoom from fit": zoom,
        "pan at 45 %": pan(0.45),
        "pan at 100 %": pan(1.0),
        "pan at 370 %": pan(3.7),
    }


def _settle(app: QApplication, viewer: CanvasViewer) -> None:
    viewer.repaint()
    end = time.perf_counter() + 0.6
    while time.perf_counter() < end:
        app.processEvents()


def _frame_times(viewer: CanvasViewer, move: Callable[[int], None], frames: int) -> str:
    times_ms = []
    for index in range(frames):
        start = time.perf_counter()
        move(index)
        viewer.repaint()
        times_ms.append((time.perf_counter() - start) * 1000)
    return f"median {statistics.median(times_ms[1:]):5.1f} ms   slowest {max(times_ms[1:]):5.1f} ms"


if __name__ == "__main__":
    main()
