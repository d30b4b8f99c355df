from pathlib import Path

import pytest

from studio.errors import SpecError
from studio.specs.preview import DEFAULT_PREVIEW_PX, PreviewRequest
from studio.specs.stylize import StyleChoice, StylizeSpec

SPEC = StylizeSpec((StyleChoice(Path("style.png")),))


def test_a_preview_is_as_large_as_a_window_needs_unless_told() -> None:
    assert PreviewRequest(1, Path("content.png"), SPEC).longer_side_px == DEFAULT_PREVIEW_PX


def test_a_preview_too_small_to_paint_is_refused() -> None:
    with pytest.raises(SpecError, match="32 px, not 31"):
        PreviewRequest(1, Path("content.png"), SPEC, longer_side_px=31)
