import math
import time
from pathlib import Path

import pytest
from torch.profiler import ProfilerActivity, profile

from studio.bench.profile import Kind, kind_of, primitives_of, profile_levels
from studio.kernels.library import kernel_library
from studio.kernels.profiler_events import own_kernel
from studio.streaming import row_layer
from tests.unit.bench.pictures import tiny_workload


def test_every_level_is_profiled_and_its_shares_make_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_layer, "kernel_library", lambda: None)
    told: list[str] = []
    workload = tiny_workload(tmp_path, levels=(3, 1))
    found = profile_levels(workload, megapixels=0.02, on_step=told.append)
    assert [each.level for each in found.levels] == [3, 1]
    assert len(told) == 2
    for level in found.levels:
        assert sum(level.shares.values()) == pytest.approx(1.0)
        assert min(level.shares.values()) >= 0.0
        assert level.seconds > 0.0
        assert level.shares[Kind.CONVOLUTION] > 0.0
    deep, shallow = found.levels
    assert deep.shares[Kind.TRANSPOSED] > 0.0
    assert shallow.shares[Kind.TRANSPOSED] == 0.0, "level 1 upsamples nothing"
    text = found.to_text()
    assert "level 3" in text and "transposed convolutions" in text
    assert text.startswith(found.machine.to_text())


@pytest.mark.skipif(kernel_library() is None, reason="the library was not compiled here")
def test_convolutions_of_our_own_are_a_kind(tmp_path: Path) -> None:
    (level,) = profile_levels(tiny_workload(tmp_path, levels=(3,)), megapixels=0.02, on_step=lambda _: None).levels
    assert level.shares[Kind.OWN] > 0.0
    assert "own convolution" in {each.name for each in level.primitives}


def test_kernels_of_our_own_are_counted_by_shape() -> None:
    with profile(activities=[ProfilerActivity.CPU], record_shapes=True, acc_events=True) as watched:
        for _ in range(2):
            with own_kernel("convolution", (1, 16, 34, 512), (32, 16, 3, 3)):
                time.sleep(0.001)  # nothing that torch sees
        with own_kernel("pooling", (1, 16, 34, 512)):
            pass
    (convolution,) = primitives_of(watched.events(), scale=1.0)
    assert (convolution.kind, convolution.name, convolution.kernel) == (Kind.OWN, "own convolution", (32, 16, 3, 3))
    assert convolution.calls == 2
    assert kind_of("gigastyle::pooling 1x16x34x512", ()) is Kind.ELEMENTWISE
    assert convolution.seconds >= 0.002
    assert convolution.gflops == pytest.approx(2 * 2e-9 * 32 * 16 * 9 * 32 * 510 / convolution.seconds)


def test_products_of_a_level_are_those_of_its_kernels(tmp_path: Path) -> None:
    """Four channels of level 1 are kept, so that it encodes once; a narrow layer gives several pixels at a time."""
    workload = tiny_workload(tmp_path, levels=(1,))
    (level,) = profile_levels(workload, megapixels=0.02, on_step=lambda _: None).levels
    (layer,) = workload.bundle().pair(1).encoder.layers
    encodes = next(each for each in level.primitives if each.kernel[1] == layer.in_channels)
    pixels_at_once = encodes.kernel[0] // layer.out_channels
    products = encodes.gflops * encodes.seconds * 1e9 / 2
    painted = products / math.prod(encodes.kernel) * pixels_at_once / 1e6
    assert level.megapixels <= painted <= level.megapixels * 1.3, "padded to whole cells of 16"


@pytest.mark.parametrize(
    ("name", "values", "kind"),
    [
        ("aten::mkldnn_convolution", ["", "", "", [0, 0], [1, 1], [1, 1], 1], Kind.CONVOLUTION),
        ("aten::_convolution", ["", "", "", [2, 2], [3, 3], [1, 1], True], Kind.TRANSPOSED),
        ("aten::convolution", ["", "", "", [2, 2], [3, 3], [1, 1], False], Kind.CONVOLUTION),
        ("aten::copy_", [], Kind.COPY),
        ("aten::mm", [], Kind.STATISTICS),
        ("aten::as_strided", [], Kind.VIEWS),
        ("aten::clamp_min", [], Kind.ELEMENTWISE),
        ("gigastyle::convolution 1x16x34x512 32x16x3x3", [], Kind.OWN),
    ],
)
def test_operations_have_their_kind(name: str, values: list[object], kind: Kind) -> None:
    assert kind_of(name, values) == kind
