"""Colours told by code points or numbers instead of a profile, and the profile that says the same.

Source: ITU-T H.273 (code points), SMPTE ST 2084 (PQ), ITU-R BT.2100 (HLG), ITU-R BT.2408 (203 cd/m² for
white); ICC.1:2001-04 (version 2, section 6.3.1.2: three-component matrix-based profiles); adaptation after Bradford.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.errors import Message

Floats = npt.NDArray[np.float64]
Point = tuple[float, float]


_WHITE_CD, _HLG_PEAK_CD, _HLG_GAMMA = 203.0, 1000.0, 1.2
_D50 = np.array([0.9642, 1.0, 0.8249])
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
_SHOULDER_AT = 0.5  # of white; what is darker stays as it is
_CURVE_POINTS = 4096
_D65: Point = (0.3127, 0.3290)
_SRGB_GAMMA = 0.45455  # what gAMA says in files that are sRGB (PNG, section 11.3.2.5)


@dataclass(frozen=True, slots=True)
class ColourCodes:
    """Colour primaries and transfer characteristics as H.273 numbers them."""

    primaries: int
    transfer: int


@dataclass(frozen=True, slots=True)
class Chromaticities:
    """CIE x and y of white and of the three primaries."""

    white: Point
    red: Point
    green: Point
    blue: Point

    @property
    def points(self) -> Floats:
        """All four (4, 2), white first."""
        return np.array([self.white, self.red, self.green, self.blue])


@dataclass(frozen=True, slots=True)
class Described:
    """The profile that a description amounts to (None: sRGB), and what a person should know."""

    profile: bytes | None = None
    notes: tuple[str, ...] = ()


_BT709 = Chromaticities(_D65, (0.640, 0.330), (0.300, 0.600), (0.150, 0.060))
_ADOBE_RGB = Chromaticities(_D65, (0.64, 0.33), (0.21, 0.71), (0.15, 0.06))
_PRIMARIES = {
    1: _BT709,
    2: _BT709,  # unspecified
    4: Chromaticities((0.310, 0.316), (0.67, 0.33), (0.21, 0.71), (0.14, 0.08)),
    5: Chromaticities(_D65, (0.64, 0.33), (0.29, 0.60), (0.15, 0.06)),
    6: Chromaticities(_D65, (0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
    7: Chromaticities(_D65, (0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
    9: Chromaticities(_D65, (0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    11: Chromaticities((0.314, 0.351), (0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
    12: Chromaticities(_D65, (0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
    22: Chromaticities(_D65, (0.630, 0.340), (0.295, 0.605), (0.155, 0.077)),
}


def _srgb_light(code: Floats) -> Floats:
    return np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)


def _power(gamma: float) -> Callable[[Floats], Floats]:
    return lambda code: code**gamma


def _pq_light(code: Floats) -> Floats:
    """Of white, 1 being 203 cd/m²: SMPTE ST 2084, equation 4.1."""
    m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
    root = code ** (1 / m2)
    return np.asarray((np.maximum(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1) * 10_000 / _WHITE_CD)


def _hlg_light(code: Floats) -> Floats:
    """Of white: ITU-R BT.2100, table 5, with the system gamma of a display of 1,000 cd/m² applied to each channel."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(code <= 0.5, code**2 / 3, (np.exp((code - c) / a) + b) / 12)
    return np.asarray(scene**_HLG_GAMMA * _HLG_PEAK_CD / _WHITE_CD)


def tone_mapped(light: Floats) -> Floats:
    """Brightness of white = 1 and far beyond brought into 0..1, channel by channel.

    Up to half of white it stays; above, L becomes 1 - (1 - h) exp(-(L - h) / (1 - h)) with h = 0.5, which goes on
    with the same slope and never reaches 1: white comes out at 0.82.
    """
    rest = 1 - _SHOULDER_AT
    return np.where(light <= _SHOULDER_AT, light, 1 - rest * np.exp(-np.maximum(light - _SHOULDER_AT, 0) / rest))


# Video's own curves describe cameras; screens show them, as stills, by that of sRGB.
_TRANSFERS: dict[int, Callable[[Floats], Floats]] = {
    **dict.fromkeys((1, 2, 6, 13, 14, 15), _srgb_light),
    4: _power(2.2),
    5: _power(2.8),
    8: _power(1.0),
    16: lambda code: tone_mapped(_pq_light(code)),
    18: lambda code: tone_mapped(_hlg_light(code)),
}
_HDR_NAMES = {16: "PQ", 18: "HLG"}


