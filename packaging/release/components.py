"""What a package of Gigastyle holds besides its own code: installed distributions, and the shared libraries in them."""

from __future__ import annotations

import importlib.metadata
import platform
import re
import shutil
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent
TABLE = tomllib.loads((HERE / "licences.toml").read_text(encoding="utf-8"))
SHIPPED_EXTRAS = frozenset({"gui"})
"""What built programs contain besides the requirements that are always there."""

ALLOWED = frozenset(
    {
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-3-Clause-Clear", "BSL-1.0", "CC0-1.0", "FTL",
        "GCC-exception-3.1", "GPL-2.0-or-later", "GPL-3.0-or-later", "HPND-sell-variant", "IJG", "LGPL-2.0-or-later",
        "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "LLVM-exception", "MIT", "MIT-0", "MIT-CMU",
        "MIT-Modern-Variant", "MPL-2.0", "PSF-2.0", "Unicode-3.0", "X11-distribute-modifications-variant", "Zlib",
        "blessing", "bzip2-1.0.6", "libpng-2.0", "libtiff",
    }
)  # fmt: skip
"""Licences under which parts may be passed on together under the GPL, version 3."""

_LICENCE_FILE = re.compile(r"(?i)^(licen[cs]e|copying|notice|authors)")
_NOT_OURS = re.compile(r"(?i)dist-info/(RECORD|METADATA)$")
_EXTENSION_MODULE = re.compile(r"\.(cpython-\d+\S*|abi3)\.(so|dylib)$|\.pyd$")
_PLUGIN = re.compile(r"(^|/)(plugins|qml)/")  # of Qt: parts of its own, under its licence
_LIBRARY = re.compile(
    r"^(?P<stem>.+?)(?:-(?P<digest>[0-9a-f]{8})(?:-[0-9a-f]{8})?)?\.(?:so(?P<version>[.\d\w]*)|dylib|dll)$"
)


@dataclass(frozen=True, slots=True, order=True)
class Component:
    """A distribution or a shared library: its licence as an SPDX expression, and the texts that come with it.

    ``within`` names the distribution whose wheel brings a library; it is empty for distributions.
    """

    name: str
    version: str
    licence: str
    home: str = ""
    within: str = ""
    files: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def is_distribution(self) -> bool:
        return not self.within


@cache
def installed_components(extras: frozenset[str] = SHIPPED_EXTRAS) -> tuple[Component, ...]:
    """Everything that ``gigastyle`` with ``extras`` needs, as far as it is installed, and the libraries in it."""
    distributions = required_distributions("gigastyle", extras)
    found = [_distribution(each) for name, each in distributions.items() if name != "gigastyle"]
    for name, each in distributions.items():
        paths = [file.as_posix() for file in each.files or () if name != "gigastyle"]
        found.extend(libraries_among(paths, within=name))
    return tuple(sorted(found))


