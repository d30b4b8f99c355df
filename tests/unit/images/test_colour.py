import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from studio.errors import PictureError
from studio.images.colour import is_srgb, srgb_profile, to_srgb
from tests.unit.images.samples import profile, smooth, vips, with_profile


def test_srgb_is_left_alone_bit_for_bit() -> None:
    for pixels in (smooth(40, 30), smooth(40, 30, 4, np.uint16)):
        result = to_srgb(with_profile(vips(pixels), srgb_profile()))
        assert np.array_equal(result.image.numpy(), pixels)
        assert not result.is_converted
    assert result.bit_depth == 16 and result.has_alpha


def test_profiles_are_judged_by_what_they_do() -> None:
    pillow_srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert is_srgb(pillow_srgb) and is_srgb(profile("srgb"))
    assert not is_srgb(profile("p3"))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_display_p3_is_converted_at_its_own_depth(dtype: type) -> None:
    pixels = smooth(60, 40, 3, dtype)
    result = to_srgb(with_profile(vips(pixels), profile("p3")))
    assert result.is_converted and result.bit_depth == np.dtype(dtype).itemsize * 8
    found = result.image.numpy()
    assert found.dtype == dtype
    eight_bit = (pixels / (257 if dtype is np.uint16 else 1)).astype(np.uint8)
    expected = np.asarray(
        ImageCms.profileToProfile(
            Image.fromarray(eight_bit),
            ImageCms.getOpenProfile(io.BytesIO(profile("p3"))),
            ImageCms.getOpenProfile(io.BytesIO(profile("srgb"))),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        )
    )
    difference = np.abs(found / (257 if dtype is np.uint16 else 1) - expected)
    assert difference.mean() < 0.6 and np.percentile(difference, 99) <= 3


def test_alpha_passes_a_conversion_untouched() -> None:
    pixels = smooth(60, 40, 4)
    result = to_srgb(with_profile(vips(pixels), profile("p3"))).image.numpy()
    assert np.array_equal(result[..., 3], pixels[..., 3])
    opaque = to_srgb(with_profile(vips(pixels[..., :3]), profile("p3"))).image.numpy()
    assert np.array_equal(result[..., :3], opaque)


def test_grey_becomes_three_equal_bands() -> None:
    grey = smooth(30, 20, 1)
    assert np.array_equal(to_srgb(vips(grey, "b-w")).image.numpy(), np.repeat(grey, 3, axis=2))
    deep = smooth(30, 20, 1, np.uint16)
    assert np.array_equal(to_srgb(vips(deep, "grey16")).image.numpy(), np.repeat(deep, 3, axis=2))


def test_cmyk_without_profile_gets_a_usual_one() -> None:
    inks = np.zeros((1, 3, 4), np.uint8)
    inks[0, 1, 3] = 255  # black ink
    inks[0, 2, 0] = 255  # cyan ink
    white, black, cyan = to_srgb(vips(inks, "cmyk")).image.numpy()[0].astype(int)
    assert white.min() > 245 and black.max() < 60
    assert cyan[2] > cyan[0] + 100


def test_cmyk_with_its_profile() -> None:
    inks = smooth(30, 20, 4)
    with_own = to_srgb(with_profile(vips(inks, "cmyk"), profile("cmyk")))
    assert with_own.is_converted
    assert np.array_equal(with_own.image.numpy(), to_srgb(vips(inks, "cmyk")).image.numpy())


def test_a_damaged_profile_is_ignored_with_a_note() -> None:
    pixels = smooth(30, 20)
    result = to_srgb(with_profile(vips(pixels), b"nonsense" * 50))
    assert np.array_equal(result.image.numpy(), pixels)
    assert "profile is damaged" in result.notes[0]


def test_extra_channels_are_left_out_with_a_note() -> None:
    pixels = np.concatenate([smooth(30, 20, 4), smooth(30, 20, 2)], axis=2)
    result = to_srgb(vips(pixels))
    assert np.array_equal(result.image.numpy(), pixels[..., :4])
    assert result.notes == ("2 extra channels beyond alpha were left out",)


@pytest.mark.parametrize(("kind", "space"), [("float", "scrgb"), ("uint", "srgb"), ("uchar", "hsv")])
def test_colours_without_an_agreed_meaning_are_refused(kind: str, space: str) -> None:
    with pytest.raises(PictureError, match="export it as 8- or 16-bit RGB"):
        to_srgb(vips(smooth(8, 8)).cast(kind).copy(interpretation=space))


@pytest.mark.parametrize("keeps", [128, 140, 200])
def test_a_profile_with_a_damaged_body_is_ignored_with_a_note(keeps: int) -> None:
    pixels, sound = smooth(30, 20), profile("p3")
    for damaged in (sound[:keeps] + b"\xff" * (len(sound) - keeps), sound[:keeps]):
        result = to_srgb(with_profile(vips(pixels), damaged))
        assert np.array_equal(result.image.numpy(), pixels)
        assert "profile is damaged" in result.notes[0]