def described_by_codes(codes: ColourCodes) -> Described:
    """What the code points ``codes`` mean."""
    chromaticities, light = _PRIMARIES.get(codes.primaries), _TRANSFERS.get(codes.transfer)
    if chromaticities is None or light is None:
        unknown = Message(
            "its colours are told by codes that are not known here (primaries {primaries}, transfer {transfer}); sRGB "
            "was assumed",
            primaries=codes.primaries,
            transfer=codes.transfer,
        )
        return Described(notes=(unknown,))
    if chromaticities is _BT709 and light is _srgb_light:
        return Described()
    notes: tuple[str, ...] = ()
    if name := _HDR_NAMES.get(codes.transfer):
        note = Message(
            "its brightness goes beyond that of a screen ({name}); highlights were compressed into the ordinary range",
            name=name,
        )
        notes = (note,)
    return Described(_profile(chromaticities, light), notes)


def adobe_rgb() -> Described:
    """Adobe RGB (1998), which cameras name in EXIF without a profile."""
    return Described(_profile(_ADOBE_RGB, _power(563 / 256)))


def described_by_numbers(gamma: float | None, chromaticities: Chromaticities | None) -> Described:
    """What PNG's gAMA (the power that made codes of light) and cHRM mean."""
    is_usual = gamma is None or abs(gamma - _SRGB_GAMMA) < 0.001
    light = _srgb_light if is_usual else _power(1 / gamma) if gamma else _srgb_light
    if chromaticities is not None and not _is_usable(chromaticities):
        return Described(notes=(Message("its colour primaries are none; those of sRGB were assumed"),))
    if is_usual and (chromaticities is None or _is_near(chromaticities, _BT709)):
        return Described()
    return Described(_profile(chromaticities or _BT709, light))


def _is_near(one: Chromaticities, other: Chromaticities) -> bool:
    return bool(np.allclose(one.points, other.points, atol=0.0015))


def _is_usable(chromaticities: Chromaticities) -> bool:
    points = chromaticities.points
    area = np.linalg.det(np.column_stack([points[1:], np.ones(3)]))
    return bool((points[:, 1] > 0.001).all() and (points.sum(axis=1) <= 1.3).all() and abs(area) > 0.001)


def _xyz(point: Point) -> Floats:
    return np.array([point[0] / point[1], 1.0, (1 - point[0] - point[1]) / point[1]])


def _profile(chromaticities: Chromaticities, light: Callable[[Floats], Floats]) -> bytes:
    white = _xyz(chromaticities.white)
    columns = np.stack([_xyz((x, y)) for x, y in chromaticities.points[1:]], axis=1)
    to_xyz = columns * np.linalg.solve(columns, white)
    return matrix_profile(to_xyz, white, light(np.linspace(0, 1, _CURVE_POINTS)))


def matrix_profile(to_xyz: Floats, white: Floats, light: Floats) -> bytes:
    """The profile of colours whose codes mean ``light`` (evenly spaced codes from 0 to 1, light clipped to 0..1).

    ``to_xyz`` (3, 3) takes linear red, green and blue to CIE XYZ, and all at 1 to ``white`` (3).
    """
    adapted = np.linalg.inv(_BRADFORD) @ np.diag((_BRADFORD @ _D50) / (_BRADFORD @ white)) @ _BRADFORD @ to_xyz
    values = (np.clip(light, 0, 1) * 65535).round().astype(">u2")
    name = b"described colours\0"
    description = struct.pack(">4sII", b"desc", 0, len(name)) + name + bytes(78)
    tags = {
        b"desc": description + bytes(-len(description) % 4),
        b"cprt": struct.pack(">4sI", b"text", 0) + b"none\0\0\0\0",
        b"wtpt": _xyz_tag(_D50),
        **{code: _xyz_tag(adapted[:, at]) for at, code in enumerate((b"rXYZ", b"gXYZ", b"bXYZ"))},
        b"rTRC": struct.pack(">4sII", b"curv", 0, len(values)) + values.tobytes(),
    }
    return _assembled(tags, {b"gTRC": b"rTRC", b"bTRC": b"rTRC"})


def _xyz_tag(xyz: Floats) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *(round(float(value) * 65536) for value in xyz))


def _assembled(tags: dict[bytes, bytes], same: dict[bytes, bytes]) -> bytes:
    """The header, the table of tags and their bodies; those in ``same`` share the body of another."""
    at = 128 + 4 + 12 * (len(tags) + len(same))
    places: dict[bytes, tuple[int, int]] = {}
    for code, body in tags.items():
        places[code] = (at, len(body))
        at += len(body)
    places |= {code: places[other] for code, other in same.items()}
    entries = [struct.pack(">4sII", code, *place) for code, place in places.items()]
    header = struct.pack(
        ">I4sI4s4s4s12x4s4s20xI3i48x", at, bytes(4), 0x02400000, b"mntr", b"RGB ", b"XYZ ", b"acsp", bytes(4), 1,
        *(round(value * 65536) for value in _D50),
    )  # fmt: skip
    return header + struct.pack(">I", len(entries)) + b"".join(entries) + b"".join(tags.values())
