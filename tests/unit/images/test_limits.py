from pathlib import Path

import pytest

from studio.errors import PictureError, SpaceError
from studio.geometry import Size
from studio.images.formats import WEBP
from studio.images.limits import Limits, check_budget, check_size, unreadable

LIMITS = Limits(max_pixels=100, decode_budget_bytes=1200)
PATH = Path("some.webp")


def test_what_fits_passes() -> None:
    check_size(PATH, Size(10, 10), LIMITS)
    check_budget(PATH, Size(10, 10), 2, LIMITS)


def test_what_does_not_says_what_to_do() -> None:
    with pytest.raises(PictureError, match=r"--max-pixels 110"):
        check_size(PATH, Size(11, 10), LIMITS)
    with pytest.raises(SpaceError, match="allow more memory"):
        check_budget(PATH, Size(11, 10), 2, LIMITS)


def test_refusals_name_the_file() -> None:
    assert "some.webp cannot be read as WebP (gone)" in str(unreadable(PATH, WEBP, "gone"))
