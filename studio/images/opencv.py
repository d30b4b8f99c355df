"""OpenCV as the program uses it, on one thread: the only module that imports it."""

from __future__ import annotations

from pathlib import Path

import cv2

cv2.setNumThreads(1)  # torch has the cores, and results must not depend on how many there are

OPENCV_VERSION: str = cv2.__version__
CascadeClassifier = cv2.CascadeClassifier
CASCADES_DIR = Path(cv2.__file__).parent / "data"
