"""Where reports go: a file that is written whole or not at all, and replaced only where that is allowed."""

from __future__ import annotations

from pathlib import Path

from studio.errors import InputError, SpaceError
from studio.replacing import replace_bytes
from studio.system_errors import system_reason


def check_report_file(path: Path, *, is_overwrite: bool) -> None:
    """Raise InputError where no report can be written to ``path``, or one lies there that must stay."""
    if path.is_dir():
        raise InputError("{path} is a folder; name a file in it", path=path)
    folder = path.absolute().parent
    if not folder.is_dir():
        raise InputError("the folder {folder} does not exist; create it or choose another one", folder=folder)
    if path.exists() and not is_overwrite:
        raise InputError("{path} exists already; choose another name or allow overwriting", path=path)


def write_report_file(path: Path, content: str | bytes, *, is_overwrite: bool) -> None:
    """Write ``content``, text in UTF-8; raises InputError as `check_report_file`, SpaceError where writing fails."""
    check_report_file(path, is_overwrite=is_overwrite)
    try:
        replace_bytes(path, content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        raise SpaceError(
            "cannot write {path}: {reason}; choose another place", path=path, reason=system_reason(error)
        ) from error
