from pathlib import Path

import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.painting import SWEEP_MACS, choose_levels, scratch_bytes
from studio.engine.render import Render
from studio.engine.workspace import FolderWorkspace
from studio.errors import BundleError, SpecError
from studio.geometry import Region, Size
from studio.networks.costs import macs_per_pixel
from studio.progress import Progress
from studio.specs.export import BitDepth
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.streaming.strips import Grid
from studio.streaming.sweeps import COPYING
from studio.transforms.fitting import fit_map
from studio.transforms.moments import Moments, measure_moments
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import IN_FLOAT64, ON_CPU, painting_of, spec_of, stored_picture


@pytest.fixture
def adain_only(tmp_path: Path) -> Bundle:
    write_tiny_bundle(tmp_path / "small", levels=(3, 1), methods=(Method.ADAIN,))
    return load_bundle(tmp_path / "small")


def content_moments(channels: int) -> Moments:
    rows = torch.rand(1, channels, 20, 20, generator=torch.Generator().manual_seed(3), dtype=torch.float64)
    return measure_moments(rows, precision="float64")


def test_levels_are_those_asked_for_or_all_downwards(bundle: Bundle, adain_only: Bundle, style: Path) -> None:
    assert choose_levels(spec_of(style), bundle) == (5, 4, 3, 2, 1)
    assert choose_levels(spec_of(style), adain_only) == (3, 1)
    assert choose_levels(spec_of(style, levels=(4, 2)), bundle) == (4, 2)


def test_a_level_the_bundle_lacks_is_named(adain_only: Bundle, style: Path) -> None:
    with pytest.raises(SpecError, match="small has no level 5, 2; it has 3, 1"):
        choose_levels(spec_of(style, levels=(5, 3, 2)), adain_only)


def test_a_method_the_bundle_lacks_is_refused(adain_only: Bundle, style: Path) -> None:
    with pytest.raises((BundleError, SpecError), match="wct"):
        painting_of(adain_only, spec_of(style, method=Method.WCT))
    assert painting_of(adain_only, spec_of(style)).method is Method.ADAIN


def test_two_styles_mix_by_weight(bundle: Bundle, style: Path, other_style: Path) -> None:
    spec = StylizeSpec((StyleChoice(style, 3.0), StyleChoice(other_style, 1.0)), strength=0.5, level_strength={2: 0.5})
    painting = painting_of(bundle, spec, IN_FLOAT64)
    content = content_moments(6)
    one, two = (fit_map(Method.WCT, content, moments[2]) for moments in painting.styles)
    found = painting.fitted_map(2, (content,))
    identity = torch.eye(6, dtype=torch.float64)
    torch.testing.assert_close(found.matrix, 0.25 * (0.75 * one.matrix + 0.25 * two.matrix) + 0.75 * identity)
    torch.testing.assert_close(found.bias, 0.25 * (0.75 * one.bias + 0.25 * two.bias))


def test_levels_at_strength_nought_are_left_out(bundle: Bundle, style: Path) -> None:
    assert choose_levels(spec_of(style, level_strength={3: 0.0}), bundle) == (5, 4, 2, 1)
    assert choose_levels(spec_of(style, strength=0.0, detail=0.5), bundle) == ()
    painting = painting_of(bundle, spec_of(style, strength=0.0))
    assert painting.sweeps == (COPYING,)


def test_a_sweep_knows_its_chains_work_and_halo(bundle: Bundle, style: Path) -> None:
    painting = painting_of(bundle, spec_of(style, levels=(2, 1)))
    measuring, middle, last = painting.sweeps
    affine = painting.fitted_map(2, (content_moments(6),))
    assert painting.painter(measuring, None) is None and painting.encoder(last) is None
    for sweep, fitted in ((middle, affine), (last, painting.fitted_map(1, (content_moments(4),)))):
        painter, encoder = painting.painter(sweep, fitted), painting.encoder(sweep)
        assert painter is not None
        assert painting.layers(sweep) == painter.layers + (encoder.layers if encoder else ())
    assert painting.work(middle, 1000) == 1000 * (macs_per_pixel(painting.layers(middle)) + SWEEP_MACS)
    assert painting.halo_px(middle) == 16


def test_calls_are_counted_in_the_numbers_of_the_work(bundle: Bundle, style: Path) -> None:
    assert painting_of(bundle, spec_of(style), IN_FLOAT64).call_size.bytes_per_number == 8


@pytest.mark.parametrize("detail", [0.0, 0.5])
@pytest.mark.parametrize("levels", [(5, 4, 3, 2, 1), (3,), (1,), (4, 2)])
@pytest.mark.parametrize("kind", [(3, "u1", 8), (4, "u2", 16), (3, "u1", 16)])
def test_it_is_what_lies_on_the_disk_at_the_worst_moment(
    bundle: Bundle,
    style: Path,
    levels: tuple[int, ...],
    kind: tuple[int, str, BitDepth],
    detail: float,
    tmp_path: Path,
) -> None:
    channels, dtype, result_bits = kind
    spec = spec_of(style, levels=levels, detail=detail)
    painting = painting_of(bundle, spec, ON_CPU if dtype == "u1" else IN_FLOAT64)
    pixels = stored_picture(203, 150, channels=channels, dtype=dtype)
    size, grid = Size(203, 150), Grid(Size(208, 160), strip_px=208, band_px=160)
    workspace = FolderWorkspace(tmp_path, bands_per_strip=grid.band_count + 1)
    raster = workspace.store("canvas", size, channels, dtype)
    raster.write(Region.whole(size), pixels)
    seen: list[int] = []

    def look(_report: object) -> None:
        seen.append(sum(path.stat().st_size for path in tmp_path.iterdir()))

    Render(painting, Canvas(raster, result_bits), grid, workspace).run(Progress(on_report=look))
    workspace.close()
    itemsize = raster.dtype.itemsize
    expected = scratch_bytes(painting, size, channels, itemsize, result_bytes_per_channel=result_bits // 8)
    assert max(seen) == pytest.approx(expected, rel=0.02)
