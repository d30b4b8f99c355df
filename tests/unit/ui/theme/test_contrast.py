import pytest

from studio.ui.theme.contrast import contrast, luminance


def test_contrast_of_the_extremes_and_of_a_published_pair() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#336699", "#336699") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01), "the lightest grey that passes on white"


def test_green_weighs_most() -> None:
    assert luminance("#00ff00") > luminance("#ff0000") > luminance("#0000ff")
