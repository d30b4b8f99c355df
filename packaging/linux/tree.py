"""The files of Gigastyle as Linux has them below /usr, from a built folder: what every package for Linux is made of."""

from __future__ import annotations

import gzip
import os
import shutil
import struct
import sys
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "release"))

from components import folder_components  # noqa: E402
from facts import APP_ID, ROOT, VERSION, newest_changes, source_date_epoch  # noqa: E402
from notices import notices  # noqa: E402

PROGRAM_DIR = "lib/gigastyle"
PROGRAMS = ("gigastyle", "gigastyle-window")
MOST_POINTS = 12  # of the changelog in a software centre
_PNG_SIZE = struct.Struct(">8x4x4xII")
_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 192, 256, 512)


def make_tree(built: Path, usr: Path) -> None:
    """Lay the program in ``built`` out below ``usr`` (empty or missing), with entries for desktops and notices.

    Raises FileNotFoundError where ``built`` is no built program.
    """
    if not (built / "gigastyle").is_file():
        raise FileNotFoundError(f"{built} holds no built program; `make package` makes one")
    program = usr / PROGRAM_DIR
    shutil.copytree(built, program, symlinks=True)
    (usr / "bin").mkdir(parents=True)
    for name in PROGRAMS:
        (usr / "bin" / name).symlink_to(f"../{PROGRAM_DIR}/{name}")
    share = usr / "share"
    for ending, folder in (("desktop", "applications"), ("mime.xml", "mime/packages")):
        (share / folder).mkdir(parents=True)
        name = f"{APP_ID}.desktop" if ending == "desktop" else f"{APP_ID}.xml"
        shutil.copy(HERE / f"{APP_ID}.{ending}", share / folder / name)
    (share / "metainfo").mkdir()
    (share / "metainfo" / f"{APP_ID}.metainfo.xml").write_text(metainfo(), encoding="utf-8")
    place_icons(program, share / "icons" / "hicolor")
    documents = share / "doc" / "gigastyle"
    documents.mkdir(parents=True)
    changelog = (ROOT / "CHANGELOG.md").read_bytes()
    (documents / "changelog.gz").write_bytes(gzip.compress(changelog, mtime=source_date_epoch()))
    (documents / "THIRD_PARTY_NOTICES.txt").write_text(notices(folder_components(built)), encoding="utf-8")


def metainfo() -> str:
    """The AppStream component with its newest release."""
    version, date, points = newest_changes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    if version != VERSION:
        raise ValueError(f"CHANGELOG.md begins with {version}, and pyproject.toml says {VERSION}")
    if date == "unreleased":
        date = datetime.fromtimestamp(source_date_epoch(), UTC).date().isoformat()
    parser = ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_comments=True))
    component = ElementTree.parse(HERE / f"{APP_ID}.metainfo.xml", parser).getroot()
    releases = ElementTree.SubElement(component, "releases")
    release = ElementTree.SubElement(releases, "release", version=version, date=date)
    listed = ElementTree.SubElement(ElementTree.SubElement(release, "description"), "ul")
    for point in points[:MOST_POINTS]:
        ElementTree.SubElement(listed, "li").text = point.replace("`", "").replace("*", "")
    ElementTree.indent(component)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + ElementTree.tostring(component, encoding="unicode") + "\n"


def place_icons(program: Path, icons: Path) -> None:
    """Put the square PNG icons of the built program where desktops look for them, by the size that each has.

    Raises FileNotFoundError where there is none of 128 px or more, which menus need.
    """
    placed = set()
    for path in sorted(program.glob("**/icons/*.png")):
        width, height = _PNG_SIZE.unpack(path.read_bytes()[: _PNG_SIZE.size])
        if width == height and width in _SIZES:
            folder = icons / f"{width}x{height}" / "apps"
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder / f"{APP_ID}.png")
            placed.add(width)
    if not placed or max(placed) < 128:
        raise FileNotFoundError(f"{program} has no icon of 128 px or more; there are {sorted(placed)}")


def set_times(folder: Path) -> None:
    """Give all files, folders and links the time of the commit, and permissions that no umask has changed."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (source_date_epoch(), source_date_epoch()), follow_symlinks=False)
