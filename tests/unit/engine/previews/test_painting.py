from dataclasses import replace
from pathlib import Path

import torch

from studio.bundles.pair import Bundle
from studio.engine.previews.painting import MapCache, PreviewPainting
from studio.engine.previews.workspace import ByteBudgetCache
from tests.unit.engine.pictures import painting_of, spec_of


def test_a_remembered_map_is_the_map_that_would_be_fitted(bundle: Bundle, style: Path, other_style: Path) -> None:
    painting = painting_of(bundle, spec_of(style, other_style, levels=(3, 1), strength=0.7))
    maps: MapCache = ByteBudgetCache(1 << 20)
    remembering = PreviewPainting.of(painting, maps)
    content = painting_of(bundle, spec_of(other_style, levels=(3, 1))).styles[0]
    for level in (3, 1, 3):
        expected, found = (
            painting.fitted_map(level, (content[level],)),
            remembering.fitted_map(level, (content[level],)),
        )
        assert torch.equal(found.matrix, expected.matrix)
        assert torch.equal(found.bias, expected.bias)


def test_strength_and_weights_fit_no_map_anew_and_another_content_does(bundle: Bundle, style: Path) -> None:
    painting = painting_of(bundle, spec_of(style, levels=(2,)))
    maps: MapCache = ByteBudgetCache(1 << 20)
    first = PreviewPainting.of(painting, maps)
    content, other = (painting_of(bundle, spec_of(style, levels=(2,))).styles[0][2] for _ in range(2))
    first.fitted_map(2, (content,))
    after_one = maps.held_bytes
    PreviewPainting.of(replace(painting, spec=replace(painting.spec, strength=0.2)), maps).fitted_map(2, (content,))
    assert maps.held_bytes == after_one > 0
    first.fitted_map(2, (other,))
    assert maps.held_bytes == 2 * after_one
