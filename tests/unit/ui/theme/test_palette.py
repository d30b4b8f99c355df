from __future__ import annotations

import pytest

from studio.ui.theme.palette import palette_for, palette_of_rows, tokens_of
from studio.ui.theme.tokens import DARK, LIGHT, Tokens


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_a_palette_leads_back_to_its_theme(tokens: Tokens) -> None:
    assert tokens_of(palette_for(tokens)) is tokens
    assert tokens_of(palette_of_rows(tokens)) is tokens
