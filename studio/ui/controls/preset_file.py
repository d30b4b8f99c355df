"""The person's own presets in one readable JSON file."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from studio.errors import InputError, SpecError
from studio.replacing import replace_text
from studio.settings import settings_file
from studio.ui.controls.preset import Preset, preset_from_json, preset_to_json


def presets_path() -> Path:
    """Where the presets are kept: beside the settings."""
    return settings_file().with_name("presets.json")


def read_presets(path: Path) -> tuple[Preset, ...]:
    """The presets in ``path`` by name. A preset that cannot be used is left out; a damaged file is set aside."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return ()
    except ValueError:
        entries = None
    if not isinstance(entries, list):
        with contextlib.suppress(OSError):
            path.replace(path.with_name(path.name + ".damaged"))
        return ()
    found = {}
    for entry in entries:
        with contextlib.suppress(SpecError, AttributeError):
            preset = preset_from_json(entry)
            found[preset.name] = preset
    return _by_name(found.values())


def write_presets(path: Path, presets: Sequence[Preset]) -> None:
    """Write ``path`` whole or not at all; raises `InputError` where that is impossible."""
    text = json.dumps([preset_to_json(preset) for preset in presets], indent=2, ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, text + "\n")
    except OSError as error:
        raise InputError(
            "the presets cannot be written to {path}: {reason}", path=path, reason=error.strerror
        ) from error


def with_preset(presets: Sequence[Preset], preset: Preset) -> tuple[Preset, ...]:
    """``preset`` among the others, in place of the one with its name."""
    return _by_name([*without_preset(presets, preset.name), preset])


def without_preset(presets: Sequence[Preset], name: str) -> tuple[Preset, ...]:
    """The others."""
    return tuple(preset for preset in presets if preset.name != name)


def _by_name(presets: Iterable[Preset]) -> tuple[Preset, ...]:
    return tuple(sorted(presets, key=lambda preset: preset.name.casefold()))
