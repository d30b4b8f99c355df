"""Pictures as strangers bring them: each is painted in its own colours the right way up, or refused in one line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.app import main
from tests.strange_pictures import PAINTED, PHOTO, REFUSED, TOLERANCES


def repaint(content: Path, output: Path) -> int:
    style = content.parent / "style.png"
    PHOTO.save(style)
    fixed = ["--bundle", "compact", "--device", "cpu", "--threads", "1", "--levels", "1", "--strength", "0"]
    return main(["stylize", str(content), "--style", str(style), "--output", str(output), *fixed])


@pytest.mark.parametrize("name", PAINTED)
def test_it_is_painted_in_its_own_colours(name: str, tmp_path: Path) -> None:
    make, seen = PAINTED[name]
    content, output = tmp_path / name, tmp_path / f"painted {name}.png"
    make(content)
    assert repaint(content, output) == 0
    alpha = np.asarray(seen)[..., -1] if seen.mode in ("LA", "RGBA") else None
    with Image.open(output) as painted:
        assert painted.size == PHOTO.size and painted.mode == ("RGB" if alpha is None else "RGBA")
        found = np.asarray(painted).astype(float)
    if alpha is not None:
        assert np.array_equal(found[..., 3], alpha)
    shown = np.full(found.shape[:2], True) if alpha is None else alpha > 200
    error = np.abs(found[..., :3] - np.asarray(seen.convert("RGB")))[shown].mean()
    assert error < TOLERANCES.get(name, 3.0)


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, complaint = REFUSED[name]
    make(tmp_path / name)
    assert repaint(tmp_path / name, tmp_path / "out.png") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert name in line and complaint in line
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize("output", ["🌲 Bäume [final].tif", "a%d[Q=3].jpg", "Übersicht.dzi"])
def test_results_may_be_called_anything(output: str, tmp_path: Path) -> None:
    content = tmp_path / "content.png"
    PHOTO.save(content)
    assert repaint(content, tmp_path / output) == 0
    made = {path.name for path in tmp_path.iterdir()} - {"content.png", "style.png"}
    assert made == ({output, "Übersicht_files"} if output.endswith(".dzi") else {output})
