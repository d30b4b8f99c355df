"""Which picture becomes which file: content files and folders paired with outputs, and the pairs that are refused.

Looking at the file system is all that happens here; nothing is read, created or written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.errors import InputError, PictureError
from studio.images.destination import check_destination
from studio.images.formats import READ_SUFFIXES, WRITTEN_SUFFIXES, pictures_in

_SUFFIX_WHERE_CONTENT_HAS_NONE = ".png"


@dataclass(frozen=True, slots=True)
class Task:
    """One content picture and the file its stylised version goes to."""

    content: Path
    output: Path


@dataclass(frozen=True, slots=True)
class TaskList:
    """What one command has to do; ``is_batch`` says that the output was named as a folder."""

    tasks: tuple[Task, ...]
    is_batch: bool


def plan_tasks(contents: Sequence[Path], output: Path) -> TaskList:
    """Pair every content with its output.

    One content file goes to ``output`` itself. Several, or a folder, go into ``output`` as a folder, each named after
    its content; where two share a name the later ones get ``-2``, ``-3``. Raises `InputError` where there is nothing
    to do or ``output`` is of the wrong kind.
    """
    files = _without_repetition(file for content in contents for file in _files_of(content))
    if not files:
        raise InputError(f"{contents[0]} holds no pictures; known are {' '.join(sorted(READ_SUFFIXES))}")
    is_batch = len(contents) > 1 or contents[0].is_dir()
    if not is_batch:
        if output.is_dir():
            raise InputError(f"{output} is a folder; name the file to write, such as {output / contents[0].name}")
        return TaskList((Task(files[0], output),), is_batch=False)
    if output.exists() and not output.is_dir():
        raise InputError(f"several pictures need a folder to go to, and {output} is a file")
    names = unique_names([output_name(file) for file in files])
    return TaskList(tuple(Task(file, output / name) for file, name in zip(files, names, strict=True)), is_batch=True)


def output_name(content: Path) -> str:
    """The name of a content's stylised version: its own, with a suffix that can be written."""
    if content.suffix.lower() in WRITTEN_SUFFIXES:
        return content.name
    return content.stem + _SUFFIX_WHERE_CONTENT_HAS_NONE


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


def check_task(task: Task, *, sources: Iterable[Path], is_overwrite: bool) -> None:
    """Refuse a task that cannot end well, before anything is computed.

    ``sources`` are the pictures that must stay as they are besides the task's own content: styles and the other
    contents. Raises `PictureError`.
    """
    _check_name(task.content)
    if not task.content.is_file():
        raise PictureError(f"there is no picture at {task.content}")
    _check_name(task.output)
    check_destination(task.output, content_path=task.content, overwrite=is_overwrite)
    for source in sources:
        if task.output.exists() and source.exists() and source.samefile(task.output):
            raise PictureError(f"{task.output} is a picture that this work reads; choose another name")


def check_styles(styles: Iterable[Path]) -> None:
    """Raise `PictureError` for the first style that is not a file."""
    for style in styles:
        _check_name(style)
        if not style.is_file():
            raise PictureError(f"there is no style picture at {style}")


def _check_name(path: Path) -> None:
    """Refuse a file name whose bytes are no UTF-8, which Linux allows and libvips cannot be given."""
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise PictureError(f"the file name {str(path)!r} is not valid text (UTF-8); rename the file") from error


def _files_of(content: Path) -> list[Path]:
    if not content.is_dir():
        return [content]
    return pictures_in(content)


def _without_repetition(files: Iterable[Path]) -> list[Path]:
    return list({file.resolve(): file for file in files}.values())
