"""Everything that must hold before a release, step by step; at the end: what held, what did not, what was left out.

    python packaging/release/check.py                      # or: make release-check
    python packaging/release/check.py --only versions licences

A step that needs what is not here (a built folder, the rights of root, a tool of the desktop) is left out, and says so.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "linux"), str(HERE.parent / "frozen")]

import clean_root  # noqa: E402
import contents  # noqa: E402
from components import folder_components, installed_components, problems_of  # noqa: E402
from facts import DIST, ROOT, VERSION, newest_changes  # noqa: E402
from validate import validate  # noqa: E402

BUILT = DIST / "gigastyle"


class LeftOutError(Exception):
    """A step cannot be done here; the text says why."""


class FailedError(Exception):
    """Something does not hold."""


@dataclass
class Report:
    """What each step came to, in order."""

    lines: list[str] = field(default_factory=list)
    failures: int = 0

    def add(self, name: str, result: str, seconds: float) -> None:
        self.lines.append(f"{name:22} {seconds:7.1f} s  {result}")
        print(self.lines[-1], flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=STEPS, metavar="STEP", help=f"of {', '.join(STEPS)}")
    arguments = parser.parse_args()
    report = Report()
    for name in arguments.only or STEPS:
        begun_s = time.monotonic()
        try:
            said = STEPS[name]()
        except LeftOutError as reason:
            result = f"left out: {reason}"
        except FailedError as error:
            result, report.failures = f"FAILED: {error}", report.failures + 1
        else:
            result = f"held{f': {said}' if said else ''}"
        report.add(name, result, time.monotonic() - begun_s)
    print("\n".join(["", *report.lines]))
    return 1 if report.failures else 0


def versions() -> str:
    """The changelog begins with the version of pyproject.toml; what is installed here says the same."""
    newest, date, points = newest_changes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    if newest != VERSION or not points:
        raise FailedError(f"CHANGELOG.md begins with {newest} ({len(points)} points), pyproject.toml says {VERSION}")
    told = ran([sys.executable, "main.py", "--version"]).strip()
    if told != f"gigastyle {VERSION}":
        raise FailedError(f"the program says {told!r}, pyproject.toml {VERSION}: make setup")
    return f"{VERSION}, {date}"


def documents() -> str:
    """The site builds without a warning, and reference pages are those of today."""
    ran([sys.executable, "packaging/documents/references.py", "--check"])
    ran([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"])
    return ""


def licences() -> str:
    """Every part has a known licence, under which a package may be passed on; notices are written."""
    components = installed_components()
    unknown = [problem for problem in problems_of(components) if "no licence is known" in problem]
    if unknown:
        raise FailedError("; ".join(unknown))
    ran([sys.executable, "packaging/release/notices.py", "--output", str(DIST / "THIRD_PARTY_NOTICES.txt")])
    return f"{len(components)} parts"


def distributions() -> str:
    """Sdist and wheel from isolated environments, twice the same bytes, with all that the program ships."""
    ran([sys.executable, "packaging/release/distribute.py", "--twice"])
    (wheel,) = DIST.glob("gigastyle-*.whl")
    (sdist,) = DIST.glob("gigastyle-*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = {name.removeprefix("studio/shipped/") for name in archive.namelist()}
    with tarfile.open(sdist) as archive:
        in_sdist = {name.partition("/")[2] for name in archive.getnames()}
    tracked = set(ran(["git", "ls-files"]).splitlines())
    shipped = {name for name in tracked if name.startswith(("resources/", "weights/"))}
    if not shipped or not shipped <= in_wheel or not tracked <= in_sdist:
        lacking = f"the wheel {sorted(shipped - in_wheel)[:5]}, the sdist {sorted(tracked - in_sdist)[:5]}"
        raise FailedError(f"what git tracks is not all there: {lacking} are missing")
    sizes = [f"{path.name} {path.stat().st_size / 1e6:.1f} MB" for path in (wheel, sdist)]
    return ", ".join(sizes)


def installed_wheel() -> str:
    """The wheel in an environment of its own, from pipx."""
    wheels = list(DIST.glob(f"gigastyle-{VERSION}-*.whl"))
    if not wheels:
        raise LeftOutError("dist/ holds no wheel")
    return ran([sys.executable, "packaging/release/try_wheel.py", "--wheel", str(wheels[0])]).strip().splitlines()[-1]


def bill_of_materials() -> str:
    """CycloneDX, checked against its schema; of the built program too, where there is one."""
    for folder, name in ((None, "gigastyle"), (BUILT, f"gigastyle-{sys.platform}")):
        if folder is None or is_built():
            of_folder = ["--folder", str(folder)] if folder else []
            output = DIST / f"{name}-{VERSION}.cdx.json"
            ran([sys.executable, "packaging/release/sbom.py", *of_folder, "--output", str(output)])
    return ""


def desktop_entries() -> str:
    """Desktop file, AppStream component and MIME types, by the desktops' own tools."""
    failures, left_out = validate()
    if failures:
        raise FailedError("; ".join(failures))
    if left_out:
        raise LeftOutError("; ".join(left_out))
    return ""


