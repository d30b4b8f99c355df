"""Packages for Linux of a built folder, and entries for desktops that agree with the program."""

import configparser
import platform
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from PIL import Image

from studio.specs.style_card import CARD_MARK, CARD_SUFFIX, HEAD_LENGTH_BYTES
from studio.ui.start import DESKTOP_NAME
from studio.ui.stylize.recipe_files import RECIPE_ENDING
from tests.unit.release.scripts import ROOT, script

facts, tree, deb, appimage = (script(name) for name in ("facts", "tree", "deb", "appimage"))
validate, document_types = script("validate"), script("document_types")
LINUX = ROOT / "packaging" / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux are made on Linux")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built folder whose program is the system's shell, with an icon in two sizes."""
    folder = tmp_path / "built"
    (folder / "_internal" / "icons").mkdir(parents=True)
    shutil.copy(Path(shutil.which("sh") or "/bin/sh").resolve(), folder / "gigastyle")
    (folder / "gigastyle-window").symlink_to("gigastyle")
    for side in (48, 256):
        Image.new("RGBA", (side, side)).save(folder / "_internal" / "icons" / f"any-{side}.png")
    Image.new("RGBA", (300, 20)).save(folder / "_internal" / "icons" / "wide.png")
    return folder


@on_linux
def test_the_tree_has_programs_entries_and_icons_by_their_size(built: Path, tmp_path: Path) -> None:
    usr = tmp_path / "usr"
    tree.make_tree(built, usr)
    for name in ("gigastyle", "gigastyle-window"):
        assert (usr / "bin" / name).is_symlink()
        assert (usr / "bin" / name).resolve() == (usr / "lib/gigastyle/gigastyle").resolve()
    icons = {path.parent.parent.name for path in usr.rglob(f"{facts.APP_ID}.png")}
    assert icons == {"48x48", "256x256"}
    assert (usr / "share/applications" / f"{facts.APP_ID}.desktop").is_file()
    assert (usr / "share/mime/packages" / f"{facts.APP_ID}.xml").is_file()
    notices = (usr / "share/doc/gigastyle/THIRD_PARTY_NOTICES.txt").read_text(encoding="utf-8")
    assert "torch" in notices and "Python" in notices


@on_linux
def test_a_folder_without_program_or_icons_is_refused(built: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no built program"):
        tree.make_tree(tmp_path, tmp_path / "usr")
    (built / "_internal/icons/any-256.png").unlink()
    with pytest.raises(FileNotFoundError, match="128 px"):
        tree.make_tree(built, tmp_path / "usr2")


@on_linux
@pytest.mark.skipif(
    shutil.which("dpkg-deb") is None or shutil.which("readelf") is None, reason="no dpkg-deb or readelf"
)
def test_the_debian_package_holds_the_program_and_asks_for_its_libraries(built: Path, tmp_path: Path) -> None:
    package = deb.build_deb(built, tmp_path / "out", compression="none")
    asked = subprocess.run(["dpkg-deb", "--field", package], capture_output=True, text=True, check=True).stdout
    fields = dict(line.split(": ", 1) for line in asked.splitlines() if not line.startswith(" "))
    assert (fields["Package"], fields["Version"]) == ("gigastyle", facts.VERSION)
    assert fields["Architecture"] == deb.ARCHITECTURES.get(platform.machine(), platform.machine())
    assert fields["Depends"].startswith("libc6 (>= 2.")
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True).stdout
    for path in ("bin/gigastyle ->", "lib/gigastyle/gigastyle", "share/doc/gigastyle/copyright", "NOTICES.txt"):
        assert path in listed
    assert all(" root/root " in line for line in listed.splitlines())
    first = package.read_bytes()
    assert deb.build_deb(built, tmp_path / "again", compression="none").read_bytes() == first


@on_linux
@pytest.mark.skipif(shutil.which("readelf") is None, reason="no readelf")
def test_a_library_whose_package_is_unknown_is_named(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = " 0x1 (NEEDED) Shared library: [libmystery.so.1]\n 0x1 (NEEDED) Shared library: [libGL.so.1]\n"
    monkeypatch.setattr(deb, "_read_elf", lambda _: [f"{told} Name: GLIBC_2.9  Flags\n Name: GLIBC_2.34  Flags\n"])
    with pytest.raises(ValueError, match=r"libmystery\.so\.1"):
        deb.dependencies(built)
    (built / "libmystery.so.1").touch()
    assert deb.dependencies(built) == ["libc6 (>= 2.34)", "libgl1"]


@on_linux
def test_the_app_dir_starts_and_has_its_icon(built: Path, tmp_path: Path) -> None:
    app_dir = tmp_path / "Any.AppDir"
    appimage.make_app_dir(built, app_dir)
    with Image.open(app_dir / ".DirIcon") as icon:
        assert icon.size == (256, 256)
    assert (app_dir / f"{facts.APP_ID}.desktop").resolve().is_file()
    moved = app_dir.rename(tmp_path / "elsewhere")
    started = subprocess.run([moved / "AppRun", "-c", "echo started"], capture_output=True, text=True, check=True)
    assert started.stdout == "started\n"


def test_the_component_has_the_release_of_this_version() -> None:
    component = ElementTree.fromstring(tree.metainfo())
    release = component.find("releases/release")
    assert release is not None and release.get("version") == facts.VERSION
    assert 5 <= len(release.findall("description/ul/li")) <= tree.MOST_POINTS
    assert component.findtext("id") == facts.APP_ID
    assert component.findtext("launchable") == f"{facts.APP_ID}.desktop"


def test_mime_types_are_those_of_style_cards_and_recipes() -> None:
    types = ElementTree.parse(LINUX / f"{facts.APP_ID}.mime.xml").getroot()
    patterns = {each.get("type"): each.find(f"{MIME}glob").get("pattern") for each in types}
    assert patterns == {
        "application/vnd.gigastyle.style": f"*{CARD_SUFFIX}",
        "application/vnd.gigastyle.recipe+json": f"*{RECIPE_ENDING}",
    }
    assert set(patterns) == {kind.mime_type for kind in document_types.DOCUMENT_TYPES if kind.is_own}
    assert document_types.APPLICATION_ID == facts.APP_ID
    match = types.find(f"{MIME}mime-type/{MIME}magic/{MIME}match")
    assert int(match.get("offset")) == HEAD_LENGTH_BYTES == struct.calcsize("<Q")
    assert match.get("value").encode() == CARD_MARK


def test_the_desktop_file_opens_what_the_program_reads() -> None:
    entry = configparser.RawConfigParser(interpolation=None)
    entry.read(LINUX / f"{facts.APP_ID}.desktop", encoding="utf-8")
    assert tuple(entry["Desktop Entry"]["MimeType"].strip(";").split(";")) == document_types.mime_types()
    assert entry["Desktop Entry"]["Icon"] == facts.APP_ID
    assert DESKTOP_NAME == facts.APP_ID


def test_the_flatpak_is_of_the_same_program_and_has_no_network() -> None:
    manifest = yaml.safe_load((LINUX / f"{facts.APP_ID}.yaml").read_text(encoding="utf-8"))
    assert (manifest["id"], manifest["command"]) == (facts.APP_ID, "gigastyle-window")
    assert "--share=network" not in manifest["finish-args"]


def test_the_tools_of_the_desktop_find_nothing() -> None:
    failures, left_out = validate.validate()
    assert failures == []
    missing = [
        name for name in ("desktop-file-validate", "appstreamcli", "update-mime-database") if not shutil.which(name)
    ]
    assert len(left_out) == len(missing)
