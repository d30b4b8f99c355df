"""The plug-in for GIMP on a host of the names that it uses; Gigastyle itself is the real one."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
from tifffile import TiffFile

from studio.images.colour import srgb_profile
from tests.unit.plugins import stub_gimp
from tests.unit.plugins.installed import noting_program
from tests.waiting import wait_for

OFFSETS = (10, 7)


@pytest.fixture
def told(modules: pytest.MonkeyPatch, gimp_folder: Path, tmp_path: Path) -> SimpleNamespace:
    modules.syspath_prepend(str(gimp_folder))
    modules.setattr("tempfile.tempdir", str(tmp_path))
    return stub_gimp.put_in_place(modules)


@pytest.fixture
def plugin(told: SimpleNamespace) -> ModuleType:
    assert told.texts == []
    return importlib.import_module("gigastyle")


def image_with_layer() -> tuple[stub_gimp.Image, stub_gimp.Layer]:
    image = stub_gimp.Image(120, 90, "U8_NON_LINEAR")
    image.profile = srgb_profile()
    pixels = np.random.default_rng(1).integers(0, 65536, (60, 80, 4), dtype=np.uint16)
    layer = stub_gimp.Layer(pixels, OFFSETS)
    for each in (stub_gimp.Layer(pixels), layer):
        image.insert_layer(each, None, len(image.layers))
    image.done.clear()
    return image, layer


def run(plugin: ModuleType, image: stub_gimp.Image, layer: Any, **changed: object) -> Any:
    procedure = plugin.Gigastyle().do_create_procedure(plugin.PROCEDURE)
    config = stub_gimp.Config({**procedure.arguments, **changed})
    return plugin.run(procedure, "NONINTERACTIVE", image, [layer], config, None)


def test_the_painted_layer_lies_above_as_large_and_with_its_alpha(
    plugin: ModuleType, told: SimpleNamespace, executable: Path, tmp_path: Path
) -> None:
    image, layer = image_with_layer()
    assert run(plugin, image, layer, program=str(executable), style="ducks")[0] == "SUCCESS"
    assert image.layers.index(layer) == 2 and len(image.layers) == 3
    painted = image.layers[1]
    assert (painted.name, painted.offsets, painted.pixels.dtype, painted.mask) == ("Ducks", OFFSETS, np.uint16, "")
    assert (painted.pixels[..., 3] == layer.pixels[..., 3]).all()
    assert painted.pixels.shape == layer.pixels.shape and (painted.pixels != layer.pixels).any()
    assert image.done == ["start", "insert", "end"]
    assert told.texts == ["Painting after Ducks", "end", "flush"]
    assert told.notes == [] and told.fractions == sorted(told.fractions) and told.fractions[-1] == 1.0
    assert list(tmp_path.iterdir()) == []


def test_what_is_selected_is_written_and_masked(plugin: ModuleType, tmp_path: Path) -> None:
    image, layer = image_with_layer()
    image.selection = (30, 0, 200, 50)
    area = plugin.layer_files.area_to_paint(image, layer)
    plugin.layer_files.write_layer(image, layer, area, tmp_path / "layer.tif")
    plugin.layer_files.add_layer(image, layer, area, tmp_path / "layer.tif", "name")
    painted = image.layers[1]
    assert (painted.offsets, painted.mask) == ((30, 7), "SELECTION")
    assert (painted.pixels == layer.pixels[:43, 20:]).all()
    assert image.done == ["start", "insert", "mask", "end"]
    with TiffFile(tmp_path / "layer.tif") as written:
        assert written.pages[0].iccprofile == srgb_profile()


def test_notes_reach_the_person(
    plugin: ModuleType, told: SimpleNamespace, executable: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    image, layer = image_with_layer()
    noting = noting_program(tmp_path_factory.mktemp("noting"), executable)
    assert run(plugin, image, layer, program=str(noting), style="Ducks")[0] == "SUCCESS"
    assert told.notes == ["To know."] and (image.layers[1].pixels == layer.pixels).all()


def test_what_hinders_is_told_and_changes_nothing(plugin: ModuleType, executable: Path, tmp_path: Path) -> None:
    image, layer = image_with_layer()
    good = {"program": str(executable), "style": "Ducks"}
    assert run(plugin, image, layer, **{**good, "program": "/nowhere"})[1].startswith("Gigastyle was not found")
    assert run(plugin, image, layer, **{**good, "style": "Nothing"}) == (
        "EXECUTION_ERROR",
        "There is no style Nothing.",
    )
    assert run(plugin, image, "a channel", **good) == ("EXECUTION_ERROR", "Choose one layer.")
    image.selection = (0, 0, 5, 5)
    assert run(plugin, image, layer, **good)[1] == "The selection does not touch the layer."
    assert (len(image.layers), image.done, list(tmp_path.iterdir())) == (2, [], [])


def test_a_folder_is_removed_where_gimp_kills_the_plugin(gimp_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "layer.tif").write_bytes(b"x")
    code = (
        "import time; from pathlib import Path; from watched_folder import removed_in_any_case\n"
        f"with removed_in_any_case(Path({str(folder)!r})): print('watched', flush=True); time.sleep(1000)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=gimp_folder) as started:
        assert started.stdout is not None and started.stdout.readline() == b"watched\n"
        assert folder.exists()
        started.kill()
    wait_for(lambda: not folder.exists())
