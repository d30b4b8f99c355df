import pytest

from studio.compression.layer_names import full_name, is_short_for


@pytest.mark.parametrize(
    ("name", "is_short"),
    [
        ("conv3_1", True),
        ("5.conv3_1", True),
        ("encoder.conv3_1", True),
        ("5.encoder.conv3_1", True),
        ("encoder.5.conv3_1", False),
        ("4.conv3_1", False),
        ("decoder.conv3_1", False),
        ("conv3_2", False),
        ("5.encoder", False),
    ],
)
def test_the_last_part_and_any_before_in_order(name: str, is_short: bool) -> None:
    assert is_short_for(name, full_name(5, "encoder", "conv3_1")) is is_short
