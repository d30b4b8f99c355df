"""Recipes for systems that no test runs on say so, can be read, and agree with the program."""

import hashlib
import plistlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from studio.images.formats import READ_SUFFIXES
from studio.specs.style_card import CARD_SUFFIX
from tests.unit.release.scripts import ROOT, script

facts, installer = script("facts"), script("installer")
PACKAGING = ROOT / "packaging"
UNTRIED = (
    "linux/io.github.gigastyle.gigastyle.yaml", "linux/appimage.py", "macos/entitlements.plist", "macos/notarise.sh",
    "windows/gigastyle.iss", "windows/installer.py",
)  # fmt: skip


@pytest.mark.parametrize("name", UNTRIED)
def test_what_was_never_run_says_so_at_its_head(name: str) -> None:
    head = (PACKAGING / name).read_text(encoding="utf-8")[:900]
    assert re.search(r"(?i)\bnever\b|not run there", head)


def test_entitlements_can_be_read() -> None:
    entitlements = plistlib.loads((PACKAGING / "macos/entitlements.plist").read_bytes())
    assert entitlements and all(value is True for value in entitlements.values())


@pytest.mark.skipif(shutil.which("sh") is None, reason="no sh")
def test_the_script_for_macos_is_a_script_and_finds_the_version() -> None:
    text = (PACKAGING / "macos/notarise.sh").read_text(encoding="utf-8")
    subprocess.run(["sh", "-n", PACKAGING / "macos/notarise.sh"], check=True)
    command = re.search(r"version=\$\((.*)\)", text)[1]
    found = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert found.strip() == facts.VERSION


def test_the_windows_installer_offers_formats_that_are_read() -> None:
    script_text = (PACKAGING / "windows/gigastyle.iss").read_text(encoding="utf-8")
    offered = set(re.findall(r'SupportedTypes"; ValueType: string; ValueName: "(\.\w+)"', script_text))
    assert offered - {".json"} <= READ_SUFFIXES and {".jpg", ".png", ".tif", ".webp", ".json"} <= offered
    assert f"Classes\\{CARD_SUFFIX}\\" in script_text
    sections = re.findall(r"^\[(\w+)\]$", script_text, re.MULTILINE)
    assert len(sections) == len(set(sections)) and {"Setup", "Files", "Registry", "Code"} <= set(sections)


def test_winget_manifests_name_the_file_by_its_digest(tmp_path: Path) -> None:
    file = tmp_path / "any.exe"
    file.write_bytes(b"installer")
    paths = installer.write_manifests(file, "https://example.org/any.exe", tmp_path / "out")
    manifests = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]
    assert [each["ManifestType"] for each in manifests] == ["version", "installer", "defaultLocale"]
    assert {each["PackageVersion"] for each in manifests} == {facts.VERSION}
    (only,) = manifests[1]["Installers"]
    assert only["InstallerSha256"] == hashlib.sha256(b"installer").hexdigest().upper()
