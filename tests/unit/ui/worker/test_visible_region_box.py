from dataclasses import replace
from pathlib import Path

from studio.geometry import Region
from studio.specs.preview import VisibleRegion
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.worker.visible_region_box import VisibleRegionBox


def test_only_the_latest_glance_counts() -> None:
    box = VisibleRegionBox()
    assert box.latest() is None
    first = VisibleRegion(Path("photo.jpg"), StylizeSpec((StyleChoice(Path("style.png")),)), Region(0, 0, 9, 9))
    second = replace(first, level=1)
    box.put(first)
    box.put(second)
    assert box.latest() is second
    box.put(None)
    assert box.latest() is None
