"""Install a Debian package in a root that holds nothing else, try the program there, and remove it again. Needs root.

    python packaging/linux/clean_root.py --deb dist/gigastyle_0.1.0_amd64.deb
    python packaging/linux/clean_root.py --folder dist/gigastyle        # the built folder alone, without installing

The root is a fresh `debootstrap --variant=minbase`, kept under build/ for the next time; what is tried is tried in
a copy of it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SUITE, MIRROR = "bookworm", "http://deb.debian.org/debian"
KEPT = ROOT / "build" / "clean_root"
PERSON = 1000
HOME = "/home/person"
_RUN_IN_ROOT = 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" "$@"'


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--deb", type=Path, help="a package to install, try and remove")
    wanted.add_argument("--folder", type=Path, help="a built program to copy there and try")
    parser.add_argument("--base", type=Path, default=KEPT / SUITE, help="the root to copy; made where it is missing")
    arguments = parser.parse_args()
    reason = cannot_run()
    if reason:
        sys.exit(f"nothing was tried: {reason}")
    make_base(arguments.base)
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT, prefix="try-") as name:
        root = Path(name) / "root"
        subprocess.run(["cp", "-a", "--reflink=auto", str(arguments.base), str(root)], check=True)
        if arguments.deb:
            try_package(root, arguments.deb)
        else:
            try_folder(root, arguments.folder)
    print("the program works in a clean root")
    return 0


def cannot_run() -> str:
    """Why nothing can be tried here; empty where it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "a root of its own needs Linux and the rights of root"
    missing = [tool for tool in ("debootstrap", "unshare", "chroot") if shutil.which(tool) is None]
    return f"{', '.join(missing)} is missing" if missing else ""


def make_base(base: Path) -> None:
    """A minimal Debian in ``base`` unless it is there."""
    if (base / "etc/debian_version").exists():
        return
    base.parent.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        ["debootstrap", "--variant=minbase", SUITE, str(base), MIRROR], capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        shutil.rmtree(base, ignore_errors=True)
        sys.exit(f"debootstrap failed:\n{made.stdout[-2000:]}{made.stderr[-2000:]}")
    (base / HOME[1:]).mkdir(parents=True)


def try_package(root: Path, package: Path) -> None:
    """Install, try, remove; ends the program where one of them fails or files are left."""
    shutil.copy(package, root / "tmp" / package.name)
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    before = set(listing(root / "usr"))
    for command in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-qy", "--no-install-recommends", f"/tmp/{package.name}"],
    ):
        in_root(root, command)
    try_program(root, "gigastyle")
    in_root(root, ["apt-get", "purge", "-qy", "gigastyle"])
    left = [path for path in listing(root / "usr") if path not in before and "gigastyle" in path]
    if left:
        sys.exit(f"removing the package left {left[:5]}")


def try_folder(root: Path, folder: Path) -> None:
    """Copy the built program, which must work without anything else there."""
    shutil.copytree(folder, root / "opt/gigastyle", symlinks=True)
    try_program(root, "/opt/gigastyle/gigastyle")


def try_program(root: Path, program: str) -> None:
    """As a person with an empty home: version, self-test, and a painted sample."""
    shutil.copy(ROOT / "resources/photos/cat.jpg", root / "tmp/photo.jpg")
    shutil.copy(ROOT / "resources/styles/blue_night.jpg", root / "tmp/style.jpg")
    painting = ["stylize", "/tmp/photo.jpg", "--style", "/tmp/style.jpg", "--output", f"{HOME}/painted.png"]
    for arguments in (["--version"], ["--self-test"], [*painting, "--content-size", "256"]):
        begun_s = time.monotonic()
        told = in_root(root, [program, *arguments], is_person=True)
        print(f"{arguments[0]} {time.monotonic() - begun_s:.1f} s ({' '.join(told.split()[-8:])})")
    if not (root / HOME[1:] / "painted.png").exists():
        sys.exit("no picture was painted")


def in_root(root: Path, command: list[str], *, is_person: bool = False) -> str:
    """Run a command in the root, with mounts that end with it; returns stdout, ends the program where it fails."""
    home = root / HOME[1:]
    home.mkdir(parents=True, exist_ok=True)
    os.chown(home, PERSON, PERSON)
    person = ["setpriv", f"--reuid={PERSON}", f"--regid={PERSON}", "--clear-groups"] if is_person else []
    plain = {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": HOME if is_person else "/root", "LANG": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive", "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    ran = subprocess.run(
        ["unshare", "--mount", "sh", "-c", _RUN_IN_ROOT, str(root), *person, *command],
        env=plain, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if ran.returncode != 0:
        told = f"{ran.stdout[-2000:]}{ran.stderr[-2000:]}"
        sys.exit(f"{' '.join(command)} ended with {ran.returncode} in the clean root:\n{told}")
    return ran.stdout


def listing(folder: Path) -> list[str]:
    return sorted(path.as_posix() for path in folder.rglob("*"))


if __name__ == "__main__":
    sys.exit(main())
