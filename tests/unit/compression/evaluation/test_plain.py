from studio.compression.evaluation.json_values import result_to_json, rounded
from tests.unit.compression.evaluation.reports import result


def test_one_result_is_told_with_levels_as_texts() -> None:
    told = result_to_json(result(0.5, 2.0, grain=2.0))
    assert told["grain"] == {"axis_power": [2.0, 1.0], "lattice": 0.2}
    assert told["likeness"] == [
        {
            "style_distance": {"1": 2.0},
            "w2": {"1": 1.0},
            "relative_w2": {"1": 0.2},
            "style": 0.2,
            "content_distance": 0.1,
        }
    ]


def test_manifests_keep_four_figures() -> None:
    assert rounded(0.123456) == 0.1235
