"""Parts of a package and their licences: what is installed, libraries inside wheels, and what may be passed on."""

import pytest

from tests.unit.release.scripts import script

components, notices = script("components"), script("notices")


@pytest.fixture(scope="module")
def installed() -> tuple:
    return components.installed_components()


def test_what_the_program_needs_is_listed_and_nothing_of_development(installed: tuple) -> None:
    names = {each.name for each in installed if each.is_distribution}
    assert {"torch", "numpy", "pyside6-essentials", "pyvips-binary", "av", "cffi"} <= names
    assert not names & {"pytest", "ruff", "mypy", "mkdocs", "gigastyle", "onnx"}


def test_every_installed_part_has_a_licence_and_only_openssl_of_opencv_is_refused(installed: tuple) -> None:
    problems = components.problems_of(installed)
    assert [problem for problem in problems if not problem.startswith("OpenSSL 1.1 (opencv")] == []


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("av.libs/libx264-d3456b32.so.165", "x264"),
        ("opencv_python_headless.libs/libcrypto-a324fe28.so.1.1.1k", "OpenSSL 1.1"),
        ("_internal/libcrypto.so.3", "OpenSSL"),
        ("numpy.libs/libgfortran-040039e1-0352e75f.so.5.0.0", "GCC runtime libraries"),
        ("numpy.libs/libscipy_openblas64_-32a4b2a6.so", "OpenBLAS"),
        ("libmystery-0123abcd.so.7", "libmystery"),
    ],
)
def test_a_library_is_told_by_its_name_and_version(file: str, name: str) -> None:
    (found,) = components.libraries_among([file], within="a wheel")
    assert found.name == name and found.files == (file.rpartition("/")[2],) and not found.is_distribution


def test_extension_modules_and_the_parts_of_qt_and_torch_are_no_libraries_of_others() -> None:
    paths = [
        "av/packet.cpython-311-x86_64-linux-gnu.so", "cv2/cv2.abi3.so", "PIL/_imaging.cp311-win_amd64.pyd",
        "PySide6/Qt/plugins/platforms/libqxcb.so", "torch/lib/libtorch_cpu.so", "PySide6/Qt/lib/libQt6Core.so.6",
        "av/LICENSE.txt",
    ]  # fmt: skip
    assert components.libraries_among(paths, within="any") == []


def test_unknown_and_conflicting_licences_are_problems() -> None:
    part = components.Component
    parts = [
        part("unknown", "1", ""), part("old", "1", "OpenSSL"), part("fine", "1", "MIT AND (0BSD OR Apache-2.0)"),
        part("either", "1", "LicenseRef-Commercial OR LGPL-3.0-only"), part("both", "1", "MIT AND GPL-2.0-only"),
    ]  # fmt: skip
    assert [problem.split(" ", 1)[0] for problem in components.problems_of(parts)] == ["unknown", "old", "both"]


def test_notices_hold_every_text_and_speak_of_the_gpl_where_a_part_is_under_it(installed: tuple) -> None:
    text = notices.notices(installed)
    for each in installed:
        assert f"- {each.name}" in text
        assert all(licence.strip() in text for _, licence in each.texts)
    assert "passed on under the GNU General Public License, version 3" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text and "weights/compact/NOTICE" in text
    free = notices.notices([components.Component("fine", "1", "MIT")])
    assert "version 3" not in free and notices._WITHOUT_GPL in free
