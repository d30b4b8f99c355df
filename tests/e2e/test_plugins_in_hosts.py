"""The plug-ins in GIMP 3 and Krita 5 themselves, where these are installed, and what stands for these elsewhere.

GIMP runs without a screen; Krita has one of Xvfb's, with a window manager: `xvfb`, `openbox`.
"""

from __future__ import annotations

import inspect
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from studio.images.colour_codes import adobe_rgb
from tests.unit.plugins import stub_gimp, stub_krita
from tests.unit.plugins.installed import gigastyle_program, install

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
DRIVERS = Path(__file__).parent / "plugin_hosts"
GIMP = shutil.which("gimp-console-3.0") or shutil.which("gimp-console-3.2")
KRITA = all(shutil.which(name) for name in ("krita", "xvfb-run", "openbox"))
UNPAINTED = "every level is at strength 0: the picture was left as it is"
CONVERTED_TWICE = 0.02  # of 1: what a wrong profile does to these colours at least


def environment(folder: Path, classes: dict[str, type], **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "HOME": str(folder / "home"),
        "GIGASTYLE_TEST_PROGRAM": str(gigastyle_program(folder)),
        "GIGASTYLE_TEST_RESULTS": str(folder / "results.json"),
        "GIGASTYLE_TEST_NAMES": " ".join(methods_of(classes)),
        **more,
    }


def methods_of(classes: dict[str, type]) -> dict[str, int]:
    """Methods of stubs, with the numbers of their arguments; what GIMP hands on to a callback does not count."""
    found = {}
    for owner, stub in classes.items():
        for name, method in inspect.getmembers(stub, inspect.isfunction):
            if not name.startswith("_"):
                parameters = inspect.signature(method).parameters.values()
                asked = [each for each in parameters if each.name != "self" and each.kind != each.VAR_POSITIONAL]
                found[f"{owner}.{name}"] = len(asked)
    return found


def counts_of(signatures: str) -> set[int]:
    """How many arguments each line of signatures asks for, ``name(self, a: int, b: Dict[x, y]) -> bool``."""
    counts: set[int] = set()
    for line in signatures.splitlines():
        inside = line.partition("(")[2].rpartition(") ->")[0] or line.partition("(")[2].rpartition(")")[0]
        depth, arguments = 0, [""]
        for letter in inside:
            depth += letter in "[(" or -(letter in "])")
            if letter == "," and depth == 0:
                arguments.append("")
            else:
                arguments[-1] += letter
        asked = [each.strip() for each in arguments if each.strip() not in ("", "self")]
        counts |= set(range(sum("=" not in each for each in asked), len(asked) + 1))
    return counts


def assert_stubs_are_as_the_host(classes: dict[str, type], signatures: dict[str, str | None]) -> None:
    for name, count in methods_of(classes).items():
        told = signatures[name]
        assert told, f"{name} is not in the host"
        assert count in counts_of(told), f"{name} is called with {count} arguments: {told}"


def results(folder: Path, ended: subprocess.CompletedProcess[str]) -> Any:
    written = folder / "results.json"
    assert written.exists(), f"{ended.stdout}\n{ended.stderr}"
    return json.loads(written.read_text())


