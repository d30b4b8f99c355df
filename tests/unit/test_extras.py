"""A missing package is told with advice that is true of the program that runs."""

from __future__ import annotations

import sys

import pytest

from studio.extras import missing_research_package


def test_who_has_pip_is_told_what_to_install() -> None:
    told = str(missing_research_package("onnx"))
    assert "onnx, which is not installed" in told and told.endswith('pip install "gigastyle[research]"')


def test_who_has_the_built_program_is_told_which_one_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    told = str(missing_research_package("onnx"))
    assert "onnx, which the program without Python does not contain" in told and "Gigastyle installed by pip" in told
