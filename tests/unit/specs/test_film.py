import math

import pytest

from studio.codec import from_plain, to_plain
from studio.errors import SpecError
from studio.specs.film import FilmSettings, VideoCodec


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"smoothing_s": -0.1}, "smoothed over 0 to 600 seconds, not -0.1"),
        ({"smoothing_s": math.nan}, "not nan"),
        ({"stability": 1.1}, "the stability lies between 0 and 1"),
        ({"first_frame": 0}, "frames count from 1"),
        ({"first_frame": 5, "last_frame": 4}, "not 5 to 4"),
        ({"rate": 0.0}, "up to 1000 frames per second, not 0.0"),
        ({"rate": math.inf}, "not inf"),
        ({"crf": 52}, "between 0 and 51, not 52"),
    ],
)
def test_values_out_of_range_are_named(values: dict[str, float], message: str) -> None:
    with pytest.raises(SpecError, match=message):
        FilmSettings(**values)  # type: ignore[arg-type]  # fields of the settings


def test_settings_survive_json() -> None:
    settings = FilmSettings(0.0, 1.0, follows_motion=False, first_frame=2, last_frame=2, codec=VideoCodec.FFV1, crf=0)
    assert from_plain(FilmSettings, to_plain(settings)) == settings
    assert from_plain(FilmSettings, {}) == FilmSettings()
