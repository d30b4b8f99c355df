import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import SpecError
from studio.specs.export import COMPRESSIONS, ExportSpec, export_from_json, json_from_export

exports = st.builds(
    ExportSpec,
    depth=st.sampled_from([None, 8, 16]),
    quality=st.integers(1, 100),
    compression=st.sampled_from(COMPRESSIONS),
    pyramid=st.sampled_from([None, True, False]),
    with_recipe=st.booleans(),
)


@given(exports)
def test_json_keeps_every_choice(export: ExportSpec) -> None:
    assert export_from_json(json.loads(json.dumps(json_from_export(export)))) == export


@pytest.mark.parametrize("wrong", [{"depth": 12}, {"quality": 0}, {"quality": 101}, {"compression": "zip"}])
def test_values_out_of_range_are_refused_and_named(wrong: dict[str, Any]) -> None:
    with pytest.raises(SpecError, match=str(*wrong.values())):
        ExportSpec(**wrong)
    with pytest.raises(SpecError):
        export_from_json({**json_from_export(ExportSpec()), **wrong})


@pytest.mark.parametrize("wrong", [{"quality": "high"}, {"quality": None}, {"compression": []}])
def test_what_does_not_fit_is_no_export(wrong: dict[str, Any]) -> None:
    with pytest.raises(SpecError):
        export_from_json({**json_from_export(ExportSpec()), **wrong})
    with pytest.raises(SpecError, match="damaged"):
        export_from_json({})
