from pathlib import Path

import numpy as np
import pytest

from studio.images.libvips import VipsError, blob_of, call, number_of, reason, with_blob
from tests.unit.images.samples import smooth, vips


def test_brackets_in_a_path_are_no_options_and_a_rewritten_path_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a[page=3].png"
    for pixels in (smooth(20, 10), smooth(20, 10)[::-1]):
        call("pngsave", vips(pixels), str(path))
        assert np.array_equal(call("pngload", str(path)).numpy(), pixels)


def test_the_reason_is_one_line_that_says_more_than_unable() -> None:
    with pytest.raises(VipsError) as raised:
        call("pngload", "/nowhere/a.png")
    assert "/nowhere/a.png" in reason(raised.value) and "\n" not in reason(raised.value)
    assert reason(ValueError("")) == "no reason given"


def test_blobs_and_numbers_are_optional_and_never_change_the_original() -> None:
    plain = vips(smooth(4, 4))
    labelled = with_blob(plain, "my-bytes", b"\0one\0")
    assert blob_of(labelled, "my-bytes") == b"\0one\0"
    assert blob_of(plain, "my-bytes") is None
    assert number_of(plain, "orientation", 1) == 1
    assert number_of(plain, "width", 7) == 4
