from dataclasses import replace
from pathlib import Path

import pytest

from studio.compression.evaluation.request import JudgeChoice, PaintedRequest
from studio.errors import SpecError

REQUEST = PaintedRequest((Path("half"), Path("full")), Path("c"), Path("s"), (JudgeChoice(Path("j")),))


def test_folders_go_by_their_names_unless_two_are_called_alike() -> None:
    assert REQUEST.names == ("half", "full")
    alike = replace(REQUEST, folders=(Path("a/x"), Path("b/x"), Path("y")))
    assert alike.names == (str(Path("a/x")), str(Path("b/x")), "y")


@pytest.mark.parametrize(
    ("field", "value"), [("folders", ()), ("judges", ()), ("size_px", 31), ("pairs", 0), ("threads", -1)]
)
def test_values_out_of_range_are_refused(field: str, value: object) -> None:
    with pytest.raises(SpecError):
        replace(REQUEST, **{field: value})  # type: ignore[arg-type]  # the point
