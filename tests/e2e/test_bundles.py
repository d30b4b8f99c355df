"""``gigastyle bundles`` through `studio.app.main`."""

import shutil
from pathlib import Path

import pytest

from studio.app import main
from studio.paths import installed_bundles_dir


def test_the_installed_bundles_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundles", "list"]) == 0
    assert any(line.split()[:2] == ["tiny", "wct/adain/ot"] for line in capsys.readouterr().out.splitlines())


def test_one_bundle_is_shown_by_id_and_by_path(tiny_bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundles", "show", "tiny"]) == 0
    by_id = capsys.readouterr().out
    assert main(["bundles", "show", str(tiny_bundle)]) == 0
    assert capsys.readouterr().out == by_id
    assert "5, 4, 3, 2, 1" in by_id and "random weights for tests" in by_id and str(tiny_bundle) in by_id


def test_an_unknown_bundle_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundles", "show", "absent"]) == 2
    assert "tiny" in capsys.readouterr().err


def test_a_sound_bundle_is_called_sound_and_a_damaged_one_is_not(
    tiny_bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bundles", "verify", "tiny"]) == 0
    assert "sound" in capsys.readouterr().out
    damaged = shutil.copytree(tiny_bundle, tmp_path / "damaged")
    weights = next(damaged.glob("*.safetensors"))
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    assert main(["bundles", "verify", str(damaged)]) == 3
    assert weights.name in capsys.readouterr().out


def test_an_imported_bundle_is_there_at_once(tiny_bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported = installed_bundles_dir() / "copied"
    try:
        assert main(["bundles", "import", str(tiny_bundle), "--id", "copied"]) == 0
        assert main(["bundles", "list"]) == 0
        assert "copied" in capsys.readouterr().out
        assert main(["bundles", "import", str(tiny_bundle), "--id", "copied"]) == 2
    finally:
        shutil.rmtree(imported, ignore_errors=True)


def test_what_cannot_be_imported_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundles", "import", str(tmp_path), "--id", "new"]) == 2
    assert str(tmp_path) in capsys.readouterr().err
