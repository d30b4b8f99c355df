import numpy as np
import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.engine.journal import Position
from studio.engine.overlap import open_band_writer
from studio.engine.painting import Painting
from studio.engine.strip_sweep import StripSweep, SweepContext, SweepStores
from studio.engine.workspace import MemoryWorkspace
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster
from studio.progress import Progress
from studio.streaming.runner import SweepRunner
from studio.streaming.strips import Grid
from studio.transforms.moments import measure_moments
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import IN_FLOAT64, canvas_of, painting_of, soft_picture, spec_of, write_picture


@pytest.fixture(scope="module")
def painting(tmp_path_factory: pytest.TempPathFactory) -> Painting:
    folder = tmp_path_factory.mktemp("bundles") / "tiny"
    write_tiny_bundle(folder)
    style = write_picture(folder / "style.png", 48, 48, seed=2)
    return painting_of(load_bundle(folder), spec_of(style, levels=(3,)), IN_FLOAT64)


@pytest.mark.parametrize("strip_px", [16, 32, 48, 96])
@pytest.mark.parametrize("band_px", [16, 32, 64])
def test_strips_keep_and_measure_the_whole_canvas_once(painting: Painting, strip_px: int, band_px: int) -> None:
    canvas = canvas_of(soft_picture(96, 80, seed=3))
    measuring, grid = painting.sweeps[0], Grid(canvas.padded, strip_px=strip_px, band_px=band_px)
    encoder = painting.encoder(measuring)
    assert encoder is not None
    workspace, halo_px = MemoryWorkspace(), painting.halo_px(measuring)
    store = MemoryRaster(Size(24, 20), encoder.layers[-1].out_channels, np.float64)
    with torch.inference_mode(), open_band_writer(workspace, (store,), None) as writer:
        context = SweepContext(painting, canvas, grid, SweepStores(left=store), writer)
        for strip in grid.strips(halo_px):
            runner = SweepRunner(None, encoder, width_px=strip.tile_width, band_px=band_px)
            StripSweep(context, measuring, strip, runner).run(0, halo_px, Progress())
        whole = SweepRunner(None, encoder, width_px=96, band_px=80)
        rows = canvas.rgb(Region.whole(canvas.padded), dtype=torch.float64, device=torch.device("cpu"))
        emissions = [*whole.push(rows), *whole.flush()]
        features = torch.cat([each.features for each in emissions if each.features is not None], dim=2)
    np.testing.assert_allclose(store.pixels_hwc, features[0].permute(1, 2, 0).numpy(), rtol=0, atol=1e-12)
    expected = measure_moments(features, precision="float64")
    (measured,) = workspace.moments(0, encoder.layers[-1].out_channels)
    assert measured.weight == expected.weight == 96 * 80 / 16
    np.testing.assert_allclose(measured.mean, expected.mean, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(measured.scatter, expected.scatter, rtol=1e-9, atol=1e-7)
    assert workspace.last == Position(0, grid.strip_count - 1, grid.band_count)
