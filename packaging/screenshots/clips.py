"""A short film for pictures of the window: a camera that moves over a sample photo."""

from __future__ import annotations

from pathlib import Path

import av
from PIL import Image, ImageOps

SIZE = (960, 640)
FRAMES, RATE, STEP_PX = 48, 24, 4


def write_clip(photo: Path, film: Path) -> Path:
    width, height = SIZE
    with Image.open(photo) as picture:
        wide = ImageOps.fit(picture.convert("RGB"), (width + STEP_PX * FRAMES, height))
    with av.open(str(film), "w") as output:
        stream = output.add_stream("libx264", rate=RATE, options={"crf": "16"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(FRAMES):
            left = STEP_PX * number
            output.mux(stream.encode(av.VideoFrame.from_image(wide.crop((left, 0, left + width, height)))))
        output.mux(stream.encode(None))
    return film
