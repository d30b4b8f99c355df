"""What every package says of Gigastyle: version, name, sentence, what is new, and the time that its files carry."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSION: str = PROJECT["version"]
"""The one source: metadata, and so ``gigastyle --version``, every package and the AppStream release follow it."""

APP_ID = "io.github.gigastyle.gigastyle"
"""Names of desktop file, icon, AppStream component and bundle; follows the address of the repository."""

MAINTAINER = "The Gigastyle authors <gigastyle@users.noreply.github.com>"
SUMMARY: str = PROJECT["description"]
DIST = ROOT / "dist"
_HEADING = re.compile(r"^## (?P<version>\S+) \((?P<date>unreleased|\d{4}-\d\d-\d\d)\)$", re.MULTILINE)


def source_date_epoch() -> int:
    """Seconds since 1970 that files in packages carry: SOURCE_DATE_EPOCH, else the time of the commit, else 1980."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    if stated:
        return int(stated)
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    return int(asked) if asked else 315_532_800


def newest_changes(changelog: str) -> tuple[str, str, list[str]]:
    """Version, date (or ``unreleased``) and points of the newest section of a changelog, up to its first subheading.

    Raises ValueError where there is none.
    """
    found = _HEADING.search(changelog)
    if found is None:
        raise ValueError("the changelog has no heading such as: ## 1.2.3 (2026-01-31)")
    section = changelog[found.end() :].partition("\n## ")[0].partition("\n### ")[0]
    points = [" ".join(point.split()) for point in re.split(r"^- ", section, flags=re.MULTILINE)[1:]]
    return found["version"], found["date"], points
