import io

import numpy as np
from PIL import Image, ImageCms

from studio.images.icc_writer import matrix_profile

SRGB_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
COLOURS = np.array([[[255, 0, 0], [0, 255, 0], [10, 20, 30], [128, 128, 128], [255, 255, 255]]], np.uint8)


def test_a_profile_of_srgb_itself_changes_nothing() -> None:
    code = np.linspace(0, 1, 4096)
    light = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    made = matrix_profile(SRGB_TO_XYZ, SRGB_TO_XYZ.sum(axis=1), light)
    assert len(made) == int.from_bytes(made[:4], "big") and made[36:40] == b"acsp"
    opened = ImageCms.ImageCmsProfile(io.BytesIO(made))
    found = ImageCms.profileToProfile(
        Image.fromarray(COLOURS), opened, ImageCms.createProfile("sRGB"), renderingIntent=1
    )
    assert np.abs(np.asarray(found).astype(int) - COLOURS).max() <= 1
