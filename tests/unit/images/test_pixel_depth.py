import numpy as np
import pytest

from studio.images.pixel_depth import at_depth, opaque_bytes


def test_eight_bits_survive_the_way_through_sixteen() -> None:
    eight = np.arange(256, dtype=np.uint8).reshape(16, 16, 1).repeat(3, axis=2)
    sixteen = at_depth(eight, 16)
    assert sixteen.dtype == np.uint16 and (sixteen.min(), sixteen.max()) == (0, 65535)
    assert np.array_equal(at_depth(sixteen, 8), eight)
    assert at_depth(eight, 8) is eight and at_depth(sixteen, 16) is sixteen


def test_sixteen_bits_are_rounded_to_the_nearest() -> None:
    sixteen = np.arange(65536, dtype=np.uint16).reshape(256, 256, 1)
    assert np.array_equal(at_depth(sixteen, 8), np.rint(sixteen / 257).astype(np.uint8))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_what_is_transparent_becomes_white(dtype: type) -> None:
    top = np.iinfo(dtype).max
    pixels = np.array([[[0, 0, 0, top], [0, 0, 0, 0], [top, top, top, 0]]], dtype)
    assert opaque_bytes(pixels).tolist() == [[[0] * 3, [255] * 3, [255] * 3]]
    half = np.array([[[0, 255, 100, 128]]], np.uint8)
    assert opaque_bytes(half).tolist() == [[[127, 255, 177]]]
    assert np.array_equal(opaque_bytes(pixels[..., :3])[0, 2], [255] * 3)
