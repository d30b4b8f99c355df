import pytest

from studio.bundles import fields
from studio.bundles.fields import Json
from studio.errors import BundleError

ROOT: dict[str, Json] = {
    "title": "x",
    "level": 5,
    "flag": True,
    "none": None,
    "widths": [1, 2],
    "names": ["a"],
    "map": {},
}


def test_fields_of_the_right_kind_come_back() -> None:
    assert fields.text(ROOT, "title") == "x"
    assert fields.integer(ROOT, "level") == 5
    assert fields.optional_text(ROOT, "none") is None
    assert fields.integers(ROOT, "widths") == (1, 2)
    assert fields.texts(ROOT, "names") == ("a",)
    assert fields.mapping(ROOT, "map") == {}


@pytest.mark.parametrize("key", ["level", "none", "widths"])
def test_what_is_no_text_is_refused_by_name(key: str) -> None:
    with pytest.raises(BundleError, match=f"{key} must be a text"):
        fields.text(ROOT, key)


def test_a_boolean_is_no_whole_number() -> None:
    with pytest.raises(BundleError, match="flag must be a whole number, not True"):
        fields.integer(ROOT, "flag")


def test_a_missing_field_is_named() -> None:
    with pytest.raises(BundleError, match="the field licence is missing"):
        fields.text(ROOT, "licence")


def test_lists_and_objects_are_told_apart() -> None:
    with pytest.raises(BundleError, match="map must be a list"):
        fields.sequence(ROOT, "map")
    with pytest.raises(BundleError, match="widths must be an object"):
        fields.mapping(ROOT, "widths")
