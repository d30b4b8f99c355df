import itertools

from hypothesis import given
from hypothesis import strategies as st

from studio.geometry import Size
from studio.images.halving import half_size
from studio.optimize.scales import Scale, plan_scales
from studio.specs.optimize import OptimizeSettings
from studio.specs.stylize import SMALLEST_SIDE_PX


def test_a_small_picture_has_one_scale() -> None:
    assert plan_scales(Size(512, 400), OptimizeSettings(iterations=80), None) == (Scale(Size(512, 400), 80, None),)


def test_each_scale_is_twice_the_one_before_with_half_the_iterations() -> None:
    scales = plan_scales(Size(4000, 3000), OptimizeSettings(iterations=100), None)
    assert [scale.size for scale in scales] == [Size(500, 375), Size(1000, 750), Size(2000, 1500), Size(4000, 3000)]
    assert [scale.iterations for scale in scales] == [100, 50, 25, 12]
    assert [scale.style_px for scale in scales] == [500, 1000, 1024, None]


def test_the_style_size_that_was_asked_for_holds_at_the_last_scale() -> None:
    scales = plan_scales(Size(2000, 1000), OptimizeSettings(), 700)
    assert [scale.style_px for scale in scales] == [500, 700, 700]


@given(st.integers(32, 20_000), st.integers(32, 20_000), st.integers(64, 4000))
def test_halves_that_can_be_painted(width: int, height: int, smallest: int) -> None:
    scales = plan_scales(Size(width, height), OptimizeSettings(smallest_px=smallest), None)
    assert scales[-1].size == Size(width, height)
    for below, above in itertools.pairwise(scales):
        assert below.size == half_size(above.size)
    assert all(min(scale.size.width, scale.size.height) >= SMALLEST_SIDE_PX for scale in scales)
    assert all(scale.iterations >= 1 for scale in scales)
    longer = max(scales[0].size.width, scales[0].size.height)
    assert longer < 1.5 * smallest + 2 or min(half_size(scales[0].size).width, half_size(scales[0].size).height) < 32
