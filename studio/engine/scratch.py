"""How many bytes a render keeps between sweeps, known before it starts."""

from __future__ import annotations

from studio.engine.painting import Painting
from studio.geometry import Size
from studio.networks.layout import ALIGNMENT_PX, RGB_CHANNELS
from studio.streaming.sweeps import Content, Sweep


def scratch_bytes(
    painting: Painting, content: Size, channels: int, bytes_per_channel: int, *, result_bytes_per_channel: int
) -> int:
    """Bytes at the worst moment: the canvas, what a sweep reads, and what it writes beside that."""
    padded = content.aligned(ALIGNMENT_PX)
    canvas_bytes = content.pixels * channels * bytes_per_channel
    result_bytes = content.pixels * channels * result_bytes_per_channel

    def store_bytes(sweep: Sweep) -> int:
        if sweep.leaves is None:
            return 0
        if sweep.leaves.content is Content.RESULT:
            return result_bytes
        floats_per_pixel = sweep.leaves.floats_per_pixel + RGB_CHANNELS * sweep.keeps_rgb
        return round(floats_per_pixel * padded.pixels) * painting.dtype.itemsize

    def store_bytes_left(sweep: Sweep) -> int:
        read = store_bytes(painting.sweeps[sweep.reads_from]) if sweep.reads_from is not None else 0
        return read + store_bytes(sweep)

    return canvas_bytes + max(store_bytes_left(sweep) for sweep in painting.sweeps)
