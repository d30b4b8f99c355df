"""What the built program consists of, as far as that can be said without building it."""

from __future__ import annotations

import ast
import plistlib
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PIL import Image

from studio import app
from studio.film.formats import READ_FILM_SUFFIXES
from studio.images import faces
from studio.images.formats import READ_SUFFIXES
from studio.ui.desktop.path_sorting import sort_paths
from studio.ui.stylize.recipe_files import RECIPE_ENDING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging" / "frozen"))

import collecting  # noqa: E402
import contents  # noqa: E402
import document_types  # noqa: E402
import entry  # noqa: E402
import icons  # noqa: E402
import opencv  # noqa: E402


def imported_at_once() -> Iterator[tuple[Path, str]]:
    """What modules of the program import as they are loaded."""
    for path in (ROOT / "studio").rglob("*.py"):
        if "experiments" in path.parts:  # with packages of their own, which the program says it lacks
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((path, f"{node.module}.{alias.name}") for alias in node.names)


def test_nothing_that_the_program_imports_is_left_out() -> None:
    left_out = contents.EXCLUDED + contents.FORBIDDEN
    wrong = [
        (str(path), name)
        for name, path in {name: path for path, name in imported_at_once()}.items()
        if f"{name}.".startswith(tuple(f"{module}." for module in left_out)) or not contents.is_wanted_module(name)
    ]
    assert wrong == []


def test_the_plugins_of_qt_are_those_that_a_window_needs() -> None:
    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins"
    names = [path.relative_to(plugins).as_posix() for path in plugins.rglob("*")]
    kept = {Path(name).stem for name in names if contents.is_wanted(f"PySide6/Qt/plugins/{name}")}
    assert {"libqoffscreen", "libqxcb", "libqsvg", "libqsvgicon"} <= kept
    assert not kept & {"libqsqlite", "libqgtk3", "libqeglfs", "libqopensslbackend", "libqmldbg_server"}


def test_each_language_of_the_program_has_the_texts_of_qt() -> None:
    codes = [path.stem.removeprefix("gigastyle_") for path in (ROOT / "resources" / "translations").glob("*.qm")]
    assert codes and all(contents.is_wanted(f"PySide6/Qt/translations/qtbase_{code}.qm") for code in codes)
    assert not contents.is_wanted("PySide6/Qt/translations/linguist_de.qm")


def test_the_classifiers_of_faces_are_taken_along() -> None:
    assert set(contents.CASCADES) == {faces._FRONTAL, faces._PROFILE}
    assert all(contents.is_wanted(f"cv2/data/{name}") for name in contents.CASCADES)
    assert not contents.is_wanted("cv2/data/haarcascade_smile.xml")


@pytest.mark.parametrize(
    ("path", "is_wanted"),
    [
        ("torch/lib/libtorch_cpu.so", True),
        ("torch/include/ATen/ATen.h", False),
        ("torch/bin/test_api", False),
        ("torch/bin/torch_shm_manager", True),
        ("torch/nn/functional.py", True),
        ("torch/nn/modules/conv.py", False),
        ("torch/_dynamo/config.py", True),
        ("resources/styles/ducks.jpg", True),
        ("weights/compact/bundle.json", True),
        ("gigastyle-0.1.0.dist-info/METADATA", True),
        ("numpy-2.4.6.dist-info/direct_url.json", False),
        ("cv2\\opencv_videoio_ffmpeg4140_64.dll", False),
    ],
)
def test_files_are_taken_along_or_left(path: str, is_wanted: bool) -> None:
    assert contents.is_wanted(path) is is_wanted


def test_forbidden_modules_are_found_with_all_that_lies_in_them() -> None:
    assert contents.forbidden_among(["onnx.helper", "pip", "pipes", "studio.bundles.onnx_export"]) == [
        "onnx.helper",
        "pip",
    ]


def test_each_file_counts_for_one_part(tmp_path: Path) -> None:
    for name, size in (("_internal/torch/lib/a.so", 5), ("_internal/weights/b", 7), ("gigastyle", 11)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(size))
    (tmp_path / "gigastyle-window").symlink_to("gigastyle")
    sizes = {part.title: size for part, size in contents.part_sizes(tmp_path).items() if size}
    assert sizes == {"torch": 5, "styles, photos and networks": 7, contents.THE_REST.title: 11}


