"""The log, the samples and the settings of a run as an event file that TensorBoard shows; written by tensorboardX."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from studio.errors import InputError, PictureError, SpaceError
from studio.extras import missing_research_package
from studio.jobs.training.reports.settings import changed_names, settings_of, settled_spec, value_text
from studio.jobs.training.run_log import LogLine, samples, teacher_sample, whole_log
from studio.jobs.training.stages import SPEC_NAME, stages
from studio.system_errors import system_reason

_PATTERN = "events.out.tfevents.*"
_QUEUED = 1_000  # written at once at the end


def check_event_folder(folder: Path, *, is_overwrite: bool) -> None:
    """Raise InputError where tensorboardX is missing, or ``folder`` is a file or holds event files that must stay."""
    _writer_class()
    if folder.exists() and not folder.is_dir():
        raise InputError("{path} is a file; name a folder for the event file", path=folder)
    if not is_overwrite and any(folder.glob(_PATTERN)):
        raise InputError("{path} holds event files already; choose another folder or allow overwriting", path=folder)


def write_event_file(run: Path, folder: Path, *, is_overwrite: bool = False) -> Path:
    """One event file in ``folder``, made where it is missing, with all that ``run`` has logged so far; its path.

    Scalars are ``score``, ``learning_rate``, ``loss/TERM``, ``filters/COUNT`` and ``layers/LAYER`` by step, each at
    the time at which it was logged; images ``samples`` and ``teacher``; texts ``settings`` and ``phases``. Event files
    that lie there are replaced. Raises InputError as `check_event_folder`, SpaceError where writing fails.
    """
    check_event_folder(folder, is_overwrite=is_overwrite)
    begun_s = _begun_s(run)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".events-", dir=folder) as made:
            with _writer(Path(made)) as writer:
                _add_settings(writer, run, begun_s)
                _add_lines(writer, whole_log(run), begun_s)
                _add_pictures(writer, run, begun_s)
            (written,) = Path(made).glob(_PATTERN)
            for older in folder.glob(_PATTERN):
                older.unlink()
            # Without the name of this machine, by which the library ends it.
            return written.replace(folder / f"{_PATTERN[:-1]}{int(begun_s)}.{run.absolute().name}")
    except OSError as error:
        raise SpaceError(
            "cannot write {path}: {reason}; choose another place", path=folder, reason=system_reason(error)
        ) from error


def _writer_class() -> Any:
    try:
        from tensorboardX import SummaryWriter  # noqa: PLC0415 — optional, and loads torch
    except ImportError as error:
        raise missing_research_package("tensorboardX") from error
    return SummaryWriter


@contextlib.contextmanager
def _writer(folder: Path) -> Iterator[Any]:
    writer = _writer_class()(logdir=str(folder), max_queue=_QUEUED)
    try:
        yield writer
    finally:
        writer.close()


def _begun_s(run: Path) -> float:
    """Seconds since the epoch at which training began: its settings were written just before the first line."""
    try:
        return (stages(run)[0] / SPEC_NAME).stat().st_mtime
    except OSError:
        return 0.0


def _add_settings(writer: Any, run: Path, begun_s: float) -> None:
    spec = settled_spec(run)
    changed, values = changed_names(spec), settings_of(spec)
    names = (*changed, *(name for name in values if name not in changed))
    rows = "\n".join(f"| {name} | {value_text(values[name])} |" for name in names)
    writer.add_text("settings", f"{spec.title}\n\n| setting | value |\n|---|---|\n{rows}\n", 0, walltime=begun_s)


def _add_lines(writer: Any, lines: tuple[LogLine, ...], begun_s: float) -> None:
    phase = None
    for line in lines:
        at_s = begun_s + line.elapsed_s
        for tag, value in _scalars(line).items():
            writer.add_scalar(tag, value, line.step, walltime=at_s)
        if line.phase is not None and line.phase != phase:
            phase = line.phase
            writer.add_text("phases", phase, line.step, walltime=at_s)


def _scalars(line: LogLine) -> dict[str, float]:
    found = {} if line.score is None else {"score": line.score}
    if line.learning_rate is not None:
        found["learning_rate"] = line.learning_rate
    found |= {f"loss/{name}": value for name, value in line.terms.items()}
    found |= {f"filters/{name}": value for name, value in line.counts.items()}
    return found | {f"layers/{name}": value for name, value in line.layers.items()}


def _add_pictures(writer: Any, run: Path, begun_s: float) -> None:
    import numpy as np  # noqa: PLC0415 — loaded where there is something to write
    from PIL import Image  # noqa: PLC0415 — likewise

    places = [("samples", step, place) for step, place in samples(run)]
    if (taught := teacher_sample(run)) is not None:
        places.append(("teacher", 0, taught))
    for tag, step, place in places:
        try:
            with Image.open(place) as picture:
                pixels_hwc = np.asarray(picture.convert("RGB"))
        except OSError as error:
            raise PictureError(
                "the sample {path} cannot be read: {errorstring}", path=place, errorstring=system_reason(error)
            ) from error
        writer.add_image(tag, pixels_hwc, step, walltime=begun_s, dataformats="HWC")
