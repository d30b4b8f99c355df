"""The wheel alone, installed somewhere and run from somewhere else, paints a picture with what it ships."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.e2e.material import picture

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_an_installed_wheel_paints_with_the_default_bundle(tmp_path: Path, style: Path) -> None:
    pip, source = [sys.executable, "-m", "pip"], tmp_path / "source"
    for folder in ("studio", "resources", "weights"):  # a copy: a build leaves files in its folder, and finds old ones
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path / "dist", source], check=True
    )
    (wheel,) = (tmp_path / "dist").glob("gigastyle-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("resources", "weights"):
        files = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert files and files <= {name.removeprefix("studio/shipped/") for name in names}
    subprocess.run([*pip, "install", "--no-deps", "--target", tmp_path / "site", wheel], check=True)

    content = picture(tmp_path / "content.png", width=80, height=64, seed=1)
    code = "import sys; from studio import app; print(app.__file__, file=sys.stderr); sys.exit(app.main())"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    (tmp_path / "elsewhere").mkdir()
    painted = subprocess.run(
        [sys.executable, "-c", code, "stylize", content, "--style", style, "--output", "out.png", "--json"],
        cwd=tmp_path / "elsewhere",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert painted.returncode == 0, painted.stderr
    assert str(tmp_path / "site") in painted.stderr
    assert json.loads(painted.stdout.splitlines()[-1])["finished"] == 1
    assert (tmp_path / "elsewhere" / "out.png").exists()
