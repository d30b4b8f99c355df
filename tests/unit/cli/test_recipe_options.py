from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from studio.cli.recipe_options import add_recipe_options, advised, check_page, check_style_pages, spec_from
from studio.errors import PictureError, SpecError
from studio.specs.looks import DEFAULT_LOOK, LOOKS, Look
from studio.specs.method import Method
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import LEVELS, Resources, StyleChoice, StylizeSpec


def spec(line: str, *, default_bundle: str | None = None) -> StylizeSpec:
    parser = ArgumentParser(exit_on_error=False)
    add_recipe_options(parser)
    return spec_from(parser.parse_args(line.split()), default_bundle=default_bundle)


def test_a_style_alone_is_the_default_look() -> None:
    made = spec("--style s.jpg")
    assert made == spec(f"--style s.jpg --preset {DEFAULT_LOOK.id}")
    assert (made.styles, made.bundle, made.method, made.levels) == ((StyleChoice(Path("s.jpg")),), None, None, None)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
def test_a_preset_sets_strengths_and_details(look: Look) -> None:
    made = spec(f"--style s.jpg --preset {look.id}")
    assert (made.strength, made.level_strength) == (look.strength, look.level_strength)
    assert (made.detail, made.level_detail) == (look.detail, look.level_detail)


def test_pages_of_the_content_and_of_each_style() -> None:
    made = spec("--style a.tif --style b.tif --style-page 3 1 --page 2")
    assert made.page == 2 and [style.page for style in made.styles] == [3, 1]
    assert spec("--style a.tif").page is None and spec("--style a.tif").styles[0].page is None
    with pytest.raises(SpecError, match="2 styles need 2 pages, not 1"):
        spec("--style a.tif --style b.tif --style-page 3")
    for wrong in ("--page 0", "--style-page -1"):
        with pytest.raises(SpecError, match="pages count from 1"):
            spec(f"--style a.tif {wrong}")


def test_plain_is_what_a_spec_says_by_itself() -> None:
    plain = StylizeSpec(styles=(StyleChoice(Path("s.jpg")),))
    assert spec("--style s.jpg --preset plain --strokes off") == plain


@pytest.mark.parametrize(
    ("option", "field", "value"),
    [
        ("--strength 0.35", "strength", 0.35),
        ("--level-strength 3=0.15", "level_strength", {3: 0.15}),
    ],
)
def test_an_option_replaces_its_own_field_of_the_preset(option: str, field: str, value: object) -> None:
    preset = "--style s.jpg --preset gentle"
    assert spec(f"{preset} {option}") == replace(spec(preset), **{field: value})  # type: ignore[arg-type]  # any field


def test_zero_is_a_value_as_well() -> None:
    made = spec("--style s.jpg --strength 0 --keep-detail 0")
    assert (made.strength, made.detail) == (0.0, 0.0)


def test_shares_of_detail_are_of_all_detail_unless_that_is_said() -> None:
    everywhere = spec("--style s.jpg --keep-detail 0.9")
    assert [everywhere.detail_at(level) for level in LEVELS] == [0.9] * 5
    alone = spec("--style s.jpg --level-detail 3=0.25")
    assert (alone.detail, alone.level_detail) == (1.0, {3: 0.25})
    both = spec("--style s.jpg --level-detail 3=0.25 --keep-detail 0.4")
    assert (both.detail, both.level_detail) == (0.4, {3: 0.25})


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
def test_a_preset_leaves_out_no_level_that_is_named(look: Look) -> None:
    made = spec(f"--style s.jpg --preset {look.id} --levels 5,4")
    assert made.strength_at(5) > 0 and made.strength_at(4) > 0
    assert spec(f"--style s.jpg --preset {look.id} --levels 5,4 --level-strength 5=0").strength_at(5) == 0


def test_every_option_reaches_the_spec() -> None:
    everything = spec(
        "--style a.jpg --style b.jpg --style-weight 0.7 0.3 --bundle mine --method adain --strength 0.5 "
        "--level-strength 5=0.8,4=0.6 --keep-detail 0.9 --level-detail 5=0.5 --levels 5,4 --style-size 512 "
        "--content-size 2048 --seed 7 --strokes 768"
    )
    assert everything == StylizeSpec(
        styles=(StyleChoice(Path("a.jpg"), 0.7), StyleChoice(Path("b.jpg"), 0.3)),
        bundle="mine",
        method=Method.ADAIN,
        strength=0.5,
        level_strength={5: 0.8, 4: 0.6},
        detail=0.9,
        level_detail={5: 0.5},
        levels=(5, 4),
        style_size_px=512,
        content_size_px=2048,
        seed=7,
        strokes=StrokeSettings(768),
    )


def test_masks_and_strengths_go_to_styles_in_order() -> None:
    made = spec(
        "--style a.jpg --mask sky.png --style b.jpg --mask none --style c.jpg --mask - --style-strength 1 0.5 0"
    )
    assert made.styles == (
        StyleChoice(Path("a.jpg"), mask=Path("sky.png")),
        StyleChoice(Path("b.jpg"), strength=0.5),
        StyleChoice(Path("c.jpg"), strength=0.0),
    )
    assert made.masks == (Path("sky.png"),)


def test_the_persons_bundle_serves_where_none_is_named() -> None:
    assert spec("--style s.jpg", default_bundle="mine").bundle == "mine"
    assert spec("--style s.jpg --bundle other", default_bundle="mine").bundle == "other"


@pytest.mark.parametrize(
    "line",
    [
        "--style a.jpg --style-weight 0.7 0.3",
        "--style a.jpg --style b.jpg --style-weight 1",
        "--style a.jpg --style-weight -1",
        "--style a.jpg --strength 1.5",
        "--style a.jpg --style b.jpg --mask sky.png",
        "--style a.jpg --style-strength 0.5 1",
        "--style a.jpg --style-strength 1.5",
        "--style a.jpg --content-size -5",
        "--style a.jpg --levels 1,5",
        "--style a.jpg --level-strength 9=0.5",
        "--style a.jpg --keep-detail 1.5",
        "--style a.jpg --level-detail 9=0.5",
    ],
)
def test_contradictions_are_refused(line: str) -> None:
    with pytest.raises(SpecError):
        spec(line)


NOTE = "it holds 3 pages, of which the first was read"


def test_the_note_names_the_option_that_chooses() -> None:
    assert advised(NOTE) == f"{NOTE}; --page N chooses another"
    assert advised(f"style a.tif: {NOTE}") == f"style a.tif: {NOTE}; --style-page N chooses another"
    assert advised("its EXIF is damaged and was left out") == "its EXIF is damaged and was left out"


def test_a_page_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    path, frames = tmp_path / "a.gif", [Image.new("L", (40, 40), shade) for shade in (9, 99)]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    check_page(path, 2, Resources())
    check_style_pages([StyleChoice(path), StyleChoice(path, page=2)], Resources())
    with pytest.raises(PictureError, match=r"a.gif has no page 3: it holds 2 frames"):
        check_style_pages([StyleChoice(path, page=2), StyleChoice(path, page=3)], Resources())
