"""What the person wants every time: one readable JSON file in the system's own configuration folder.

A missing file means the defaults. Keys this version does not know are left out with a note, so that an older program
can read a newer file. A file that cannot be used is set aside under another name, never overwritten, and the defaults
serve.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import platformdirs

from studio.errors import InputError, Message, SpecError
from studio.paths import followed
from studio.replacing import replace_text
from studio.specs.stylize import GIB, DeviceChoice, Resources


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults of the person; every command line option that says otherwise wins.

    ``threads`` 0 means as many as the machine has cores, ``bundle`` None the shipped default, ``scratch_dir``
    None the system's own place for temporary files.
    """

    device: DeviceChoice = "auto"
    threads: int = 0
    memory_budget_bytes: int = 2 * GIB
    scratch_dir: Path | None = None
    bundle: str | None = None

    def __post_init__(self) -> None:
        self.resources()

    def resources(self) -> Resources:
        """These settings as the resources of one piece of work; raises `SpecError` where one is out of range."""
        return Resources(
            device=self.device,
            threads=self.threads,
            memory_budget_bytes=self.memory_budget_bytes,
            scratch_dir=self.scratch_dir,
        )


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings in force and what the person should know about how they were read."""

    settings: Settings
    notes: tuple[str, ...] = ()


def settings_file() -> Path:
    """Where the settings are kept."""
    return Path(platformdirs.user_config_dir("gigastyle", appauthor=False)) / "settings.json"


def load_settings(path: Path) -> LoadedSettings:
    """Read ``path``; never fails because of what the file holds."""
    try:
        if path.exists() and not path.is_file():
            return LoadedSettings(
                Settings(), (Message("the settings {path} are no ordinary file; the defaults are used", path=path),)
            )
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except (OSError, UnicodeDecodeError) as error:
        return LoadedSettings(Settings(), (_set_aside(path, error),))
    try:
        return _parsed(text, path)
    except (ValueError, SpecError) as error:
        return LoadedSettings(Settings(), (_set_aside(path, error),))


def save_settings(settings: Settings, path: Path) -> None:
    """Write ``path`` as a whole or not at all; raises `InputError` where the folder cannot be written to."""
    entries = {field.name: getattr(settings, field.name) for field in fields(settings)}
    entries["scratch_dir"] = None if settings.scratch_dir is None else str(settings.scratch_dir)
    try:
        followed(path).parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, json.dumps(entries, indent=2) + "\n")
    except OSError as error:
        raise InputError(
            "the settings cannot be written to {path}: {reason}", path=path, reason=error.strerror
        ) from error


def _parsed(text: str, path: Path) -> LoadedSettings:
    entries = json.loads(text)
    if not isinstance(entries, dict):
        raise ValueError("it does not hold one JSON object")
    unknown = sorted(entries.keys() - _READERS.keys())
    known = {name: value for name, value in entries.items() if name in _READERS}
    notes = (
        (Message("{path} holds settings this version does not know: {unknown}", path=path, unknown=", ".join(unknown)),)
        if unknown
        else ()
    )
    return LoadedSettings(_settings_from(known), notes)


def _settings_from(entries: Mapping[str, object]) -> Settings:
    values = {name: _READERS[name](value) for name, value in entries.items()}
    return Settings(**values)  # type: ignore[arg-type]  # each reader returns its field's type; Settings checks ranges


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"text was expected, not {value!r}")
    return value


def _whole_number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"a whole number was expected, not {value!r}")
    return value


def _optional_text(value: object) -> str | None:
    return None if value is None else _text(value)


def _optional_path(value: object) -> Path | None:
    return None if value is None else Path(_text(value))


_READERS: Mapping[str, Callable[[object], object]] = {
    "device": _text,
    "threads": _whole_number,
    "memory_budget_bytes": _whole_number,
    "scratch_dir": _optional_path,
    "bundle": _optional_text,
}
assert _READERS.keys() == {field.name for field in fields(Settings)}


def _set_aside(path: Path, reason: Exception) -> str:
    """Rename the unusable file so that a later save cannot destroy it; returns the note that says so."""
    try:
        for number in range(1, 1000):
            backup = path.with_name(f"{path.stem}.broken-{number}{path.suffix}")
            if not backup.exists():
                break
        path.rename(backup)
    except OSError:
        return Message(
            "the settings in {path} cannot be used ({reason}); the defaults are used", path=path, reason=reason
        )
    return Message(
        "the settings in {path} cannot be used ({reason}); they are kept as {name}, the defaults are used",
        path=path,
        reason=reason,
        name=backup.name,
    )
