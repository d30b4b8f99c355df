from __future__ import annotations

import errno
from pathlib import Path

import pytest

from studio.jobs.training.failures import LINES_KEPT, explained, last_lines
from studio.system_errors import system_reason


def test_the_end_of_the_output_without_what_a_bar_drew_over(tmp_path: Path) -> None:
    assert last_lines(tmp_path) == ()
    (tmp_path / "output.log").write_bytes(b"begin\n\n  0%|  |\r 50%|##|\rgigastyle: no\r\nend")
    assert last_lines(tmp_path) == ("begin", "gigastyle: no", "end")
    (tmp_path / "output.log").write_text("\n".join(map(str, range(5000))))
    assert last_lines(tmp_path) == tuple(map(str, range(5000 - LINES_KEPT, 5000)))


@pytest.mark.parametrize(
    ("failure", "lines", "words"),
    [
        ("", ("torch.OutOfMemoryError: CUDA out of memory.",), ("ran out of memory", "smaller")),
        ("cannot write /x/last.pt: No space left on device; kept", (), ("disk is full", "resume")),
        (
            f"cannot write /x/last.pt: {system_reason(OSError(errno.ENOSPC, 'x'))}; kept",
            (),
            ("The disk is full", "resume"),
        ),
        ("the loss is not finite at step 3; begin again", (), ("lower learning rate", "step 3")),
        ("/photos holds no picture; name another folder", (), ("Put them back", "duplicate", "/photos")),
        ("there is no bundle /b/mine; installed: compact", (), ("Put it back", "resume", "/b/mine")),
        ("", ("gigastyle: /photos holds no picture",), ("/photos",)),
        ("", (), ("from outside", "Resume")),
        ("", ("step 40 of 100",), ("from outside", "memory runs out", "smaller batch")),
        ("not one picture of the folder can be read: x", (), ("Put them back", "another folder")),
        ("the program made a mistake (RuntimeError: can't allocate memory)", (), ("ran out of memory",)),
        ("/photos holds no picture", ("gigastyle: out of memory",), ("/photos",)),  # what a run says itself counts
    ],
)
def test_a_failure_says_what_to_do(failure: str, lines: tuple[str, ...], words: tuple[str, ...]) -> None:
    text = explained(failure, lines)
    assert all(word in text for word in words), text
