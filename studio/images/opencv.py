"""The only module that imports OpenCV; it runs on one thread, so that results do not depend on how many there are."""

from __future__ import annotations

from typing import Any

import cv2 as _cv2

cv2: Any = _cv2
"""The module itself; its own annotations leave out much of what it takes."""

cv2.setNumThreads(1)
