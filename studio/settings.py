"""What the person wants every time: one readable JSON file in the system's own configuration folder.

A missing file means the defaults. Keys this version does not know are left out with a note, so that an older program
can read a newer file. A file that cannot be used is set aside under another name, never overwritten, and the defaults
serve.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

from studio.codec import from_json, from_plain
from studio.errors import InputError, Message
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
        entries = from_json(dict[str, Any], path.read_bytes())
        settings = from_plain(Settings, entries, unknown_names=True)
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except (OSError, InputError) as error:
        return LoadedSettings(Settings(), (_set_aside(path, error),))
    unknown = ", ".join(sorted(entries.keys() - {field.name for field in fields(Settings)}))
    note = Message("{path} holds settings this version does not know: {unknown}", path=path, unknown=unknown)
    return LoadedSettings(settings, (note,) if unknown else ())


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
