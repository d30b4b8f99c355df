import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.images.colour_codes import ColourCodes
from studio.images.isobmff import AvifFacts, avif_facts
from tests.unit.images.samples import encoded, smooth


def test_frames_and_colours(tmp_path: Path) -> None:
    path = tmp_path / "a.avif"
    path.write_bytes(encoded(smooth(30, 20), "AVIF"))
    assert avif_facts(path) == AvifFacts(colour_codes=ColourCodes(1, 13))
    frames = [Image.fromarray(np.roll(smooth(30, 20), shift, 0)) for shift in range(3)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    assert avif_facts(path).is_sequence and avif_facts(path).frame_count == 3


@pytest.mark.parametrize("size", [0, 1, 3, 7, 8, 2**32 - 1])
def test_broken_boxes_end_the_search(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.avif"
    path.write_bytes(struct.pack(">I4s", 16, b"ftyp") + b"avif\0\0\0\0" + struct.pack(">I4s", size, b"meta") + b"abc")
    assert avif_facts(path) == AvifFacts()
    whole = bytearray(encoded(smooth(30, 20), "AVIF"))
    struct.pack_into(">I", whole, whole.index(b"iprp") - 4, size)
    path.write_bytes(whole)
    assert avif_facts(path).frame_count == 1