@pytest.mark.parametrize(
    "name",
    [
        "opencv_python_headless.libs/libavcodec-57aca189.so.62.28.102",
        "some.libs/libssl-8248cfc9.so.1.1.1k",
        "libcrypto.so.1.1",
    ],
)
def test_what_must_not_be_passed_on_is_found_and_may_be_large(tmp_path: Path, name: str) -> None:
    for path in ("libcrypto.so.3", "cv2/cv2.abi3.so", "av.libs/libavcodec-49be5967.so.62.11.100"):
        (tmp_path / "_internal" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "_internal" / path).touch()
    assert contents.private_libraries(tmp_path) == []
    (tmp_path / "_internal" / name).parent.mkdir(exist_ok=True)
    (tmp_path / "_internal" / name).touch()
    assert contents.private_libraries(tmp_path) == [name]


def test_a_build_of_opencv_is_kept_for_its_version_and_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opencv, "KEPT", tmp_path)
    pinned = opencv.requirement().partition("==")[2]
    kept = tmp_path / opencv.key() / "opencv.whl"
    kept.parent.mkdir()
    kept.touch()
    assert pinned in opencv.key() and opencv.built_wheel(Path(sys.executable)) == kept
    before = opencv.key()
    monkeypatch.setattr(opencv, "OPTIONS", (*opencv.OPTIONS, "-DWITH_FFMPEG=ON"))
    assert opencv.key() != before


def test_without_a_compiler_the_other_way_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(opencv.shutil, "which", lambda _name: None)
    monkeypatch.setattr(opencv, "KEPT", tmp_path)
    monkeypatch.setattr(opencv.sys, "platform", "linux")
    with pytest.raises(SystemExit, match=r"C\+\+ compiler.*make package OPENCV=wheel"):
        opencv.built_wheel(Path(sys.executable))
    assert list(tmp_path.iterdir()) == []


def test_compiled_libraries_of_the_program_lie_beside_their_modules(tmp_path: Path) -> None:
    library = tmp_path / "studio" / "streaming" / "native" / "rows.so"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"")
    assert collecting.own_libraries(tmp_path) == [(str(library), "studio/streaming/native")]


def test_links_to_what_was_left_out_are_left_out() -> None:
    entries = [("libA.so", "a.libs/libA.so", "SYMLINK"), ("libB.so", "b.libs/libB.so", "SYMLINK"), ("x", "/x", "DATA")]
    kept = collecting.without_dangling_links(entries, [("a.libs/libA.so", "/a", "BINARY")])
    assert [name for name, _source, _kind in kept] == ["libA.so", "x"]


def test_programs_of_the_system_find_their_own_libraries() -> None:
    environment = {"LD_LIBRARY_PATH": "/opt/gigastyle/_internal", "LD_LIBRARY_PATH_ORIG": "/usr/local/lib", "HOME": "/"}
    entry.give_back_library_paths(environment)
    assert environment == {"LD_LIBRARY_PATH": "/usr/local/lib", "HOME": "/"}
    environment = {"LD_LIBRARY_PATH": "/opt/gigastyle/_internal"}
    entry.give_back_library_paths(environment)
    assert environment == {}


def test_the_name_says_which_program_it_is() -> None:
    assert entry.program("/opt/gigastyle/gigastyle-window") is app.window_main
    assert entry.program("gigastyle-window.exe") is app.window_main
    assert entry.program("gigastyle") is app.main


def test_every_kind_of_picture_and_our_own_files_can_be_opened_with_the_program(tmp_path: Path) -> None:
    declared = {suffix for kind in document_types.DOCUMENT_TYPES for suffix in kind.suffixes}
    assert declared >= READ_SUFFIXES
    assert declared - {RECIPE_ENDING} <= READ_SUFFIXES | READ_FILM_SUFFIXES | {".style"}
    recipe = tmp_path / f"mine{RECIPE_ENDING}"
    assert sort_paths([recipe]).recipe == recipe


def test_the_systems_are_told_of_our_own_types() -> None:
    told = plistlib.loads(plistlib.dumps(document_types.info_plist("1.2.3")))
    assert told["CFBundleExecutable"] == "gigastyle-window" and told["CFBundleShortVersionString"] == "1.2.3"
    assert len(told["UTExportedTypeDeclarations"]) == 2


@pytest.mark.gui
@pytest.mark.usefixtures("qapp")
def test_the_icon_is_drawn_in_all_sizes(tmp_path: Path) -> None:
    written = icons.write_icons(tmp_path)
    for size_px, path in zip(icons.SIZES_PX, written.pngs, strict=True):
        with Image.open(path) as image:
            colours = image.convert("RGBA").getcolors(maxcolors=1 << 20) or []
            assert image.size == (size_px, size_px) and len(colours) > 20
            assert any(colour == (255, 255, 255, 255) for _count, colour in colours), "the brush is white"
    with Image.open(written.ico) as ico, Image.open(written.icns) as icns:
        assert (256, 256) in ico.info["sizes"] and (16, 16) in ico.info["sizes"]
        assert (512, 512, 2) in icns.info["sizes"]
