"""Colours of results together with mixes of styles, masks and strokes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.bundles.pair import Bundle
from studio.engine.colour import with_photo_colours
from studio.engine.in_memory import measure_in_memory, paint_in_memory, paint_with_maps
from studio.engine.styles import StyleCache
from studio.engine.stylize import FileOptions, SharedInputs, stylize_file
from studio.engine.stylize_window import WindowOptions, stylize_window
from studio.errors import SpecError
from studio.geometry import Region
from studio.progress import Progress
from studio.specs.colour import ColourSettings, ColourSource, Mixing
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import StyleChoice, StylizeSpec
from tests.unit.engine.colours import HISTOGRAM, LUMINANCE, ONLY, STATISTICS, lab_of, painted_on
from tests.unit.engine.pictures import (
    IN_FLOAT64,
    ON_CPU,
    canvas_of,
    painting_of,
    read_pixels,
    spec_of,
    stored_picture,
    write_picture,
)


class TestMixing:
    def test_a_barycentre_is_fitted_as_one_style(self, bundle: Bundle, style: Path, other_style: Path) -> None:
        spec = spec_of(style, other_style, levels=(2, 1), mixing=Mixing.BARYCENTRE)
        painting = painting_of(bundle, spec)
        assert painting.mix_styles is not None
        photo = stored_picture(64, 48)
        mixed = paint_in_memory(photo, painting, ON_CPU)
        maps = paint_in_memory(photo, painting_of(bundle, replace(spec, mixing=Mixing.MAPS)), ON_CPU)
        assert (mixed != maps).any()

    def test_twice_the_same_style_is_that_style(self, bundle: Bundle, style: Path) -> None:
        photo, spec = stored_picture(64, 48), spec_of(style, levels=(2, 1))
        twice = replace(spec, styles=(*spec.styles, StyleChoice(style, 3.0)), mixing=Mixing.BARYCENTRE)
        one, same = (paint_in_memory(photo, painting_of(bundle, each, IN_FLOAT64), ON_CPU) for each in (spec, twice))
        np.testing.assert_array_equal(one, same)

    def test_one_style_alone_is_to_the_bit_what_it_is(self, bundle: Bundle, style: Path) -> None:
        photo, spec = stored_picture(64, 48), spec_of(style)
        alone = replace(spec, mixing=Mixing.BARYCENTRE)
        one, same = (paint_in_memory(photo, painting_of(bundle, each), ON_CPU) for each in (spec, alone))
        np.testing.assert_array_equal(one, same)

    @pytest.mark.parametrize("mixing", Mixing)
    @pytest.mark.parametrize("weights", [(1.0, 0.0), (0.0, 1.0)])
    def test_of_weights_1_and_0_the_one_style_is_left_to_the_bit(
        self, bundle: Bundle, style: Path, other_style: Path, mixing: Mixing, weights: tuple[float, float]
    ) -> None:
        photo, both = stored_picture(64, 48), spec_of(style, other_style, mixing=mixing)
        choices = tuple(replace(each, weight=weight) for each, weight in zip(both.styles, weights, strict=True))
        alone = replace(both, styles=(choices[weights.index(1.0)],))
        mixed, one = (
            paint_in_memory(photo, painting_of(bundle, each), ON_CPU) for each in (replace(both, styles=choices), alone)
        )
        np.testing.assert_array_equal(mixed, one)

    @pytest.mark.parametrize("colour", [STATISTICS, ONLY])
    def test_it_goes_with_colours(self, bundle: Bundle, style: Path, other_style: Path, colour: ColourSettings) -> None:
        spec = spec_of(style, other_style, levels=(1,), mixing=Mixing.BARYCENTRE, colour=colour)
        canvas = canvas_of(stored_picture(64, 48))
        painting = with_photo_colours(painting_of(bundle, spec), canvas)
        assert painted_on(painting, canvas, 64, 48).std() > 0


@pytest.mark.parametrize("colour", [LUMINANCE, STATISTICS, HISTOGRAM])
def test_colours_are_kept_over_strokes_and_a_window_has_them(
    bundle: Bundle, style: Path, tmp_path: Path, colour: ColourSettings
) -> None:
    content, whole, output = write_picture(tmp_path / "c.png", 400, 330), tmp_path / "w.png", tmp_path / "o.png"
    spec = spec_of(style, levels=(4, 2, 1), strokes=StrokeSettings(seen_px=256), colour=colour)
    work, maps = SharedInputs(bundle, StyleCache()), tmp_path / "maps"
    options = FileOptions(ON_CPU, keep_maps=maps)
    stylize_file(content, whole, spec, work=work, options=options, progress=Progress())
    region = Region(33, 21, 194, 160)
    window = WindowOptions(region, maps, FileOptions(ON_CPU))
    stylize_window(content, output, spec, work=work, options=window, progress=Progress())
    painted = read_pixels(whole)
    apart = np.abs(read_pixels(output).astype(int) - painted[21:160, 33:194])
    assert apart.max() <= 1 and apart.mean() < 0.02
    photo, painting = read_pixels(content), painting_of(bundle, spec)
    own = paint_with_maps(photo, painting, measure_in_memory(photo, painting, ON_CPU, Progress()), ON_CPU, Progress())
    apart = np.abs(paint_in_memory(photo, painting, ON_CPU).astype(int) - own)
    assert apart.max() <= 1 and apart.mean() < 0.02
    if colour.by is ColourSource.HISTOGRAM:
        means = lab_of(painted).mean(0) - lab_of(photo).mean(0)
        assert np.abs(means).max() < 0.02, "those of the photo itself, not of what lies over the strokes"


class TestMasks:
    @pytest.fixture
    def masked(self, style: Path, other_style: Path, tmp_path: Path) -> StylizeSpec:
        shares = np.zeros((130, 150, 1), np.uint8)
        shares[:, 60:] = np.linspace(0, 255, 90).astype(np.uint8)[None, :, None]
        mask = tmp_path / "mask.png"
        Image.fromarray(shares[:, :, 0]).save(mask)
        choices = (StyleChoice(style, mask=mask), StyleChoice(other_style, 0.5, mask=mask))
        return StylizeSpec(choices, levels=(2, 1))

    @pytest.mark.parametrize("colour", [LUMINANCE, STATISTICS, HISTOGRAM])
    @pytest.mark.parametrize("mixing", Mixing)
    def test_what_no_style_paints_stays_and_a_window_is_the_same(
        self, bundle: Bundle, masked: StylizeSpec, tmp_path: Path, colour: ColourSettings, mixing: Mixing
    ) -> None:
        content, whole, output = write_picture(tmp_path / "c.png", 150, 130), tmp_path / "w.png", tmp_path / "o.png"
        work, spec = SharedInputs(bundle, StyleCache()), replace(masked, colour=colour, mixing=mixing)
        options, maps = FileOptions(ON_CPU, keep_maps=tmp_path / "maps"), tmp_path / "maps"
        stylize_file(content, whole, spec, work=work, options=options, progress=Progress())
        photo, painted = read_pixels(content), read_pixels(whole)
        np.testing.assert_array_equal(painted[:, :60], photo[:, :60])
        assert np.abs(painted[:, 100:].astype(int) - photo[:, 100:]).max() > 10
        region = Region(50, 21, 140, 100)
        window = WindowOptions(region, maps, FileOptions(ON_CPU))
        stylize_window(content, output, spec, work=work, options=window, progress=Progress())
        apart = np.abs(read_pixels(output).astype(int) - painted[21:100, 50:140])
        assert apart.max() <= 1 and apart.mean() < 0.02

    def test_only_colours_are_taken_everywhere(self, masked: StylizeSpec) -> None:
        with pytest.raises(SpecError, match="leave the masks out"):
            replace(masked, colour=ONLY)

    def test_the_strength_of_a_mix_is_that_of_its_styles(self, bundle: Bundle, style: Path, other_style: Path) -> None:
        choices = (StyleChoice(style, strength=0.4), StyleChoice(other_style, strength=0.4))
        spec = StylizeSpec(choices, levels=(1,), mixing=Mixing.BARYCENTRE)
        whole = replace(spec, styles=tuple(replace(each, strength=1.0) for each in choices), strength=0.4)
        photo = stored_picture(64, 48)
        weak, other = (paint_in_memory(photo, painting_of(bundle, each, IN_FLOAT64), ON_CPU) for each in (spec, whole))
        np.testing.assert_array_equal(weak, other)
