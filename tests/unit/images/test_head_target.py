import io
from pathlib import Path

import pytest

from studio.images.export import HeadWriter, save_with_head
from tests.unit.images.samples import smooth, vips


def test_the_head_is_exchanged_once_it_is_whole() -> None:
    file = io.BytesIO()
    writer = HeadWriter(file, lambda head: head.replace(b"old", b"new") if b"|" in head else None)
    assert [writer.write(part) for part in (b"ol", b"d|", b"old")] == [2, 2, 3]
    writer.finish()
    assert file.getvalue() == b"new|old"


def test_a_head_that_never_ends_is_written_as_it_is() -> None:
    file = io.BytesIO()
    writer = HeadWriter(file, lambda _head: None)
    writer.write(b"abc")
    writer.finish()
    writer.write(b"d")
    assert file.getvalue() == b"abcd"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_an_os_error() -> None:
    with pytest.raises(OSError, match="No space"):
        save_with_head("pngsave_target", vips(smooth(600, 600)), Path("/dev/full"), lambda head: head)
