from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.geometry import Size
from studio.images.export import resolved_export
from studio.images.formats import OUTPUT_FORMATS, OutputFormat
from studio.images.metadata import Metadata
from studio.images.picture import read_picture
from studio.images.rasters import MemoryRaster
from studio.images.sink import write_picture
from studio.jobs.job import JobState
from studio.paths import resources_dir
from studio.specs.export import ExportSpec
from studio.specs.film import FilmSettings
from studio.ui.stylize.export_estimate import estimated_bytes, estimated_seconds
from tests.unit.jobs.records import a_record, an_optimisation

EXPORTS = (
    ExportSpec(),
    ExportSpec(quality=75, compression="small"),
    ExportSpec(quality=98, compression="none", pyramid=True),
)
KNOWN = [written for written in OUTPUT_FORMATS if written.name != "DeepZoom"]  # the sink tells no size of its tiles


@pytest.mark.parametrize("written", KNOWN, ids=lambda written: written.name)
@pytest.mark.parametrize("export", EXPORTS, ids=["default", "small", "large"])
def test_a_painted_photo_is_about_as_large_as_told(tmp_path: Path, written: OutputFormat, export: ExportSpec) -> None:
    picture = read_picture(resources_dir() / "styles" / "blue_night.jpg", at_most_px=900)
    raster = MemoryRaster(picture.size, 3, np.uint8)
    raster.pixels_hwc[:] = (picture.rgb_hwc * 255).round().astype(np.uint8)
    path = tmp_path / f"a{written.suffixes[0]}"
    export = export if written.has_pyramid else replace(export, pyramid=None)
    exported = write_picture(path, raster, resolved_export(path, export, 8), Metadata(None))
    assert 1 / 2.5 < estimated_bytes(written, export, picture.size) / exported.size_bytes < 2.5


def test_time_is_told_by_the_latest_render_with_the_same_bundle() -> None:
    size, spec = Size(2000, 1000), a_record().job.spec
    done = a_record(1, JobState.DONE, elapsed_s=10.0, result_px=(1000, 1000))
    other = replace(done, job=replace(done.job, spec=replace(spec, bundle="another")), elapsed_s=99.0)
    assert estimated_seconds([], spec, size) is None
    assert estimated_seconds([a_record(2, JobState.FAILED, elapsed_s=5.0)], spec, size) is None
    assert estimated_seconds([replace(done, elapsed_s=40.0), done, other], spec, size) == 20.0


def test_an_optimisation_takes_as_long_as_one_with_the_same_settings() -> None:
    size, plain = Size(2000, 1000), a_record(1, JobState.DONE, elapsed_s=10.0, result_px=(1000, 1000))
    optimized = replace(plain, job=an_optimisation(iterations=50), elapsed_s=400.0)
    longer, spec = an_optimisation(iterations=90).spec, optimized.job.spec
    assert estimated_seconds([plain, optimized], spec, size) == 800.0
    assert estimated_seconds([plain, optimized], plain.job.spec, size) == 20.0
    assert estimated_seconds([plain, optimized], longer, size) is None
    assert estimated_seconds([replace(optimized, is_stopped=True)], spec, size) is None


def test_a_film_says_nothing_of_how_long_a_picture_takes() -> None:
    done = a_record(1, JobState.DONE, elapsed_s=10.0, result_px=(1000, 1000))
    film = replace(done, job=replace(done.job, film=FilmSettings()), elapsed_s=900.0)
    assert estimated_seconds([done, film], done.job.spec, Size(1000, 1000)) == 10.0
    assert estimated_seconds([film], done.job.spec, Size(1000, 1000)) is None
