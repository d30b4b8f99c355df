"""Histograms of a style's features: measured once, the same in any band, and without what nobody sees."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from studio.bundles.pair import Bundle
from studio.engine.style_histograms import count_picture
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.images.picture import Picture
from tests.unit.engine.pictures import IN_FLOAT64, painting_of, soft_picture, spec_of


def test_styles_are_measured_once_and_only_where_they_are_needed(bundle: Bundle, style: Path) -> None:
    work = SharedInputs(bundle, StyleCache())
    prepare_painting(spec_of(style), work, IN_FLOAT64)
    assert not work.styles.histograms
    spec = spec_of(style, match_marginals=True)
    first, again = (prepare_painting(spec, work, IN_FLOAT64)[0] for _ in range(2))
    assert first.histograms[0].keys() == first.encoders.keys()
    assert all(again.histograms[0][level] is each for level, each in first.histograms[0].items())
    assert len(work.styles.histograms) == len(first.encoders)


def test_bands_change_nothing_and_hidden_rows_do_not_count(bundle: Bundle, style: Path) -> None:
    encoder = painting_of(bundle, spec_of(style, levels=(2,)), IN_FLOAT64).encoders[2]
    rgb = soft_picture(64, 96).astype(np.float32)
    whole = count_picture(Picture(rgb, None), encoder, 96)
    np.testing.assert_array_equal(count_picture(Picture(rgb, None), encoder, 16), whole)
    assert whole.sum(1).tolist() == [32 * 48] * len(whole)
    alpha = np.ones((96, 64), np.float32)
    alpha[32:] = 0
    assert count_picture(Picture(rgb, alpha), encoder, 16).sum(1).tolist() == [32 * 16] * len(whole)