def built_program() -> str:
    """What `make package-smoke` tries, and whether the folder may be passed on."""
    if not is_built():
        raise LeftOutError("dist/gigastyle is not there: make package")
    if "package-smoke" not in (ROOT / "Makefile").read_text(encoding="utf-8"):
        raise LeftOutError("the Makefile has no package-smoke")
    ran(["make", "package-smoke"])
    notices = BUILT / "THIRD_PARTY_NOTICES.txt"
    ran([sys.executable, "packaging/release/notices.py", "--folder", str(BUILT), "--output", str(notices)])
    problems = problems_of(folder_components(BUILT))
    private = contents.private_libraries(BUILT)
    if private:
        problems.append(
            f"{len(private)} libraries such as {private[0]} are for private use: make package, without OPENCV=wheel"
        )
    if problems:
        raise FailedError(f"it works, and may not be passed on: {'; '.join(problems)}")
    return ""


def debian_package() -> str:
    """Built of the folder, installed, tried and removed in a clean root."""
    if not is_built():
        raise LeftOutError("dist/gigastyle is not there: make package")
    if shutil.which("dpkg-deb") is None:
        raise LeftOutError("there is no dpkg-deb")
    package = ran([sys.executable, "packaging/linux/deb.py"]).strip().splitlines()[-1]
    if clean_root.cannot_run():
        raise LeftOutError(f"{package} is built and not tried: {clean_root.cannot_run()}")
    tried = ran([sys.executable, "packaging/linux/clean_root.py", "--deb", package]).strip().splitlines()
    return f"{Path(package).name}, {Path(package).stat().st_size / 1e6:.0f} MB; {'; '.join(tried[:-1])}"


def checksums() -> str:
    """SHA-256 of all that is published."""
    ran([sys.executable, "packaging/release/sums.py"])
    return f"{len((DIST / 'SHA256SUMS').read_text(encoding='utf-8').splitlines())} files"


def is_built() -> bool:
    return (BUILT / "gigastyle").is_file() or (BUILT / "gigastyle.exe").is_file()


def ran(command: Sequence[str]) -> str:
    """What a command of the checkout printed; FailedError with its last lines where it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise FailedError(f"{' '.join(command)}: {(done.stdout + done.stderr).strip()[-1500:]}")
    return done.stdout


STEPS: dict[str, Callable[[], str]] = {
    "versions": versions,
    "documents": documents,
    "licences": licences,
    "distributions": distributions,
    "installed-wheel": installed_wheel,
    "bill-of-materials": bill_of_materials,
    "desktop-entries": desktop_entries,
    "built-program": built_program,
    "debian-package": debian_package,
    "checksums": checksums,
}

if __name__ == "__main__":
    sys.exit(main())
