import itertools

import pytest

from studio.ui.theme.contrast import LEAST_FOR_SHAPES, LEAST_FOR_TEXT, contrast
from studio.ui.theme.tokens import DARK, LIGHT, Tokens

GROUNDS = ("window", "field", "field_alternate", "button", "canvas")
WRITTEN = ("text", "text_muted", "link", "success", "warning", "error")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("written", "ground"), [*itertools.product(WRITTEN, GROUNDS)])
def test_everything_written_can_be_read_on_every_ground(tokens: Tokens, written: str, ground: str) -> None:
    assert contrast(getattr(tokens, written), getattr(tokens, ground)) >= LEAST_FOR_TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_selected_can_be_read_and_edges_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.accent_text, tokens.accent) >= LEAST_FOR_TEXT
    assert contrast(tokens.selection_text, tokens.selection) >= LEAST_FOR_TEXT
    for ground in ("window", "field", "button"):
        assert contrast(tokens.border, getattr(tokens, ground)) >= LEAST_FOR_SHAPES
        assert contrast(tokens.accent, getattr(tokens, ground)) >= LEAST_FOR_SHAPES
