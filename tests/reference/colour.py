"""Colours straight from the definitions: Oklab pixel by pixel, quantiles, LUT files and their interpolation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def oklab(rgb_n3: Array) -> Array:
    """(N, 3) Oklab of sRGB colours, from Ottosson's published code, written out."""
    linear = np.where(rgb_n3 > 0.04045, ((rgb_n3 + 0.055) / 1.055) ** 2.4, rgb_n3 / 12.92)
    red, green, blue = linear.T
    long = np.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = np.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = np.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return np.stack([lightness, a, b], axis=1)


def srgb_unclipped(lab_n3: Array) -> Array:
    """(N, 3) linear sRGB of Oklab colours by Ottosson's own inverse, which is rounded to ten digits."""
    lightness, a, b = lab_n3.T
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return np.stack([red, green, blue], axis=1)


def encoded(linear_n3: Array) -> Array:
    """sRGB values of linear ones in [0, 1]."""
    return np.where(linear_n3 > 0.0031308, 1.055 * linear_n3 ** (1 / 2.4) - 0.055, 12.92 * linear_n3)


def read_cube(path: Path) -> Array:
    """The table (blue, green, red, 3) of a .cube file, as its specification (Adobe 2013) lays it out."""
    size, entries = 0, []
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if words and words[0] == "LUT_3D_SIZE":
            size = int(words[1])
        elif words and words[0][0] in "-.0123456789":
            entries.append([float(word) for word in words])
    return np.array(entries).reshape(size, size, size, 3)


def hald_table(pixels_hwc: npt.NDArray[np.generic]) -> Array:
    """The table (blue, green, red, 3) of a HaldCLUT's pixels: red runs fastest, along the rows of the picture."""
    size = round(len(pixels_hwc) ** (2 / 3))
    full = np.iinfo(pixels_hwc.dtype).max
    return pixels_hwc.astype(np.float64).reshape(size, size, size, 3) / full


def trilinear(table_bgr3: Array, rgb_n3: Array) -> Array:
    """Each colour looked up between the eight entries around it."""
    steps = len(table_bgr3) - 1
    found = np.zeros_like(rgb_n3)
    for index, colour in enumerate(rgb_n3 * steps):
        low = np.minimum(np.floor(colour).astype(int), steps - 1)
        part = colour - low
        for corner in np.ndindex(2, 2, 2):
            weight = np.prod([part[axis] if corner[axis] else 1 - part[axis] for axis in range(3)])
            red, green, blue = low + np.array(corner)
            found[index] += weight * table_bgr3[blue, green, red]
    return found
