"""Write the notices of everybody else's work in a package: licences, their texts, where sources are.

    python packaging/release/notices.py --output dist/THIRD_PARTY_NOTICES.txt
    python packaging/release/notices.py --folder dist/gigastyle --output dist/gigastyle/THIRD_PARTY_NOTICES.txt

They come from the metadata and licence files of what is installed, the shared libraries inside it, and the notices that
lie beside bundles and pictures; `licences.toml` says what metadata leave out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from components import HERE, Component, folder_components, identifiers, installed_components, problems_of
from facts import ROOT, VERSION

CONTENT_NOTICES = ("weights/*/NOTICE", "resources/*/ATTRIBUTIONS.md")
_RULE = "=" * 100
_LICENCES_WITH_TEXT = {
    "GPL-2.0-or-later": ("GPL-2.0.txt", "GPL-3.0.txt"),
    "GPL-3.0-or-later": ("GPL-3.0.txt",),
    "LGPL-2.0-or-later": ("LGPL-2.1.txt",),
    "LGPL-2.1-or-later": ("LGPL-2.1.txt",),
    "LGPL-3.0-only": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "LGPL-3.0-or-later": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
_HEAD = """\
Notices for Gigastyle {version}

Gigastyle itself is under the MIT licence, which stands at the end of this introduction. This package also contains the
work of others, listed below, each under its own licence.

{whole}
"""
_WITH_GPL = """\
FFmpeg in this package is linked with x264 and x265, which are under the GNU General Public License, version 2 or later:
the package as a whole is passed on under the GNU General Public License, version 3. The sources of every part are at
the addresses below, in the version that is named there or in the name of its file; who passes this package on offers
them for as long."""
_WITHOUT_GPL = "No part of this package puts conditions on the package as a whole."


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="of a built program, whose libraries count (else: the environment)")
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    components = folder_components(arguments.folder) if arguments.folder else installed_components()
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(notices(components), encoding="utf-8")
    print(arguments.output)
    for problem in problems_of(components):
        print(f"not to be passed on as it is: {problem}", file=sys.stderr)
    return 0


def notices(components: Iterable[Component]) -> str:
    """The text: what there is, then the licences in full."""
    components = list(components)
    whole = _WITH_GPL if any("GPL-2.0-or-later" in identifiers(each.licence) for each in components) else _WITHOUT_GPL
    parts = [_HEAD.format(version=VERSION, whole=whole), (ROOT / "LICENSE").read_text(encoding="utf-8")]
    parts += [_titled("What this package contains"), *map(_summary, components)]
    parts += [_titled(title) + text for title, text in content_notices()]
    for each in components:
        parts += [_titled(f"{each.name} {each.version}: {name}") + text for name, text in each.texts]
    parts += [_titled(name) + (HERE / "licences" / name).read_text(encoding="utf-8") for name in _texts_for(components)]
    return "\n".join(part.rstrip() + "\n" for part in parts)


def content_notices() -> Iterator[tuple[str, str]]:
    """Of the networks and pictures that ship: path and text."""
    for pattern in CONTENT_NOTICES:
        for path in sorted(ROOT.glob(pattern)):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def _titled(title: str) -> str:
    return f"\n{_RULE}\n{title}\n{_RULE}\n\n"


def _summary(component: Component) -> str:
    version = f" {component.version}" if component.version else ""
    where = f"; in {component.within}: {', '.join(component.files)}" if component.within else ""
    return f"- {component.name}{version}: {component.licence or 'licence not known'}; {component.home}{where}"


def _texts_for(components: Iterable[Component]) -> list[str]:
    stated = set().union(*(identifiers(each.licence) for each in components))
    return sorted({name for licence in stated for name in _LICENCES_WITH_TEXT.get(licence, ())})


if __name__ == "__main__":
    sys.exit(main())
