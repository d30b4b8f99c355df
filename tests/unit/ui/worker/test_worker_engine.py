from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.errors import SpaceError
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import StylizeSpec
from studio.ui.worker.preview_inbox import GracefulCancellation, PreviewTask
from studio.ui.worker.worker_engine import WorkerEngine
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, spec_of, write_picture


@pytest.fixture
def spec(tmp_path: Path) -> StylizeSpec:
    write_tiny_bundle(tmp_path / "tiny", levels=(2, 1))
    return spec_of(write_picture(tmp_path / "style.png", 64, 48), bundle=str(tmp_path / "tiny"))


@pytest.fixture
def task(spec: StylizeSpec, tmp_path: Path) -> PreviewTask[PreviewRequest]:
    request = PreviewRequest(1, write_picture(tmp_path / "content.png", 80, 60), spec)
    return PreviewTask(request, ON_CPU, GracefulCancellation())


def test_a_preview_within_a_render_leaves_its_threads_alone_and_serves_later_ones(
    task: PreviewTask[PreviewRequest],
) -> None:
    engine = WorkerEngine()
    torch.set_num_threads(2)
    with torch.inference_mode():
        engine.paint_preview(task)
    assert torch.get_num_threads() == 2
    torch.set_num_threads(1)
    request = replace(task.request, spec=replace(task.request.spec, strength=0.5))
    later = engine.paint_preview(replace(task, request=request))
    assert later.reused == ("content", "styles", "features 2")


def test_when_memory_runs_out_what_is_kept_is_given_back_first(
    task: PreviewTask[PreviewRequest], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = WorkerEngine()
    engine.paint_preview(task)
    paint, failures = engine._painter.paint, [torch.OutOfMemoryError("CUDA out of memory")]

    def paint_on_a_full_device(*arguments: object) -> object:
        if failures:
            raise failures.pop()
        return paint(*arguments)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(engine._painter, "paint", paint_on_a_full_device)
    assert engine.paint_preview(task).reused == ("styles",)


def test_memory_that_never_suffices_is_told(task: PreviewTask[PreviewRequest], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    engine = WorkerEngine()
    monkeypatch.setattr(engine._painter, "paint", fail)
    with pytest.raises(SpaceError, match="not enough memory for a preview"):
        engine.paint_preview(task)


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a CUDA device")
def test_a_device_that_is_gone_stops_no_preview(task: PreviewTask[PreviewRequest]) -> None:
    engine = WorkerEngine()
    gone = replace(task, resources=replace(task.resources, device="cuda"))
    assert "cuda" not in engine.devices
    assert (engine.paint_preview(gone).pixels_hwc == engine.paint_preview(task).pixels_hwc).all()
