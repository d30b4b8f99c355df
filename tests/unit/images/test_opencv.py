import re
from pathlib import Path

from studio.images.opencv import cv2


def test_opencv_has_one_importer_and_one_thread() -> None:
    package = Path(__file__).parents[3] / "studio"
    wanted = re.compile(r"^\s*(import|from) cv2\b", re.MULTILINE)
    importers = [path for path in package.rglob("*.py") if wanted.search(path.read_text("utf-8"))]
    assert importers == [package / "images" / "opencv.py"]
    assert cv2.getNumThreads() == 1
