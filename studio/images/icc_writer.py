"""ICC profiles of three primaries and one curve, as bytes.

Source: ICC.1:2001-04 (version 2, section 6.3.1.2: three-component matrix-based profiles); adaptation after Bradford.
"""

from __future__ import annotations

import struct

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_D50 = np.array([0.9642, 1.0, 0.8249])
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])


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
