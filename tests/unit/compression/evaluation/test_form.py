from pathlib import Path

import pytest

from studio.compression.evaluation.request import PLAIN, Form
from studio.errors import SpecError


def test_a_form_becomes_a_request_with_strength_detail_and_levels() -> None:
    form = Form(strength=0.8, detail=0.5, level_strength={5: 0.5}, level_detail={1: 0.0})
    spec = form.spec(Path("s.png"), levels=(5, 1), style_size_px=64)
    assert [spec.strength_at(level) for level in (5, 1)] == [0.4, 0.8]
    assert [spec.detail_at(level) for level in (5, 1)] == [0.5, 0.0]
    assert (spec.levels, spec.style_size_px) == ((5, 1), 64)
    assert PLAIN.spec(Path("s.png"), levels=None, style_size_px=None).strength_at(3) == 1.0


@pytest.mark.parametrize("values", [{"strength": 1.1}, {"detail": -0.1}, {"level_strength": {6: 0.5}}])
def test_what_no_request_takes_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(SpecError):
        Form(**values)  # type: ignore[arg-type]  # the point
