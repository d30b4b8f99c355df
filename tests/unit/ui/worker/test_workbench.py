from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.errors import SpaceError
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import StylizeSpec
from studio.ui.worker.preview_inbox import PreviewErrand
from studio.ui.worker.superseding import Superseding
from studio.ui.worker.workbench import Workbench
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, spec_of, write_picture


@pytest.fixture
def spec(tmp_path: Path) -> StylizeSpec:
    write_tiny_bundle(tmp_path / "tiny", levels=(2, 1))
    return spec_of(write_picture(tmp_path / "style.png", 64, 48), bundle=str(tmp_path / "tiny"))


@pytest.fixture
def errand(spec: StylizeSpec, tmp_path: Path) -> PreviewErrand[PreviewRequest]:
    request = PreviewRequest(1, write_picture(tmp_path / "content.png", 80, 60), spec)
    return PreviewErrand(request, ON_CPU, Superseding())


def test_a_preview_within_a_render_leaves_its_threads_alone_and_serves_later_ones(
    errand: PreviewErrand[PreviewRequest],
) -> None:
    bench = Workbench()
    torch.set_num_threads(2)
    with torch.inference_mode():
        bench.paint_preview(errand)
    assert torch.get_num_threads() == 2
    torch.set_num_threads(1)
    request = replace(errand.request, spec=replace(errand.request.spec, strength=0.5))
    later = bench.paint_preview(replace(errand, request=request))
    assert later.reused == ("content", "styles", "features 2")


def test_when_memory_runs_out_what_is_kept_is_given_back_first(
    errand: PreviewErrand[PreviewRequest], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Workbench()
    bench.paint_preview(errand)
    paint, failures = bench._painter.paint, [torch.OutOfMemoryError("CUDA out of memory")]

    def paint_on_a_full_device(*arguments: object) -> object:
        if failures:
            raise failures.pop()
        return paint(*arguments)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(bench._painter, "paint", paint_on_a_full_device)
    assert bench.paint_preview(errand).reused == ("styles",)


def test_memory_that_never_suffices_is_told(
    errand: PreviewErrand[PreviewRequest], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    bench = Workbench()
    monkeypatch.setattr(bench._painter, "paint", fail)
    with pytest.raises(SpaceError, match="not enough memory for a preview"):
        bench.paint_preview(errand)


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a CUDA device")
def test_a_device_that_is_gone_stops_no_preview(errand: PreviewErrand[PreviewRequest]) -> None:
    bench = Workbench()
    gone = replace(errand, resources=replace(errand.resources, device="cuda"))
    assert "cuda" not in bench.devices
    assert (bench.paint_preview(gone).pixels_hwc == bench.paint_preview(errand).pixels_hwc).all()
