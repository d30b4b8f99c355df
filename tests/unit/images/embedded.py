"""A recipe, and pictures that carry it; packets and records of other programs."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

import numpy as np

from studio.geometry import Region, Size
from studio.images.metadata import Metadata, upright_exif
from studio.images.rasters import MemoryRaster
from studio.images.sink import write_picture
from studio.specs.export import ExportSpec
from tests.unit.images.samples import exif, smooth

RECIPE = {"recipe": 1, "styles": [{"name": "été & <nuit>--1.jpg", "sha256": "0" * 64}], "strength": 0.25}


def export(path: Path, *, recipe: dict[str, object] | None, pixels: np.ndarray | None = None, depth: int = 8) -> None:
    shown = smooth(60, 40) if pixels is None else pixels
    raster = MemoryRaster(Size(shown.shape[1], shown.shape[0]), shown.shape[2], shown.dtype)
    raster.write(Region.whole(raster.size), shown)
    metadata = Metadata(upright_exif(exif(1).tobytes()), recipe=None if recipe is None else json.dumps(recipe))
    write_picture(path, raster, ExportSpec(depth=16 if depth == 16 else 8), metadata)


PACKET = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"
 xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"
 tiff:Orientation="6" exif:PixelXDimension="4000" hdrgm:Version="1.0" GCamera:MotionPhoto="1">
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">(c) J\xc3\xb6rg &amp; Co</rdf:li></rdf:Alt></dc:rights>
<exif:ColorSpace>65535</exif:ColorSpace>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


RECORDS = b"\x1c\x02\x50\0\x04Jane"


def with_chunks(png: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """``png`` with chunks behind its header."""
    made = b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
    return png[:33] + made + png[33:]
