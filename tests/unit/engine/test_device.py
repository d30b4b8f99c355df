import os
from collections.abc import Iterator

import pytest
import torch

from studio.engine.device import choose_device, is_built_for, present_devices, use_mode, use_threads
from studio.errors import DeviceError
from studio.specs.stylize import Mode


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a CUDA device")
def test_an_absent_cuda_device_is_refused_in_words() -> None:
    with pytest.raises(DeviceError, match="torch sees no CUDA device here; compute on the CPU with --device cpu"):
        choose_device("cuda")


@pytest.mark.skipif(torch.backends.mps.is_available(), reason="this machine has a Metal device")
def test_an_absent_metal_device_is_refused_in_words() -> None:
    with pytest.raises(DeviceError, match="torch sees no Metal device here"):
        choose_device("mps")


@pytest.mark.skipif(torch.cuda.is_available() or torch.backends.mps.is_available(), reason="there is an accelerator")
def test_auto_falls_back_to_the_cpu() -> None:
    assert choose_device("auto") == choose_device("cpu") == torch.device("cpu")


@pytest.mark.parametrize(
    ("capability", "architectures", "is_fit"),
    [
        ((8, 6), ["sm_80", "sm_90"], True),  # a binary of the same major version
        ((8, 0), ["sm_86"], False),
        ((6, 1), ["sm_75", "sm_80", "compute_90"], False),  # older than all
        ((12, 0), ["sm_90", "compute_90"], True),  # compiled from PTX
        ((12, 0), ["sm_90"], False),
        ((9, 0), ["sm_90a"], True),
        ((9, 1), ["sm_90a"], False),
        ((10, 3), ["sm_100f"], True),
        ((12, 0), ["sm_100f"], False),
        ((9, 4), ["gfx942"], True),  # ROCm's names tell nothing
        ((8, 6), [], True),
    ],
)
def test_kernels_run_on_the_devices_they_were_built_for(
    capability: tuple[int, int], architectures: list[str], *, is_fit: bool
) -> None:
    assert is_built_for(capability, architectures) == is_fit


def test_a_device_that_torch_was_not_built_for_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: (6, 1))
    monkeypatch.setattr(torch.cuda, "get_arch_list", lambda: ["sm_75", "sm_90"])
    assert "cuda" not in present_devices()
    with pytest.raises(DeviceError, match="none of those that the installed torch was built for"):
        choose_device("cuda")
    monkeypatch.setattr(torch.cuda, "get_arch_list", lambda: ["sm_50", "sm_60"])
    assert choose_device("auto") == torch.device("cuda")


def test_a_device_that_is_busy_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise RuntimeError("CUDA error: all CUDA-capable devices are busy or unavailable")

    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_capability", refuse)
    assert "cuda" not in present_devices()


def test_threads_are_those_asked_for_or_all_there_are() -> None:
    assert use_threads(2) == torch.get_num_threads() == 2
    assert 1 <= use_threads(0) == torch.get_num_threads() <= (os.cpu_count() or 1)


def test_products_stay_in_float32() -> None:
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = True
    use_mode("exact", torch.device("cpu"))
    assert not torch.backends.cudnn.allow_tf32 and not torch.backends.cuda.matmul.allow_tf32
    assert torch.backends.cudnn.deterministic and not torch.backends.cudnn.benchmark


@pytest.fixture
def as_before() -> Iterator[None]:
    yield
    use_mode("exact", torch.device("cpu"))


@pytest.mark.usefixtures("as_before")
def test_only_the_fast_mode_on_cuda_reduces_precision() -> None:
    cpu, cuda = torch.device("cpu"), torch.device("cuda")
    assert use_mode("fast", cuda)
    assert torch.backends.cudnn.allow_tf32 and torch.backends.cuda.matmul.allow_tf32
    cases: tuple[tuple[Mode, torch.device], ...] = (("exact", cuda), ("fast", cpu), ("exact", cpu))
    for mode, device in cases:
        use_mode("fast", cuda)
        assert not use_mode(mode, device)
        assert not torch.backends.cudnn.allow_tf32 and not torch.backends.cuda.matmul.allow_tf32
        assert torch.backends.cudnn.deterministic