def folder_components(folder: Path) -> list[Component]:
    """The same for a built program in ``folder``: its libraries are those that lie there."""
    distributions = [each for each in installed_components() if each.is_distribution]
    paths = [path.as_posix() for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    libraries = [with_texts_of_system(each) for each in libraries_among(paths, within="the built program")]
    return sorted([*distributions, python_itself(), *libraries])


def python_itself() -> Component:
    """The Python that runs, which a built program contains."""
    version, text = platform.python_version(), Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    texts = (("LICENSE.txt", text.read_text(encoding="utf-8")),) if text.is_file() else ()
    return Component("python", version, "PSF-2.0", "https://www.python.org", texts=texts)


def with_texts_of_system(library: Component) -> Component:
    """With the licences that Debian keeps of the libraries which a built program took from the system."""
    taken = [name for name in library.files if not re.search(r"-[0-9a-f]{8}\.so", name)]  # others come from wheels
    if not taken or shutil.which("dpkg-query") is None:
        return library
    asked = ["dpkg-query", "--search", *(f"*/{name}" for name in taken)]
    found = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    packages = sorted({line.partition(":")[0] for line in found.splitlines() if line.startswith("lib")})
    files = [file for name in packages if (file := Path("/usr/share/doc") / name / "copyright").is_file()]
    return replace(library, texts=tuple((str(file), file.read_text(encoding="utf-8")) for file in files))


def required_distributions(name: str, extras: frozenset[str]) -> dict[str, importlib.metadata.Distribution]:
    """Installed distributions that ``name`` with ``extras`` needs on this system, itself included, by name."""
    found: dict[str, importlib.metadata.Distribution] = {}
    waiting = [(name, extras)]
    while waiting:
        wanted, with_extras = waiting.pop()
        try:
            distribution = importlib.metadata.distribution(wanted)
        except importlib.metadata.PackageNotFoundError:
            continue
        if canonicalize_name(wanted) in found:
            continue
        found[canonicalize_name(wanted)] = distribution
        for requirement in map(Requirement, distribution.requires or ()):
            environments = [{"extra": extra} for extra in (*with_extras, "")]
            if requirement.marker is None or any(map(requirement.marker.evaluate, environments)):
                waiting.append((requirement.name, frozenset(requirement.extras)))
    return found


def libraries_among(paths: Iterable[str], within: str) -> list[Component]:
    """The shared libraries among files at ``paths``, those of one project together, by the table of licences.

    A library that the table does not know has an empty licence; those that are a distribution's own are left out.
    """
    files: dict[int | str, list[str]] = {}
    for name in sorted({path.rpartition("/")[2] for path in paths if not _PLUGIN.search(path)}):
        found = _LIBRARY.match(name)
        if found is None or _EXTENSION_MODULE.search(name):
            continue
        number = next((i for i, entry in enumerate(TABLE["libraries"]) if _is_of(entry, found)), None)
        files.setdefault(found["stem"] if number is None else number, []).append(name)
    components = []
    for key, its in files.items():
        entry = TABLE["libraries"][key] if isinstance(key, int) else {"name": key, "licence": "", "home": ""}
        if entry.get("is_own"):
            continue
        components.append(Component(entry["name"], "", entry["licence"], entry["home"], within, tuple(its)))
    return components


def _is_of(entry: Mapping[str, list[str]], found: re.Match[str]) -> bool:
    version = (found["version"] or "").lstrip(".")
    is_named = any(fnmatchcase(found["stem"], pattern) for pattern in entry["files"])
    return is_named and any(fnmatchcase(version, pattern) for pattern in entry.get("versions", ["*"]))


def _distribution(distribution: importlib.metadata.Distribution) -> Component:
    facts = distribution.metadata
    name = canonicalize_name(facts["Name"])
    return Component(
        name=name,
        version=facts["Version"],
        licence=TABLE["packages"].get(name) or _stated_licence(facts),
        home=_home(facts.get_all("Project-URL") or [], facts.get("Home-page") or ""),
        texts=tuple(_licence_texts(distribution)),
    )


def _stated_licence(facts: importlib.metadata.PackageMetadata) -> str:
    """The SPDX expression, or what stands in its place where that is one."""
    for key in ("License-Expression", "License"):
        stated = (facts.get(key) or "").strip()
        if stated and identifiers(stated) <= ALLOWED:
            return stated
    return facts.get("License-Expression") or ""


def _home(links: Iterable[str], home: str) -> str:
    by_label = {label.strip().lower(): link.strip() for label, _, link in (each.partition(",") for each in links)}
    wanted = ("homepage", "home", "source", "repository", "source code", "documentation")
    return home or next((by_label[label] for label in wanted if label in by_label), "")


def _licence_texts(distribution: importlib.metadata.Distribution) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for file in sorted(distribution.files or (), key=str):
        if not _LICENCE_FILE.match(file.name) or file.suffix in (".py", ".pyc") or _NOT_OURS.search(str(file)):
            continue
        text = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip()
        if text and text not in seen:
            seen.add(text)
            yield str(file), text


def identifiers(expression: str) -> set[str]:
    """The licences and exceptions that an SPDX expression names."""
    return set(re.findall(r"[^\s()]+", expression)) - {"AND", "OR", "WITH"}


def problems_of(components: Iterable[Component]) -> list[str]:
    """What keeps ``components`` from being passed on: no licence known, one that is not allowed, two that conflict."""
    found, components = [], list(components)
    for each in components:
        where = f"{each.name} ({each.within or each.version})"
        if not each.licence:
            found.append(f"{where}: no licence is known; packaging/release/licences.toml has no entry for it")
        elif not _is_allowed(each.licence):
            found.append(f"{where}: {each.licence} does not go with the GPL, version 3, which x264 and x265 bring")
    return found


def _is_allowed(expression: str) -> bool:
    """Whether every part of it is allowed; of alternatives (on the highest level alone) one is enough."""
    alternatives = re.split(r"\bOR\b", expression) if "(" not in expression else [expression]
    return any(identifiers(each) <= ALLOWED for each in alternatives)
