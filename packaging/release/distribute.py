"""Build sdist and wheel in isolated environments, so that the same commit gives the same bytes.

    python packaging/release/distribute.py                 # into dist/
    python packaging/release/distribute.py --twice         # and once more, elsewhere, to compare

What goes into them is what git tracks, with the permissions and times of a commit instead of those of a checkout.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from facts import DIST, ROOT, source_date_epoch

CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
NOT_IN_A_SOURCE = ("build", "dist", "demo", ".venv", ".git", "__pycache__", "*.egg-info", ".*_cache", ".hypothesis")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=DIST)
    parser.add_argument("--twice", action="store_true", help="build a second time and compare the bytes")
    arguments = parser.parse_args()
    built = build(arguments.output)
    if arguments.twice:
        differing = differences(built)
        if differing:
            sys.exit(f"not reproducible: a second build gave other bytes for {', '.join(differing)}")
    for path in built:
        print(f"{sha256(path)}  {path}")
    return 0


def build(output: Path) -> list[Path]:
    """Sdist and wheel in ``output``, in the place of those that were there; the wheel is built of the sdist."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        source = export(work / "source")
        run_build(source, "--sdist", work / "made")
        (packed,) = (work / "made").glob("*.tar.gz")
        normalise_sdist(packed)
        with tarfile.open(packed) as archive:
            archive.extractall(work / "unpacked", filter="data")
        (unpacked,) = (work / "unpacked").iterdir()
        run_build(unpacked, "--wheel", work / "made")
        output.mkdir(parents=True, exist_ok=True)
        for old in (*output.glob("gigastyle-*.whl"), *output.glob("gigastyle-*.tar.gz")):
            old.unlink()
        return [Path(shutil.copy(path, output)) for path in sorted((work / "made").iterdir())]


def differences(built: list[Path]) -> list[str]:
    """The names of ``built`` that a second build, with other permissions, time zone and folder, makes otherwise."""
    zone, mask = os.environ.get("TZ"), os.umask(0o077)
    os.environ["TZ"] = "Pacific/Chatham"
    try:
        with tempfile.TemporaryDirectory(prefix="another-build-") as folder:
            digests = {path.name: sha256(path) for path in build(Path(folder))}
    finally:
        os.umask(mask)
        os.environ.pop("TZ") if zone is None else os.environ.update(TZ=zone)
    return sorted({path.name for path in built if digests.get(path.name) != sha256(path)})


def export(folder: Path) -> Path:
    """Copy what git tracks, as it is now, into ``folder``; outside of a repository, all but what builds leave."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, folder / name)
    else:
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*NOT_IN_A_SOURCE), copy_function=shutil.copyfile)
    normalise_tree(folder)
    return folder


def normalise_tree(folder: Path) -> None:
    """Give every file and folder the permissions and the time that they have in packages."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.suffix == ".sh" or path.name == "run" else 0o644)
        os.utime(path, (source_date_epoch(), source_date_epoch()))


def run_build(source: Path, kind: str, output: Path) -> None:
    """``python -m build`` in an environment of its own, with the pinned tools."""
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(source_date_epoch()),
        "PIP_CONSTRAINT": str(CONSTRAINTS),
        "PYTHONHASHSEED": "0",
        "CFLAGS": f"{os.environ.get('CFLAGS', '')} -g0".strip(),  # debugging tables would name the folder of the build
    }
    command = [sys.executable, "-m", "build", kind, "--outdir", str(output), str(source)]
    umask = {"umask": 0o022} if os.name == "posix" else {}  # files that the build itself writes keep it in the wheel
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, **umask)
    if made.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{made.stdout[-4000:]}{made.stderr[-4000:]}")


def normalise_sdist(path: Path) -> None:
    """Write the archive anew: members by name, with one time, no owner, and permissions for all."""
    with tarfile.open(path) as archive:
        members = [(member, archive.extractfile(member)) for member in archive.getmembers()]
        contents = [(member, stream.read() if stream else b"") for member, stream in members]
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for member, content in sorted(contents, key=lambda each: each[0].name):
            plain = tarfile.TarInfo(member.name)
            plain.type, plain.size, plain.mtime = member.type, len(content), source_date_epoch()
            plain.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
            archive.addfile(plain, io.BytesIO(content))
    path.write_bytes(gzip.compress(packed.getvalue(), mtime=source_date_epoch()))


def sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
