import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

import pytest
import torch
from torch import Tensor

from studio.kernels.convolution import CompiledConvolution
from studio.kernels.library import ENVIRONMENT_NAME, Instructions, KernelLibrary, kernel_library
from tests.unit.kernels.compiled import EACH_LIBRARY, libraries

needs_library = pytest.mark.skipif(not libraries(), reason="the library was not compiled here")


def work() -> tuple[CompiledConvolution, Tensor]:
    library = kernel_library()
    assert library is not None
    drawn = torch.Generator().manual_seed(0)
    kernel, rows = torch.randn(16, 16, 3, 3, generator=drawn), torch.randn(1, 16, 40, 120, generator=drawn)
    convolution = CompiledConvolution(library, kernel, torch.zeros(16), upsamples=False, has_relu=True, splits=False)
    return convolution, rows.contiguous(memory_format=torch.channels_last)


def in_use(asked: str) -> str:
    """What convolves in a fresh interpreter that is ``asked`` for something."""
    code = "from studio.kernels.library import kernels_in_use; print(kernels_in_use())"
    environment = os.environ | {ENVIRONMENT_NAME: asked}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()


@needs_library
def test_the_environment_asks_for_less() -> None:
    assert in_use("torch") == "torch"
    assert in_use("baseline") == "baseline"
    assert in_use("avx512") == in_use("nonsense") == in_use("")


@EACH_LIBRARY
def test_a_library_is_never_widened(library: KernelLibrary) -> None:
    assert library.limited_to(Instructions.AVX512).instructions == library.instructions


@needs_library
def test_callers_on_several_threads_do_not_disturb_each_other() -> None:
    convolution, rows = work()
    threads = torch.get_num_threads()
    torch.set_num_threads(3)
    try:
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(convolution, [rows] * 40))
    finally:
        torch.set_num_threads(threads)
    assert all(torch.equal(each, found[0]) for each in found)


@needs_library
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_has_threads_of_its_own() -> None:
    convolution, rows = work()
    threads = torch.get_num_threads()
    torch.set_num_threads(2)

    def painted() -> bytes:
        return convolution(rows).numpy().tobytes()

    try:
        expected = painted()
        reading, writing = get_context("fork").Pipe(duplex=False)
        child = get_context("fork").Process(target=lambda: writing.send_bytes(painted()))
        child.start()
        assert reading.poll(60)
        assert reading.recv_bytes() == expected
        child.join()
    finally:
        torch.set_num_threads(threads)
