"""IPTC records (authors, captions, rights) inside the resources that Photoshop keeps in JPEG and TIFF.

Source: IPTC-NAA Information Interchange Model 4; Adobe Photoshop File Formats Specification, image resource blocks.
"""

from __future__ import annotations

import struct

PHOTOSHOP = b"Photoshop 3.0\0"
_BLOCK, _IPTC = b"8BIM", 0x0404


def iptc_in_resources(resources: bytes) -> bytes | None:
    """The IPTC records among Photoshop's ``resources``, or None."""
    at = 0
    while resources[at : at + 4] == _BLOCK and at + 8 <= len(resources):
        (code,) = struct.unpack_from(">H", resources, at + 4)
        name_bytes = 1 + resources[at + 6]
        body_at = at + 6 + name_bytes + name_bytes % 2 + 4
        length = int.from_bytes(resources[body_at - 4 : body_at], "big")
        body = resources[body_at : body_at + length]
        if code == _IPTC:
            return body if len(body) == length and body else None
        at = body_at + length + length % 2
    return None


def as_resources(iptc: bytes) -> bytes:
    """Photoshop's resources that hold ``iptc`` and nothing else."""
    return _BLOCK + struct.pack(">HHI", _IPTC, 0, len(iptc)) + iptc + bytes(len(iptc) % 2)
