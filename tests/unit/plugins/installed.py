"""The plug-ins as a person installs them, and a ``gigastyle`` that they start."""

from __future__ import annotations

import importlib.util
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import platformdirs

from studio.codec import save_record
from studio.settings import Settings
from tests.tiny_bundles import write_tiny_bundle

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / "packaging" / "plugins" / "build.py"


def build_script() -> ModuleType:
    """The script that writes the zips."""
    spec = importlib.util.spec_from_file_location("plugins_build", BUILD)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def install(host: str, folder: Path) -> Path:
    """Unpack a host's plug-in into ``folder``, with the modes that the zip gives; returns its folder ``gigastyle``."""
    with zipfile.ZipFile(build_script().write_plugin(host, folder / "zips", "1")) as archive:
        for entry in archive.infolist():
            archive.extract(entry, folder)
            (folder / entry.filename).chmod(entry.external_attr >> 16 & 0o777)
    return folder / "gigastyle"


def gigastyle_program(folder: Path) -> Path:
    """An executable ``gigastyle`` of this checkout in ``folder``, with settings of its own and a tiny bundle."""
    config, data = folder / "config", folder / "data"
    below = Path(platformdirs.user_data_dir("gigastyle", appauthor=False)).name
    write_tiny_bundle(data / below / "bundles" / "tiny")
    (config / below).mkdir(parents=True)
    save_record(config / below / "settings.json", Settings(device="cpu", threads=1, bundle="tiny"))
    program = folder / "gigastyle"
    program.write_text(
        f'#!/bin/sh\nexport XDG_CONFIG_HOME="{config}" XDG_DATA_HOME="{data}"\n'
        f'exec "{sys.executable}" "{ROOT / "main.py"}" "$@"\n'
    )
    program.chmod(0o755)
    return program


def noting_program(folder: Path, real: Path) -> Path:
    """An executable that lists the styles of ``real``, and in place of painting copies the layer and tells a note."""
    program = folder / "gigastyle"
    program.write_text(
        f'#!/bin/sh\n[ "$1" = styles ] && exec "{real}" "$@"\n'
        'cp "$2" "$4"\necho \'{"event": "note", "message": "To know."}\'\n'
    )
    program.chmod(0o755)
    return program