@pytest.mark.skipif(GIMP is None, reason="GIMP 3 is not here")
def test_gimp(tmp_path: Path) -> None:
    install("gimp", tmp_path / "profile" / "plug-ins")
    shutil.rmtree(tmp_path / "profile" / "plug-ins" / "zips")
    profile = tmp_path / "adobe.icc"
    profile.write_bytes(adobe_rgb().profile or b"")
    own = environment(
        tmp_path, stub_gimp.CLASSES, GIGASTYLE_TEST_PROFILE=str(profile), GIMP3_DIRECTORY=str(tmp_path / "profile")
    )
    code = f"exec(open({str(DRIVERS / 'gimp_driver.py')!r}).read())"
    command = [str(GIMP), "-i", "-d", "-f", "--batch-interpreter", "python-fu-eval", "-b", code, "--quit"]
    told = results(tmp_path, subprocess.run(command, env=own, capture_output=True, text=True, check=False))
    at, size = [10, 7], [48, 32]
    eight, floats = told["eight_bits"], told["floats_of_another_profile"]
    assert eight["returned"] == ["success", ""] and eight["is_same"] is True
    assert [(each["name"], each["at"], each["size"]) for each in eight["layers"]] == [
        ("Ducks", at, size),
        ("photo", at, size),
    ]
    assert [each["opacity"] for each in eight["layers"]] == [100.0, 60.0]
    assert floats["precision"] == "float-linear" and floats["farthest"] < CONVERTED_TWICE / 10
    painted = told["a_selection"]["layers"][0]
    assert (painted["name"], painted["at"], painted["size"]) == ("Blue night", at, [42, 32])
    assert (told["a_selection"]["mask_centre"], told["a_selection"]["mask"][0]) == (1.0, 0.0)
    assert told["greys_in_a_group"]["returned"] == [["success", ""]] * 2
    assert told["greys_in_a_group"]["names"] == ["Ducks", "photo"]
    messages = [message for _, message in told["errors"]["told"]]
    assert [message[:20] for message in messages[:2]] == ["There is no style No", "Gigastyle was not fo"]
    assert "is not a picture that is read here" in messages[2] and len(told["errors"]["layers"]) == 1
    assert told["left"] == []
    assert_stubs_are_as_the_host(stub_gimp.CLASSES, told["signatures"])


@pytest.mark.skipif(not KRITA, reason="Krita, Xvfb and a window manager are not here")
def test_krita(tmp_path: Path) -> None:
    folder = tmp_path / "home" / ".local" / "share" / "krita" / "pykrita"
    install("krita", folder)
    (folder / "driver").mkdir()
    shutil.copy(DRIVERS / "krita_driver.py", folder / "driver" / "__init__.py")
    plain = (folder / "gigastyle.desktop").read_text()
    (folder / "driver.desktop").write_text(plain.replace("=gigastyle", "=driver"))
    settings = tmp_path / "home" / ".config" / "kritarc"
    settings.parent.mkdir()
    settings.write_text("[python]\nenable_gigastyle=true\nenable_driver=true\n")
    own = environment(tmp_path, stub_krita.CLASSES, GIGASTYLE_TEST_PROFILE="Rec2020-elle-V4-g10.icc", LC_ALL="C.UTF-8")
    for name in [name for name in own if name.startswith(("XDG_", "QT_"))]:
        del own[name]
    command = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24", "sh", "-c", "openbox & sleep 1; krita --nosplash"]
    told = results(tmp_path, subprocess.run(command, env=own, capture_output=True, text=True, check=False))
    eight = told["eight_bits"]
    assert eight["after"] == eight["redone"] == ["Background", "photo", "Ducks"] and eight["told"] == [UNPAINTED]
    assert eight["undone"] == ["Background", "photo"]
    assert eight["is_same"] and eight["is_same_again"] and eight["bounds"] == [10, 7, 48, 40]
    assert told["linear_floats"]["farthest"] < CONVERTED_TWICE / 10
    assert told["another_profile"]["profile"] == "Rec2020-elle-V4-g10.icc"
    assert told["another_profile"]["farthest"] < CONVERTED_TWICE / 10 * 65535
    selected = told["a_selection"]
    assert (selected["bounds"], selected["masks"]) == ([10, 7, 40, 38], ["transparencymask"])
    assert (selected["alpha_outside"], selected["alpha_inside"]) == (0, 255)
    assert "Blue night" in selected["after"] and "Blue night" not in selected["undone"]
    beside, damaged = told["errors"]["told"]
    assert beside == "The selection does not touch the layer."
    assert "is not a picture that is read here" in damaged and told["errors"]["after"] == ["Background", "photo"]
    assert_stubs_are_as_the_host(stub_krita.CLASSES, told["signatures"])
