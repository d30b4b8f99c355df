from __future__ import annotations

from torch.profiler import ProfilerActivity, profile

from studio.kernels.profiler_events import OwnKernelCall, own_kernel, own_kernel_call


def test_calls_are_read_from_their_events_under_the_profiler() -> None:
    calls = [
        OwnKernelCall("convolution", (1, 16, 34, 512), (32, 16, 3, 3)),
        OwnKernelCall("pooling", (1, 16, 34, 512)),
        OwnKernelCall("fence"),
    ]
    with profile(activities=[ProfilerActivity.CPU], acc_events=True) as watched:
        for call in calls:
            with own_kernel(call.operation, call.rows, call.kernel):
                pass
    found = [own_kernel_call(event.name) for event in watched.events()]
    assert [each for each in found if each is not None] == calls


def test_without_a_profiler_nothing_is_begun() -> None:
    assert own_kernel("convolution", (1, 16, 34, 512), (32, 16, 3, 3)) is own_kernel("pooling")


def test_products_are_those_of_every_place_the_kernel_fits_at() -> None:
    assert OwnKernelCall("convolution", (2, 3, 5, 7), (4, 3, 3, 3)).products == 4 * 3 * 9 * 2 * 3 * 5
    assert OwnKernelCall("pooling", (2, 3, 5, 7)).products == 0.0


def test_events_of_others_are_none_of_ours() -> None:
    assert own_kernel_call("aten::convolution") is None
