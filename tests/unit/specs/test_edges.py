from pathlib import Path

import pytest

from studio.errors import SpecError
from studio.specs.edges import EdgeSettings
from studio.specs.optimize import OptimizeSettings
from studio.specs.recipe import recipe_from_spec, spec_from_recipe
from studio.specs.stylize import StyleChoice, StylizeSpec

STYLES = (StyleChoice(Path("/style.png")),)


def test_they_come_back_from_a_recipe_and_leave_others_as_they_were() -> None:
    kept = StylizeSpec(STYLES, edges=EdgeSettings(0.6, radius=0.01, detail=0.2))
    assert spec_from_recipe(recipe_from_spec(kept)) == kept
    assert "edges" not in recipe_from_spec(StylizeSpec(STYLES))


def test_an_optimisation_has_edges_of_its_own() -> None:
    with pytest.raises(SpecError, match="edges of its own"):
        StylizeSpec(STYLES, optimize=OptimizeSettings(), edges=EdgeSettings())


@pytest.mark.parametrize("wrong", [{"amount": -0.1}, {"radius": 0.0}, {"detail": 2.0}, {"epsilon": 1.0}])
def test_what_is_out_of_range_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(SpecError):
        EdgeSettings(**wrong)
