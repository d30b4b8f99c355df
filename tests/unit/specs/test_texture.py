from dataclasses import replace
from pathlib import Path

import pytest

from studio.errors import SpecError
from studio.geometry import Size
from studio.specs.stylize import StyleChoice
from studio.specs.texture import TextureRequest

STYLE = StyleChoice(Path("a.png"))


def request(width: int, height: int, **wanted: object) -> TextureRequest:
    return TextureRequest((STYLE,), Size(width, height), **wanted)  # type: ignore[arg-type]  # of the caller's choice


def test_every_scale_is_half_of_the_next() -> None:
    assert request(1001, 600).sizes() == (Size(251, 150), Size(501, 300), Size(1001, 600))
    assert request(1001, 600, scales=1).sizes() == (Size(1001, 600),)


@pytest.mark.parametrize(("shorter", "used"), [(32, 1), (126, 1), (127, 2), (252, 2), (253, 3), (4000, 3)])
def test_no_scale_begins_under_64_px(shorter: int, used: int) -> None:
    asked = request(5000, shorter)
    assert asked.used_scales == len(asked.sizes()) == used
    assert used == 1 or asked.sizes()[0].height >= 64


def test_sides_of_tiles_are_whole_cells_at_every_scale() -> None:
    asked = request(512, 320, is_tileable=True)
    assert asked.period_px == 64
    assert asked.sizes() == (Size(128, 80), Size(256, 160), Size(512, 320))
    assert request(112, 48, is_tileable=True).period_px == 16
    with pytest.raises(SpecError, match=r"multiples of 64 px, not 500 x 320; the next are 512 x 320"):
        request(500, 320, is_tileable=True)
    assert request(500, 320).sizes()[-1] == Size(500, 320)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"size": Size(31, 400)}, "at least 32 px"),
        ({"scales": 0}, "number of scales is 1 to 6"),
        ({"rounds": 9}, "number of rounds is 1 to 8"),
        ({"seed": -1}, "seed"),
        ({"seed": 1 << 63}, "seed"),
        ({"styles": ()}, "at least one style"),
        ({"levels": (1, 2)}, "run downwards"),
        ({"style_size_px": 3}, "style size"),
        ({"styles": (replace(STYLE, mask=Path("m.png")),)}, "leave the masks out"),
    ],
)
def test_what_cannot_be_painted_is_refused(changed: dict[str, object], message: str) -> None:
    with pytest.raises(SpecError, match=message):
        replace(request(400, 400), **changed)  # type: ignore[arg-type]  # values of all fields


def test_rounds_paint_the_plain_form_at_full_strength() -> None:
    spec = request(400, 400, bundle="tiny", style_size_px=300).spec()
    assert (spec.strength, spec.detail, spec.bundle, spec.style_size_px) == (1.0, 0.0, "tiny", 300)
