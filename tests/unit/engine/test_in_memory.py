from pathlib import Path

import numpy as np
import pytest

from studio.bundles.pair import Bundle
from studio.engine.in_memory import paint_in_memory
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, Work, stylize_file
from studio.errors import Cancelled
from studio.progress import Cancellation, Progress
from tests.unit.engine.pictures import ON_CPU, painting_of, read_pixels, spec_of, write_picture


@pytest.mark.parametrize("dtype", ["u1", "u2"])
def test_paints_the_pixels_that_a_file_would_get(bundle: Bundle, tmp_path: Path, dtype: str) -> None:
    spec = spec_of(write_picture(tmp_path / "style.png", 64, 48, seed=1))
    content = write_picture(tmp_path / "content.png", 90, 70, dtype=dtype)
    output, options = tmp_path / "painted.png", FileOptions(resources=ON_CPU)
    stylize_file(content, output, spec, work=Work(bundle, StyleCache()), options=options, progress=Progress())
    painted = paint_in_memory(read_pixels(content), painting_of(bundle, spec), ON_CPU)
    np.testing.assert_array_equal(painted, read_pixels(output))


def test_can_be_stopped(bundle: Bundle, tmp_path: Path) -> None:
    painting = painting_of(bundle, spec_of(write_picture(tmp_path / "style.png", 64, 48)))
    cancellation = Cancellation()
    cancellation.request()
    with pytest.raises(Cancelled):
        paint_in_memory(np.zeros((64, 64, 3), np.uint8), painting, ON_CPU, cancellation)
