"""Paint the sample of ``gigastyle --self-test`` and write down what it looks like.

    python packaging/update_self_test.py

To be run after a change that is meant to change what is painted: another default, bundle, photo or style.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from studio.codec import write_record  # noqa: E402
from studio.self_test.sample import Sample, digest, painted_cells, sample_file  # noqa: E402

PHOTO, STYLE = "photos/cat.jpg", "styles/blue_night.jpg"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        cells = digest(painted_cells(Sample(PHOTO, STYLE, ""), Path(folder)))
    write_record(sample_file(), Sample(PHOTO, STYLE, cells))
    print(f"written to {sample_file().relative_to(ROOT)}")


if __name__ == "__main__":
    main()
