import pytest

from studio.cli.verify_exact import keeps_promise
from studio.engine.verify import ExactnessReport, WindowReport
from studio.geometry import Region


def window(*, side_px: int = 256, largest: float = 0.1, mean: float = 0.001, double: float = 1e-7) -> WindowReport:
    return WindowReport(Region(8, 0, 8 + side_px, 300), 64, 16, largest, mean, double)


def test_rounding_alone_keeps_the_promise() -> None:
    assert keeps_promise(ExactnessReport((window(), window(side_px=512))))


@pytest.mark.parametrize("worse", [{"largest": 0.26}, {"mean": 0.011}, {"double": 2e-5}])
def test_one_window_out_of_bounds_breaks_it(worse: dict[str, float]) -> None:
    assert not keeps_promise(ExactnessReport((window(), window(**worse))))  # type: ignore[arg-type]


def test_small_windows_are_judged_in_float64_alone() -> None:
    assert keeps_promise(ExactnessReport((window(side_px=255, largest=30.0, mean=2.0),)))
    assert not keeps_promise(ExactnessReport((window(side_px=255, double=1e-4),)))
