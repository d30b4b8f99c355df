from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.errors import Cancelled, PictureError
from studio.images.embedded_recipe import embedded_recipe
from studio.images.rewriting import Rewriting, rewrite
from studio.images.sink import Exported
from studio.images.source import open_source
from studio.progress import Cancellation
from studio.specs.export import ExportSpec
from tests.unit.images.embedded import RECIPE, export
from tests.unit.images.samples import BUDGET_BYTES, encoded, exif, smooth, vips, whole

PLAIN = ExportSpec(with_recipe=False)


def written(task: Rewriting, folder: Path, *, budget_bytes: int = BUDGET_BYTES) -> Exported | None:
    scratch_dir = folder / "scratch"
    return rewrite(task, scratch_dir=scratch_dir, memory_budget_bytes=budget_bytes, cancellation=Cancellation())


def pixels_of(path: Path) -> np.ndarray:
    with open_source(path, decode_budget_bytes=BUDGET_BYTES) as source:
        return whole(source)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    path = tmp_path / "content.jpg"
    path.write_bytes(encoded(smooth(60, 40), "JPEG", exif=exif(1).tobytes()))
    return path


@pytest.fixture
def task(content: Path, tmp_path: Path) -> Rewriting:
    """A finished PNG that is wanted as TIFF."""
    export(tmp_path / "finished.png", recipe=RECIPE, pixels=smooth(60, 40)[::-1])
    return Rewriting(content, tmp_path / "finished.png", ExportSpec(), tmp_path / "wanted.tif", ExportSpec())


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp"])
@pytest.mark.parametrize("budget_bytes", [BUDGET_BYTES, 8000], ids=["in memory", "on disk"])
def test_pixels_metadata_and_recipe_go_on(task: Rewriting, tmp_path: Path, suffix: str, budget_bytes: int) -> None:
    task = replace(task, output=task.output.with_suffix(suffix), wanted=ExportSpec(quality=100))
    exported = written(task, tmp_path, budget_bytes=budget_bytes)
    assert exported is not None and exported.size_bytes == task.output.stat().st_size
    if suffix != ".webp":
        assert np.array_equal(pixels_of(task.output), pixels_of(task.finished))
    assert embedded_recipe(task.output) == RECIPE
    with open_source(task.output, decode_budget_bytes=BUDGET_BYTES) as source:
        assert source.metadata.exif is not None and b"Acme" in source.metadata.exif
    assert list((tmp_path / "scratch").glob("*")) == []


def test_the_recipe_is_left_out_where_it_is_not_wanted(task: Rewriting, tmp_path: Path) -> None:
    assert written(replace(task, wanted=PLAIN), tmp_path) is not None
    assert embedded_recipe(task.output) is None


def test_the_same_format_and_wishes_are_the_same_bytes(task: Rewriting, tmp_path: Path) -> None:
    copy = replace(task, output=tmp_path / "copy.png")
    assert written(copy, tmp_path) is not None
    assert copy.output.read_bytes() == task.finished.read_bytes()
    with pytest.raises(PictureError, match="exists already"):
        written(copy, tmp_path)
    assert written(replace(copy, overwrite=True), tmp_path) is not None


@pytest.mark.parametrize(
    ("painted", "asked", "does"),
    [
        ((ExportSpec(), "a.png"), (ExportSpec(depth=16), "b.tif"), False),
        ((ExportSpec(depth=16), "a.png"), (ExportSpec(depth=16), "b.tif"), True),
        ((ExportSpec(depth=16), "a.png"), (ExportSpec(), "b.jpg"), True),
        ((ExportSpec(quality=80), "a.jpg"), (ExportSpec(quality=92), "b.jpg"), False),
        ((ExportSpec(quality=92), "a.jpg"), (ExportSpec(quality=80), "b.webp"), True),
        ((ExportSpec(quality=92), "a.jpg"), (ExportSpec(), "b.png"), True),
        ((ExportSpec(quality=60), "a.jpg"), (ExportSpec(), "b.png"), False),
        ((ExportSpec(), "a.dzi"), (ExportSpec(), "b.png"), False),
        ((PLAIN, "a.png"), (ExportSpec(), "b.tif"), False),
    ],
)
def test_a_finished_file_stands_for_what_it_holds_and_no_more(
    content: Path, tmp_path: Path, painted: tuple[ExportSpec, str], asked: tuple[ExportSpec, str], does: bool
) -> None:
    (made, finished), (wanted, output) = painted, asked
    depth = made.depth or 8
    pixels = smooth(60, 40, 3, np.uint16 if depth == 16 else np.uint8)
    export(tmp_path / finished, recipe=RECIPE if made.with_recipe else None, pixels=pixels, depth=depth)
    exported = written(Rewriting(content, tmp_path / finished, made, tmp_path / output, wanted), tmp_path)
    assert (exported is not None) == does == (tmp_path / output).exists()


def test_transparency_that_the_finished_file_lost_is_painted_anew(tmp_path: Path) -> None:
    content = tmp_path / "content.png"
    vips(smooth(60, 40, 4)).pngsave(str(content))
    export(tmp_path / "a.jpg", recipe=RECIPE)
    for output, does in ((tmp_path / "b.png", False), (tmp_path / "b.jpg", True)):
        exported = written(Rewriting(content, tmp_path / "a.jpg", ExportSpec(), output, ExportSpec()), tmp_path)
        assert (exported is not None) == does


def test_the_photo_itself_is_never_overwritten(task: Rewriting, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="never overwritten"):
        written(replace(task, output=task.content, overwrite=True), tmp_path)


def test_asked_to_stop_it_leaves_nothing(task: Rewriting, tmp_path: Path) -> None:
    cancellation = Cancellation()
    cancellation.request()
    with pytest.raises(Cancelled):
        rewrite(task, scratch_dir=tmp_path, memory_budget_bytes=BUDGET_BYTES, cancellation=cancellation)
    assert not task.output.exists()
