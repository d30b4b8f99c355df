"""The project's own files agree with each other."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def pins() -> dict[str, Requirement]:
    lines = (ROOT / "packaging" / "constraints.txt").read_text().splitlines()
    requirements = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def test_the_wheel_contains_every_package() -> None:
    packages = {".".join(init.parent.relative_to(ROOT).parts) for init in (ROOT / "studio").rglob("__init__.py")}
    shipped = {"studio.shipped.resources", "studio.shipped.weights"}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == packages | shipped


def test_what_is_needed_to_run_and_test_is_pinned_within_its_range() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    for line in (
        *PROJECT["project"]["dependencies"],
        *extras["gui"],
        *extras["research"],
        *extras["dev"],
        *extras["docs"],
        *extras["release"],
        *extras["package"],
    ):
        wanted = Requirement(line)
        pin = pins()[canonicalize_name(wanted.name)]
        (version,) = re.findall(r"==(\S+)", str(pin.specifier))
        assert wanted.specifier.contains(version), f"{wanted} is pinned outside its range: {pin}"


def test_no_two_lines_pin_the_same_package() -> None:
    lines = (ROOT / "packaging" / "constraints.txt").read_text().splitlines()
    assert len(pins()) == sum(bool(line) and not line.startswith("#") for line in lines)


def test_what_tests_share_lies_in_helper_modules() -> None:
    """A module of tests runs twice where it is imported, and a conftest is pytest's to import."""
    borrowing = re.compile(r"^\s*from tests\.\S*\b(?:test_\w+|conftest) import", re.MULTILINE)
    assert [path for path in (ROOT / "tests").rglob("*.py") if borrowing.search(path.read_text(encoding="utf-8"))] == []


def test_an_environment_serves_for_what_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    import setup_environment

    stamp = tmp_path / "stamp.json"
    held = {
        "release": {"release", "full", "runtime"},
        "full": {"full", "runtime"},
        "package": {"package", "runtime"},
        "runtime": {"runtime"},
    }
    assert held.keys() == setup_environment.EXTRAS.keys()
    for made, serves in held.items():
        stamp.write_text(json.dumps({"extent": made, "wanted": setup_environment.fingerprint()}))
        assert {extent for extent in held if setup_environment.is_current(stamp, extent)} == serves
    assert not setup_environment.is_current(tmp_path / "none.json", "runtime")
