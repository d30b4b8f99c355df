"""The remaining time that a render tells, on a clock that runs as renders of 5 megapixels were measured to run."""

from itertools import accumulate
from pathlib import Path

import pytest

from studio.engine.canvas import ingest_work, writing_work
from studio.engine.previews.previewer import RenderCaches
from studio.engine.stylize import prepare_painting
from studio.progress import Progress, ProgressReport
from studio.specs.looks import Look
from studio.specs.stylize import StyleChoice, StylizeSpec
from tests.unit.engine.pictures import ON_CPU, write_picture

LOOK = Look("measured", level_strength={5: 0.0, 4: 0.5}, detail=0.7, level_detail={2: 0.0, 1: 0.0})
PIXELS, STEPS = 1_000_000, 100
# Nanoseconds per pixel on one core: reading, each sweep, writing; PNG to PNG.
MEASURED_NS = {
    "compact": (11.1, 51.8, 165.3, 125.1, 81.2, 17.4, 25.5),
    "compact, torch's convolutions": (13.9, 115.1, 332.1, 234.4, 143.7, 33.5, 27.1),
    "fine": (11.0, 66.6, 213.2, 151.9, 95.3, 29.7, 26.3),
    "swift": (11.5, 55.1, 138.6, 20.0, 25.4),
}


class Watch:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.mark.parametrize("measured", MEASURED_NS)
@pytest.mark.parametrize("slow_down", [1.0, 7.0], ids=["fast", "slow"])
def test_after_the_first_tenth_it_is_true_within_30_percent(tmp_path: Path, measured: str, slow_down: float) -> None:
    bundle = measured.partition(",")[0]
    spec = StylizeSpec(
        (StyleChoice(write_picture(tmp_path / "style.png", 64, 64)),),
        bundle=bundle,
        level_strength=LOOK.level_strength,
        detail=LOOK.detail,
        level_detail=LOOK.level_detail,
    )
    painting, _ = prepare_painting(spec, RenderCaches.empty().work(bundle), ON_CPU)
    sweeps = [painting.work(sweep, PIXELS) for sweep in painting.sweeps]
    stages = (ingest_work(PIXELS), *sweeps, writing_work(PIXELS))
    seconds = [slow_down * PIXELS * ns * 1e-9 for ns in MEASURED_NS[measured]]
    assert len(stages) == len(seconds)
    watch, reports = Watch(), list[ProgressReport]()
    progress = Progress(on_report=reports.append, clock=watch)
    progress.plan(sum(stages))
    for work, taken_s in zip(stages, seconds, strict=True):
        for _ in range(STEPS):
            watch.now_s += taken_s / STEPS
            progress.advance(work / STEPS, "stage")
    ends_s = list(accumulate(seconds))[-1]
    told = [report for report in reports if report.elapsed_s >= ends_s / 10 and report.elapsed_s < ends_s - 1e-6]
    assert len(told) > STEPS
    for report in told:
        assert report.eta_s == pytest.approx(ends_s - report.elapsed_s, rel=0.3, abs=0.03 * ends_s)
