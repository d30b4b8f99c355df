"""The person's collection of styles on disk, in the data folder."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import platformdirs

from studio.errors import InputError
from studio.replacing import replace_text
from studio.ui.styles.collection import Collection, collection_from_json, collection_to_json


def collection_path() -> Path:
    """Where the collection is kept."""
    return Path(platformdirs.user_data_dir("gigastyle", appauthor=False)) / "styles.json"


def read_collection(path: Path, shipped_dir: Path) -> Collection:
    """The collection in ``path``, an empty one where there is none; a damaged file is set aside."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(plain, dict):
            raise ValueError("it is no object")
        return collection_from_json(plain, shipped_dir)
    except OSError:
        return Collection()
    except ValueError:
        with contextlib.suppress(OSError):
            path.replace(path.with_name(path.name + ".damaged"))
        return Collection()


def write_collection(path: Path, collection: Collection, shipped_dir: Path) -> None:
    """Write ``path`` whole or not at all; raises `InputError` where that is impossible."""
    text = json.dumps(collection_to_json(collection, shipped_dir), indent=2, ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, text + "\n")
    except OSError as error:
        raise InputError(
            "the list of styles cannot be written to {path}: {reason}", path=path, reason=error.strerror
        ) from error
