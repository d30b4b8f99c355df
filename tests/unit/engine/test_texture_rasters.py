import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.in_memory import raster_of
from studio.engine.texture_rasters import enlarged_raster, noise_raster, read_wrapped, repeated_raster
from studio.geometry import Region, Size
from studio.images.rasters import ComputedRaster

MEAN, ROOT = np.array([0.5, 0.4, 0.6]), np.array([[0.10, 0.02, 0.0], [0.02, 0.08, 0.01], [0.0, 0.01, 0.05]])
PLAIN = np.eye(3) / 8
MASK = (1 << 64) - 1


def noise(width: int, height: int, seed: int = 5) -> ComputedRaster:
    return noise_raster(Size(width, height), seed, MEAN, ROOT)


def whole(raster: ComputedRaster) -> np.ndarray:
    return raster.read(Region.whole(raster.size))


def split_mix(state: int) -> int:
    """The generator of Steele, Lea and Flood (2014), one number from ``state``, in Python's own integers."""
    state = (state + 0x9E3779B97F4A7C15) & MASK
    state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & MASK
    return state ^ (state >> 31)


def test_the_hash_is_that_of_the_paper() -> None:
    assert split_mix(1234567) == 6457827717110365317  # the first number of the published test vector
    found = noise_raster(Size(40, 30), 7, np.full(3, 0.5), PLAIN).read(Region(33, 21, 34, 22))[0, 0]
    for channel in range(3):
        bits = split_mix((split_mix((split_mix(7 * 3 + channel) + 21) & MASK) + 33) & MASK)
        total = sum((bits >> shift) & 0xFFFF for shift in (0, 16, 32, 48))
        normal = (total - 131_070) / (2 * np.sqrt((65_536**2 - 1) / 12))
        assert found[channel] == np.float32(np.clip(0.5 + normal / 8, 0, 1))


@given(left=st.integers(0, 30), top=st.integers(0, 20), width=st.integers(1, 30), height=st.integers(1, 20))
def test_noise_depends_on_position_and_seed_alone(left: int, top: int, width: int, height: int) -> None:
    region = Region(left, top, left + width, top + height)
    part = noise(60, 40).read(region)
    np.testing.assert_array_equal(part, whole(noise(60, 40))[region.top : region.bottom, region.left : region.right])
    np.testing.assert_array_equal(part, noise(900, 700).read(region))
    assert (noise(60, 40, seed=6).read(region) != part).any()


def test_noise_has_the_colours_that_were_asked_for() -> None:
    pixels = whole(noise(512, 512)).reshape(-1, 3).astype(np.float64)
    count = len(pixels)
    covariance = ROOT @ ROOT.T  # every pixel lies within 0..1: the tails end at 3.5 deviations
    deviation = np.sqrt(np.diagonal(covariance) / count)
    assert (np.abs(pixels.mean(0) - MEAN) < 5 * deviation).all()
    of_covariance = np.sqrt((covariance**2 + np.outer(np.diagonal(covariance), np.diagonal(covariance))) / count)
    assert (np.abs(np.cov(pixels.T) - covariance) < 5 * of_covariance).all()


@pytest.mark.parametrize("wraps", [False, True])
@pytest.mark.parametrize(("width", "height"), [(24, 18), (23, 17)])
def test_an_enlargement_is_linear_between_pixels(wraps: bool, width: int, height: int) -> None:
    small = np.random.default_rng(2).integers(0, 65_536, (9, 12, 3), dtype=np.uint16)
    enlarged = enlarged_raster(raster_of(small), Size(width, height), wraps=wraps)
    padded = np.pad(small / 65_535, ((1, 1), (1, 1), (0, 0)), mode="wrap" if wraps else "reflect")
    planes = torch.from_numpy(padded).permute(2, 0, 1)[None]
    expected = F.interpolate(planes, scale_factor=2, mode="bilinear")[0, :, 2 : 2 + height, 2 : 2 + width]
    # rounded to float32 when scaled and in two sums of two products: less than 8 units of its last place at 1
    np.testing.assert_allclose(whole(enlarged), expected.permute(1, 2, 0).numpy(), rtol=0, atol=8 * 2.0**-24)
    region = Region(5, 4, width, 13)
    np.testing.assert_array_equal(enlarged.read(region), whole(enlarged)[4:13, 5:width])


@given(left=st.integers(-40, 40), top=st.integers(-30, 30), width=st.integers(1, 50), height=st.integers(1, 40))
def test_a_period_goes_on_for_ever(left: int, top: int, width: int, height: int) -> None:
    pixels = np.arange(7 * 5 * 3, dtype=np.uint16).reshape(5, 7, 3)
    found = read_wrapped(raster_of(pixels), Region(left, top, left + width, top + height))
    rows, columns = np.arange(top, top + height) % 5, np.arange(left, left + width) % 7
    np.testing.assert_array_equal(found, pixels[np.ix_(rows, columns)])


def test_a_repetition_has_its_period_in_the_middle() -> None:
    pixels = np.arange(6 * 4 * 3, dtype=np.uint16).reshape(4, 6, 3)
    repeated = repeated_raster(raster_of(pixels), 10)
    assert repeated.size == Size(26, 24)
    np.testing.assert_array_equal(repeated.read(Region(10, 10, 16, 14)), pixels)
    np.testing.assert_array_equal(whole(repeated), np.pad(pixels, ((10, 10), (10, 10), (0, 0)), mode="wrap"))


def test_what_is_computed_cannot_be_written() -> None:
    with pytest.raises(TypeError, match="cannot be written"):
        noise(20, 20).write(Region(0, 0, 1, 1), np.zeros((1, 1, 3), np.float32))
    with pytest.raises(ValueError, match="does not lie"):
        noise(20, 20).read(Region(0, 0, 21, 1))
