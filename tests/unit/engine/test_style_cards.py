from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.contact_sheet import SheetOptions, read_style_cell
from studio.engine.in_memory import paint_in_memory
from studio.engine.painting import prepare_chains
from studio.engine.previews.level_styles import LevelStyles
from studio.engine.style_pictures import read_style
from studio.engine.styles import MeasuredStyle, StyleCache, measure_pixels, measure_style
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.errors import PictureError
from studio.geometry import Size
from studio.images.style_card import card_picture, encoded_source, read_card, write_card
from studio.specs.colour import ColourSettings, ColourSource
from studio.specs.stylize import StyleChoice, StylizeSpec
from tests.style_cards import card_of
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, stored_picture, write_picture, write_pixels

PHOTO = stored_picture(70, 50, seed=9)


def painted(style: Path, bundle: Bundle, **wanted: object) -> tuple[np.ndarray, tuple[str, ...]]:
    spec = StylizeSpec((StyleChoice(style),), **wanted)  # type: ignore[arg-type]  # values of all fields
    painting, notes = prepare_painting(spec, SharedInputs(bundle, StyleCache()), ON_CPU)
    return paint_in_memory(PHOTO, painting, ON_CPU), notes


def measured(style: Path, bundle: Bundle, level: int, size_px: int | None = None) -> MeasuredStyle:
    encoders, _ = prepare_chains(bundle, (level,), dtype=torch.float32, device=torch.device("cpu"))
    return LevelStyles().measured(style, encoders, bundle=bundle, style_size_px=size_px)


@pytest.fixture(scope="module")
def other_bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    folder = tmp_path_factory.mktemp("more") / "second"
    write_tiny_bundle(folder, seed=4, levels=(3, 1))
    return load_bundle(folder)


@pytest.mark.parametrize("size_px", [None, 64])
@pytest.mark.parametrize(
    "colour",
    [ColourSettings(), ColourSettings(only=True), ColourSettings(0.5), ColourSettings(1.0, ColourSource.HISTOGRAM)],
)
def test_a_card_paints_what_its_picture_paints(
    bundle: Bundle, style: Path, tmp_path: Path, size_px: int | None, colour: ColourSettings
) -> None:
    card = card_of(style, tmp_path / "a.style", bundle, style_size_px=size_px, has_source=False)
    of_picture, _ = painted(style, bundle, style_size_px=size_px, colour=colour)
    of_card, notes = painted(card, bundle, colour=colour)
    np.testing.assert_array_equal(of_card, of_picture)
    assert notes == ()


def test_a_transparent_style_paints_alike_from_its_card(bundle: Bundle, tmp_path: Path) -> None:
    picture = write_picture(tmp_path / "clear.png", 64, 48, channels=4)
    card = card_of(picture, tmp_path / "a.style", bundle)
    np.testing.assert_array_equal(painted(card, bundle)[0], painted(picture, bundle)[0])


