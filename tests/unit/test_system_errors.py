from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from studio.errors import DeviceError, InputError, SpaceError
from studio.system_errors import as_studio_error, check_ordinary, system_reason


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_number_is_told_in_one_line_with_its_path(number: int) -> None:
    studio_error = as_studio_error(OSError(number, os.strerror(number), "some/where.png"))
    assert studio_error is not None and "some/where.png" in str(studio_error) and "\n" not in str(studio_error)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.ENOMEM, errno.EMFILE])
def test_what_the_machine_lacks_is_a_matter_of_space(number: int) -> None:
    assert isinstance(as_studio_error(OSError(number, "full", "a")), SpaceError)


def test_a_path_in_bytes_and_none_at_all_can_be_told() -> None:
    assert "a\udcff.png cannot be used" in str(as_studio_error(OSError(errno.EACCES, "denied", b"a\xff.png")))
    assert "a file cannot be used" in str(as_studio_error(OSError(errno.EACCES, "denied")))


def test_too_little_memory_is_told() -> None:
    assert isinstance(as_studio_error(MemoryError()), SpaceError)


class OutOfMemoryError(RuntimeError):
    """Called as torch calls its own, which need not be loaded."""


@pytest.mark.parametrize(
    "error",
    [
        OutOfMemoryError("Tried to allocate 2.00 GiB"),
        RuntimeError("CUDA error: out of memory"),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
        RuntimeError("cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED"),
        RuntimeError("MPS backend out of memory (MPS allocated: 8.00 GB)"),
    ],
)
def test_a_graphics_card_without_memory_is_told(error: RuntimeError) -> None:
    told = as_studio_error(error)
    assert isinstance(told, DeviceError) and str(told).endswith("compute on the CPU with --device cpu")


def test_memory_that_torch_does_not_get_of_the_system_is_a_matter_of_space() -> None:
    refused = "[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"
    assert isinstance(as_studio_error(RuntimeError(refused)), SpaceError)


def test_other_exceptions_are_ours() -> None:
    for error in (ValueError("x"), RuntimeError("x"), OSError("a library's own"), KeyError("x")):
        assert as_studio_error(error) is None


def test_a_name_that_is_no_text_is_told() -> None:
    with pytest.raises(UnicodeEncodeError) as caught:
        "a\udcff.png".encode()
    assert isinstance(as_studio_error(caught.value), InputError)
    with pytest.raises(UnicodeEncodeError) as caught:
        "é".encode("ascii")
    assert as_studio_error(caught.value) is None


def test_a_link_to_itself_is_told_however_python_says_it(tmp_path: Path) -> None:
    link = tmp_path / "loop.png"
    link.symlink_to(link)
    with pytest.raises((OSError, RuntimeError)) as caught:
        link.resolve(strict=True)
    assert str(link) in str(as_studio_error(caught.value))


def test_advice_without_a_path() -> None:
    assert system_reason(OSError(errno.ENAMETOOLONG, "File name too long", "a")).startswith("its name is too long")
    assert system_reason(OSError(errno.EBUSY, "busy", "a")) == "the system says: busy"
    assert system_reason(OSError(errno.ENOSPC, "No space left on device", "a")).startswith("its disk is full")
    assert system_reason(OSError("image file is truncated")) == "image file is truncated"
    assert system_reason(ValueError("line 1 is no number")) == "line 1 is no number"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_files_folders_and_nothing_are_ordinary_and_pipes_are_not(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path, tmp_path / "gone", tmp_path / ("x" * 300)):
        check_ordinary(path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="pipe is no ordinary file"):
        check_ordinary(tmp_path / "pipe")
