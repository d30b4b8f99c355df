from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.loader import load_bundle
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs
from studio.optimize.optimize_file import OptimizeOptions, optimize_file
from studio.optimize.optimize_pixels import optimize_pixels
from studio.progress import Progress, ProgressReport
from studio.specs.optimize import OptimizeSettings, Start
from studio.specs.stylize import StyleChoice, StylizeSpec
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, read_pixels, write_picture


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> SharedInputs:
    folder = tmp_path_factory.mktemp("bundles") / "tiny"
    write_tiny_bundle(folder, levels=(2, 1))
    return SharedInputs(load_bundle(folder), StyleCache())


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", 90, 70)


@pytest.fixture
def spec(tmp_path: Path) -> StylizeSpec:
    style = write_picture(tmp_path / "style.png", 64, 64, seed=1)
    return StylizeSpec((StyleChoice(style),), optimize=OptimizeSettings(iterations=2))


OPTIONS = OptimizeOptions(FileOptions(ON_CPU))


def test_an_array_is_optimised_as_its_file_is(content: Path, spec: StylizeSpec, work: SharedInputs) -> None:
    output = content.parent / "out.png"
    optimize_file(content, output, spec, work=work, options=OPTIONS, progress=Progress())
    told: list[ProgressReport] = []
    pixels, progress = read_pixels(content), Progress(on_report=told.append)
    painted = optimize_pixels(pixels, spec, work=work, options=OPTIONS, progress=progress)
    assert painted.dtype == np.uint8
    assert np.array_equal(painted, read_pixels(output))
    assert told[-1].fraction == pytest.approx(1.0)


def test_scratch_on_disk_changes_nothing(spec: StylizeSpec, work: SharedInputs, tmp_path: Path) -> None:
    large = write_picture(tmp_path / "large.png", 1500, 1100)
    spec = replace(
        spec,
        optimize=OptimizeSettings(iterations=1, style_layers={"conv1_1": 1.0}, start=Start.PHOTO, smallest_px=2000),
    )
    pixels = read_pixels(large)
    in_memory = optimize_pixels(pixels, spec, work=work, options=OPTIONS, progress=Progress())
    small = replace(ON_CPU, memory_budget_bytes=64 << 20, scratch_dir=tmp_path / "scratch")
    on_disk = optimize_pixels(pixels, spec, work=work, options=OptimizeOptions(FileOptions(small)), progress=Progress())
    assert (tmp_path / "scratch").is_dir()
    assert list((tmp_path / "scratch").iterdir()) == []
    # Sums over tiles are rounded in another order: Adam's first step goes by the sign of each derivative, which can
    # turn where a derivative is next to nothing.
    assert np.mean(in_memory != on_disk) < 0.01


def test_losses_may_compare_features_of_another_bundle(
    content: Path, spec: StylizeSpec, work: SharedInputs, tmp_path: Path
) -> None:
    write_tiny_bundle(tmp_path / "other", levels=(2, 1), seed=7)
    pixels, other = read_pixels(content), load_bundle(tmp_path / "other")
    own = optimize_pixels(pixels, spec, work=work, options=OPTIONS, progress=Progress())
    named = optimize_pixels(pixels, spec, work=work, options=OPTIONS, progress=Progress(), loss_bundle=work.bundle)
    another = optimize_pixels(pixels, spec, work=work, options=OPTIONS, progress=Progress(), loss_bundle=other)
    assert np.array_equal(own, named)
    assert not np.array_equal(own, another)


def test_at_strength_0_the_picture_stays(content: Path, spec: StylizeSpec, work: SharedInputs) -> None:
    pixels = read_pixels(content)
    painted = optimize_pixels(pixels, replace(spec, strength=0.0), work=work, options=OPTIONS, progress=Progress())
    assert np.array_equal(painted, pixels)
    assert painted is not pixels
