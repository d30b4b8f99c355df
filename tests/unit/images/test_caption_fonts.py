import pytest
from PIL import ImageFont

from studio.images import caption_fonts
from studio.images.caption_fonts import caption_font, has_letters


def test_plain_names_are_written_in_pillows_own_font() -> None:
    font, text = caption_font("Harbour at sunset, IMG_1.JPG…", 13)
    assert text == "Harbour at sunset, IMG_1.JPG…"
    assert isinstance(font, ImageFont.FreeTypeFont)
    assert font.getname() == ImageFont.load_default(13).getname()  # type: ignore[union-attr] — it is one too


@pytest.mark.parametrize("caption", ["Müller & Söhne", "Đà Nẵng", "Жар-птица", "夕焼け.jpg", "e\u0301te\u0301"])
def test_no_letter_is_drawn_as_an_empty_box(caption: str) -> None:
    font, text = caption_font(caption, 13)
    assert has_letters(font, text) and text


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        ("Müller", "Muller"),
        ("Straße", "Strasse"),
        ("e\u0301te\u0301.jpg", "ete.jpg"),
        ("夕.jpg", "?.jpg"),
        ("Łódź", "Lodz"),
    ],
)
def test_without_fonts_of_the_system_similar_letters_are_shown(
    caption: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caption_fonts, "SYSTEM_FONTS", ())
    assert caption_font(caption, 13)[1] == shown


def test_a_font_that_lacks_a_letter_is_found_out() -> None:
    own = ImageFont.load_default(20)
    assert has_letters(own, "abc xyz 123 …")
    assert not has_letters(own, "abc 夕")
