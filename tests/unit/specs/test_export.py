from typing import Any

import pytest

from studio.errors import SpecError
from studio.specs.export import ExportSpec


@pytest.mark.parametrize("wrong", [{"depth": 12}, {"quality": 0}, {"quality": 101}, {"compression": "zip"}])
def test_values_out_of_range_are_refused_and_named(wrong: dict[str, Any]) -> None:
    with pytest.raises(SpecError, match=str(*wrong.values())):
        ExportSpec(**wrong)
