"""Which picture becomes which file: content files and folders paired with outputs, and the pairs that are refused.

Looking at the file system is all that happens here; nothing is read, created or written.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.errors import InputError, PictureError
from studio.images.destination import check_destination
from studio.images.formats import READ_SUFFIXES, WRITTEN_SUFFIXES, pictures_in
from studio.specs.stylize import page_ending

_SUFFIX_WHERE_CONTENT_HAS_NONE = ".png"


@dataclass(frozen=True, slots=True)
class Task:
    """One content picture and the file its stylized version goes to."""

    content: Path
    output: Path


@dataclass(frozen=True, slots=True)
class TaskList:
    """What one command has to do, and notes on what was left out.

    ``is_batch`` says that the output was named as a folder.
    """

    tasks: tuple[Task, ...]
    is_batch: bool
    notes: tuple[str, ...] = ()


def plan_tasks(contents: Sequence[Path], output: Path, *, page: int | None = None) -> TaskList:
    """Pair every content with its output.

    One content file goes to ``output`` itself. Several, or a folder, go into ``output`` as a folder, each named after
    its content (a link by its own name) and the ``page`` of it that is painted; where two share a name the later ones
    get ``-2``, ``-3``. Of a folder, pictures that carry a recipe are results and left out. Raises `InputError` where
    there is nothing to do or ``output`` is of the wrong kind, and OSError where the only content cannot be looked at.
    """
    is_batch = len(contents) > 1 or contents[0].is_dir()
    if not is_batch:
        if output.is_dir():
            raise InputError(f"{output} is a folder; name the file to write, such as {output / contents[0].name}")
        return TaskList((Task(contents[0], output),), is_batch=False)
    notes: list[str] = []
    is_alone = len(contents) == 1
    files = _without_repetition([file for content in contents for file in _files_of(content, notes, is_alone=is_alone)])
    if not files and notes:
        raise InputError(notes[0])
    if not files:
        raise InputError(f"{contents[0]} holds no pictures; known are {' '.join(sorted(READ_SUFFIXES))}")
    _check_folder(output)
    names = unique_names([output_name(file, page) for file in files])
    tasks = tuple(Task(file, output / name) for file, name in zip(files, names, strict=True))
    return TaskList(tasks, is_batch=True, notes=tuple(notes))


def _check_folder(output: Path) -> None:
    if output.is_dir():
        return
    if output.exists():
        raise InputError(f"several pictures need a folder to go to, and {output} is a file")
    if output.suffix.lower() in WRITTEN_SUFFIXES:
        folder = output.with_suffix("")
        raise InputError(
            f"several pictures need a folder to go to, and {output} is named like a file; name it {folder}"
        )


def output_name(content: Path, page: int | None = None) -> str:
    """The name of a content's stylized version: its own, its page unless that is the first, a suffix to be written."""
    is_written = content.suffix.lower() in WRITTEN_SUFFIXES
    return content.stem + page_ending(page) + (content.suffix if is_written else _SUFFIX_WHERE_CONTENT_HAS_NONE)


def unique_names(names: Sequence[str]) -> list[str]:
    """The same names with ``-2``, ``-3`` where one is taken, also where only upper and lower case differ."""
    taken = {name.casefold() for name in names}
    given: set[str] = set()
    unique = []
    for name in names:
        candidate, number = name, 1
        # A numbered name must not push out a later picture that has that name of its own.
        while candidate.casefold() in given or (number > 1 and candidate.casefold() in taken):
            number += 1
            candidate = f"{Path(name).stem}-{number}{Path(name).suffix}"
        given.add(candidate.casefold())
        unique.append(candidate)
    return unique


def check_task(task: Task, *, sources: Iterable[Path], is_overwrite: bool, is_content_kept: bool = False) -> None:
    """Refuse a task that cannot end well, before anything is computed.

    ``sources`` are the pictures that must stay as they are besides the task's own content: styles and the other
    contents. With ``is_content_kept`` the content may be gone, since the job that is resumed has read it. Raises
    `PictureError`, and OSError where the system lets nobody look.
    """
    _check_name(task.content)
    if not is_content_kept or os.path.exists(task.content):  # noqa: PTH110 — it raises nothing
        _check_content(task.content)
    _check_name(task.output)
    check_destination(task.output, content_path=task.content, overwrite=is_overwrite)
    for source in sources:
        if _is_same_file(source, task.output):
            raise PictureError(f"{task.output} is a picture that this work reads; choose another name")


def _check_content(path: Path) -> None:
    if path.is_dir():
        next(path.iterdir(), None)  # a folder that may not be read says so
        raise PictureError(f"{path} is a folder; name the pictures in it")
    _check_file(path, "picture")


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one is not there, or cannot be looked at, which its own task tells
        return False


def check_styles(styles: Iterable[Path]) -> None:
    """Raise `PictureError` for the first style that is not a file."""
    for style in styles:
        _check_name(style)
        _check_file(style, "style picture")


def check_masks(masks: Iterable[Path]) -> None:
    """Raise `PictureError` for the first mask that is not a file."""
    for mask in masks:
        _check_name(mask)
        _check_file(mask, "mask")


def _check_file(path: Path, what: str) -> None:
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        is_file = False
    if not is_file:
        raise PictureError(f"there is no {what} at {path}")


def _check_name(path: Path) -> None:
    """Refuse a file name whose bytes are no UTF-8, which Linux allows and libvips cannot be given."""
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise PictureError(f"the file name {str(path)!r} is not valid text (UTF-8); rename the file") from error


def _files_of(content: Path, notes: list[str], *, is_alone: bool) -> list[Path]:
    """The pictures behind one argument; a folder among others that cannot be read stays, and fails as a picture.

    Raises OSError where there are no others.
    """
    if not _is_folder(content):
        return [content]
    try:
        found = pictures_in(content)
    except OSError:
        if is_alone:
            raise
        return [content]
    from studio.images.embedded_recipe import embedded_recipe  # noqa: PLC0415 — loads libvips

    files = [file for file in found if embedded_recipe(file) is None]
    if results := len(found) - len(files):
        counted = "1 picture" if results == 1 else f"{results} pictures"
        notes.append(f"{counted} in {content} left out, painted by Gigastyle already; name files to paint them again")
    if not found and not is_alone:
        notes.append(f"{content} holds no pictures")
    return files


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it cannot be looked at, which its own turn will tell
        return False


def _without_repetition(files: Sequence[Path]) -> list[Path]:
    """One of each file, in order; where both a file and links to it are named, the file itself."""
    chosen: dict[str, Path] = {}
    for file in files:
        place = os.path.realpath(file)
        if place not in chosen or (_is_link(chosen[place]) and not _is_link(file)):
            chosen[place] = file
    return list(chosen.values())


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114 — it raises nothing