def test_another_style_size_does_not_apply_and_is_told(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    card = card_of(style, tmp_path / "a.style", bundle)
    of_card, notes = painted(card, bundle, style_size_px=48)
    np.testing.assert_array_equal(of_card, painted(style, bundle)[0])
    told = "style a.style is a card measured at 96 x 80 px, so the style size of 48 px does not apply"
    assert notes == (told,)
    assert painted(card, bundle, style_size_px=96)[1] == ()


def test_another_bundle_measures_the_source(bundle: Bundle, other_bundle: Bundle, style: Path, tmp_path: Path) -> None:
    card = card_of(style, tmp_path / "a.style", bundle)  # small enough to be its own source
    for level in (3, 1):
        found, expected = measured(card, other_bundle, level), measured(style, other_bundle, level)
        np.testing.assert_array_equal(found.moments[level].to_vector(), expected.moments[level].to_vector())
    (note,) = painted(card, other_bundle)[1]
    assert note == "style a.style: the copy of 96 x 80 px in the card was measured anew, at 96 x 80 px"
    assert measured(card, other_bundle, 3, 48).size == Size(48, 40)


def test_a_large_picture_is_measured_at_twice_its_source(bundle: Bundle, other_bundle: Bundle, tmp_path: Path) -> None:
    picture = write_picture(tmp_path / "large.png", 640, 320)
    card = card_of(picture, tmp_path / "a.style", bundle)
    assert measured(card, other_bundle, 1).size == Size(512, 256)
    source = card_picture(read_card(card), card)
    assert source is not None
    copy = write_pixels(tmp_path / "copy.png", np.rint(source.rgb_hwc * 255).astype(np.uint8))
    found, expected = measured(card, other_bundle, 1, 256), measured(copy, other_bundle, 1)
    np.testing.assert_array_equal(found.moments[1].to_vector(), expected.moments[1].to_vector())


def test_a_flat_source_is_scaled_up(bundle: Bundle, other_bundle: Bundle, tmp_path: Path) -> None:
    picture = write_picture(tmp_path / "flat.png", 1024, 40)
    card = card_of(picture, tmp_path / "a.style", bundle)
    assert measured(card, other_bundle, 3).size == Size(820, 32)


def test_without_a_source_the_bundle_that_is_needed_is_named(
    bundle: Bundle, other_bundle: Bundle, style: Path, tmp_path: Path
) -> None:
    card = card_of(style, tmp_path / "a.style", bundle, has_source=False)
    with pytest.raises(PictureError, match=r"a\.style holds statistics for tiny, none for second.*choose one of its"):
        painted(card, other_bundle)


def test_one_encoder_in_two_bundles_needs_one_measurement(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    card = card_of(style, tmp_path / "a.style", bundle, has_source=False)
    renamed = replace(bundle, manifest=replace(bundle.manifest, id="namesake"))
    np.testing.assert_array_equal(painted(card, renamed)[0], painted(style, bundle)[0])


def test_what_needs_pixels_takes_the_source_or_refuses(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    statistics = ColourSettings(1.0, ColourSource.STATISTICS)
    card = card_of(style, tmp_path / "a.style", bundle)
    np.testing.assert_array_equal(
        painted(card, bundle, colour=statistics)[0], painted(style, bundle, colour=statistics)[0]
    )
    picture, notes = read_style(card, style_size_px=None)
    np.testing.assert_array_equal(picture.rgb_hwc, read_style(style, style_size_px=None)[0].rgb_hwc)
    assert "measured anew" in notes[0]
    bare = card_of(style, tmp_path / "b.style", bundle, has_source=False)
    with pytest.raises(PictureError, match=r"b\.style holds no picture, and this needs the pixels of its style"):
        painted(bare, bundle, colour=statistics)
    with pytest.raises(PictureError, match="holds no picture"):
        read_style(bare, style_size_px=None)


def test_pages_of_a_card_are_refused(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    card = card_of(style, tmp_path / "a.style", bundle)
    encoders, _ = prepare_chains(bundle, (1,), dtype=torch.float32, device=torch.device("cpu"))
    for ask in (
        lambda: StyleCache().measured(card, encoders, bundle=bundle, style_size_px=None, page=2),
        lambda: measure_pixels(card, style_size_px=None, page=2),
        lambda: measure_style(card, encoders, style_size_px=None, page=2),
    ):
        with pytest.raises(PictureError, match="has no page 2"):
            ask()


def test_a_card_without_source_has_a_cell_in_a_sheet(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    card = card_of(style, tmp_path / "a.style", bundle, has_source=False)
    assert read_style_cell(card, SheetOptions(bundle, ON_CPU, 192)).shape == (160, 192, 3)


def test_a_damaged_source_is_told(bundle: Bundle, other_bundle: Bundle, style: Path, tmp_path: Path) -> None:
    path = card_of(style, tmp_path / "a.style", bundle)
    card = read_card(path)
    picture = card_picture(card, path)
    assert picture is not None
    write_card(path, replace(card, source=encoded_source(picture)[:200]))
    with pytest.raises(PictureError, match="is damaged"):
        painted(path, other_bundle)
