from dataclasses import replace
from pathlib import Path

from PIL import Image

from studio.compression.evaluation.evaluate import evaluate
from studio.compression.evaluation.gallery import Gallery
from studio.compression.evaluation.request import EvaluationRequest, Side
from studio.progress import Progress

NAMES = {Side.BUNDLE: "small", Side.AGAINST: "large"}


def test_one_row_for_each_pair_and_one_column_for_each_picture(
    request_of_two: EvaluationRequest, tmp_path: Path
) -> None:
    for against, columns in ((request_of_two.against, 4), (None, 3)):
        request = replace(request_of_two, against=against, pairs=2)
        gallery = Gallery(request, NAMES)
        evaluate(request, progress=Progress(), on_painted=gallery.add)
        gallery.write(tmp_path / "sheet.png")
        with Image.open(tmp_path / "sheet.png") as sheet:
            assert sheet.size == (columns * 70 + 6, 2 * 90 + 6)
