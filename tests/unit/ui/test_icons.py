import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPalette

from studio.ui.icons import icon, names


def inked(image: QImage) -> set[str]:
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", names())
def test_every_icon_draws_something_and_stays_within_its_square(name: str) -> None:
    image = icon(name).pixmap(QSize(48, 48)).toImage()
    assert inked(image), "it is not empty"
    edge = [image.pixelColor(x, y).alpha() for x in range(48) for y in (0, 47)]
    assert not any(edge), "nothing is cut off above or below"


def test_icons_follow_the_palette_and_fade_when_disabled() -> None:
    drawn = icon("open")
    before = QGuiApplication.palette()
    palette = QPalette(before)
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#12ab34"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor("#777777"))
    QGuiApplication.setPalette(palette)
    try:
        assert inked(drawn.pixmap(QSize(48, 48)).toImage()) == {"#12ab34"}
        assert inked(drawn.pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage()) == {"#777777"}
    finally:
        QGuiApplication.setPalette(before)


def test_a_name_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(KeyError, match="there is no icon 'moon'; there are add"):
        icon("moon")
