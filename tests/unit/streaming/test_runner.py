import torch

from studio.streaming.residual import residual_decoder
from studio.streaming.runner import Emission, SweepRunner
from studio.transforms.affine import AffineMap
from tests.unit.streaming.chains import decoder, encoder, picture, prepared


def ran(runner: SweepRunner, rows: torch.Tensor, band_rows: int) -> list[Emission]:
    pushed = [list(runner.push(rows[:, :, top : top + band_rows])) for top in range(0, rows.shape[2], band_rows)]
    return [emission for emissions in (*pushed, runner.flush()) for emission in emissions]


def joined(parts: list[torch.Tensor | None]) -> torch.Tensor:
    return torch.cat([part for part in parts if part is not None], dim=2)


def test_a_sweep_paints_and_encodes_what_it_painted() -> None:
    features = encoder(3)(picture(64, 48))
    runner = SweepRunner(prepared(decoder(3)), prepared(encoder(2)), width_px=64, band_px=16)
    emissions = ran(runner, features, 4)
    rgb = decoder(3)(features)
    torch.testing.assert_close(joined([one.rgb for one in emissions]), rgb, rtol=0, atol=1e-12)
    torch.testing.assert_close(joined([one.features for one in emissions]), encoder(2)(rgb), rtol=0, atol=1e-12)


def test_a_residual_sweep_adds_its_picture_to_what_it_paints() -> None:
    rgb, detail = picture(64, 48), 0.6
    features, plain = encoder(3)(rgb), decoder(3)
    affine = AffineMap.identity(features.shape[1])
    runner = SweepRunner(
        residual_decoder(prepared(plain), affine, detail), prepared(encoder(2)), detail=detail, width_px=64, band_px=16
    )
    bands = [(features[:, :, top : top + 4], rgb[:, :, 4 * top : 4 * top + 16]) for top in range(0, 12, 4)]
    emissions = [emission for band, base in bands for emission in runner.push(band, base)] + list(runner.flush())
    expected = plain(features) + detail * (rgb - plain(features))
    torch.testing.assert_close(joined([one.rgb for one in emissions]), expected, rtol=0, atol=1e-10)
    torch.testing.assert_close(joined([one.features for one in emissions]), encoder(2)(expected), rtol=0, atol=1e-9)


def test_with_neither_painter_nor_encoder_rows_are_copied() -> None:
    rgb = picture(32, 48)
    emissions = ran(SweepRunner(None, None, width_px=32, band_px=16), rgb, 16)
    assert torch.equal(joined([one.rgb for one in emissions]), rgb)


def test_without_a_painter_only_features_come_out() -> None:
    rgb = picture(32, 48)
    emissions = ran(SweepRunner(None, prepared(encoder(2)), width_px=32, band_px=16), rgb, 16)
    assert all(one.rgb is None for one in emissions)
    torch.testing.assert_close(joined([one.features for one in emissions]), encoder(2)(rgb), rtol=0, atol=1e-12)


def test_without_an_encoder_only_colours_come_out() -> None:
    features = encoder(2)(picture(32, 48))
    emissions = ran(SweepRunner(prepared(decoder(2)), None, width_px=32, band_px=16), features, 8)
    assert all(one.features is None for one in emissions)
    torch.testing.assert_close(joined([one.rgb for one in emissions]), decoder(2)(features), rtol=0, atol=1e-12)
