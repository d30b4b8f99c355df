from __future__ import annotations

import builtins
import io
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tensorboardX.proto.event_pb2 import Event

from studio.errors import InputError
from studio.jobs.training.reports.event_files import check_event_folder, write_event_file
from studio.jobs.training.stages import SPEC_NAME
from tests.unit.jobs.training.reports.logged_runs import (
    LOGGED,
    write_picture_sample,
    write_run,
    write_two_stages,
)

BEGUN_S = 1_700_000_000


def events(path: Path) -> Iterator[Any]:
    """Of a file of records: length (8 bytes), its checksum (4), the event, its checksum (4)."""
    content = path.read_bytes()
    while content:
        (length,) = struct.unpack("<Q", content[:8])
        yield Event.FromString(content[12 : 12 + length])
        content = content[16 + length :]


def values(path: Path, tag: str) -> dict[int, tuple[Any, float]]:
    """Value and time of each step."""
    found = ((event, value) for event in events(path) for value in event.summary.value)
    return {event.step: (value, event.wall_time) for event, value in found if value.tag == tag}


def scalars(path: Path, tag: str) -> dict[int, float]:
    return {step: value.simple_value for step, (value, _) in values(path, tag).items()}


def test_scalars_read_back_are_those_of_the_log(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run")
    os.utime(run / SPEC_NAME, (BEGUN_S, BEGUN_S))
    written = write_event_file(run, tmp_path / "events")
    for tag, name in (("score", "score"), ("learning_rate", "learning_rate"), ("loss/pixel_4", "pixel_4")):
        expected = {line["step"]: float(np.float32(line[name])) for line in LOGGED if name in line}
        assert scalars(written, tag) == expected
    assert {step: time for step, (_, time) in values(written, "score").items()} == {
        0: BEGUN_S,
        20: BEGUN_S + 60,
        40: BEGUN_S + 120,
    }


def test_stages_counts_layers_and_phases_are_told(tmp_path: Path) -> None:
    written = write_event_file(write_two_stages(tmp_path / "run"), tmp_path / "events")
    assert scalars(written, "score") == {12: 9.0, 20: 4.0, 40: 1.5, 60: 2.0}
    assert scalars(written, "filters/forced_removals") == {12: 3.0}
    assert scalars(written, "layers/conv2_1") == {12: 0.25}
    phases = values(written, "phases/text_summary")
    assert {step: value.tensor.string_val[0] for step, (value, _) in phases.items()} == {
        10: b"pruning",
        20: b"distillation",
    }


def test_samples_are_images_and_settings_a_text_without_folders(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run")
    sheets = {step: write_picture_sample(run / "samples" / f"step-{step:06d}.png", step) for step in (0, 20)}
    taught = write_picture_sample(run / "samples" / "teacher.png", 7)
    written = write_event_file(run, tmp_path / "events")
    shown = values(written, "samples")
    assert shown.keys() == sheets.keys()
    for step, pixels in sheets.items():
        assert np.array_equal(_pixels(shown[step][0]), pixels)
    assert np.array_equal(_pixels(values(written, "teacher")[0][0]), taught)
    text = values(written, "settings/text_summary")[0][0].tensor.string_val[0].decode()
    assert "| schedule.batch | 2 |" in text and "| teacher | compact |" in text and "/home/me" not in text


def test_a_second_export_replaces_the_first_only_where_that_is_allowed(tmp_path: Path) -> None:
    run, folder = write_run(tmp_path / "run"), tmp_path / "events"
    first = write_event_file(run, folder)
    with pytest.raises(InputError, match="holds event files already"):
        write_event_file(run, folder)
    write_event_file(run, folder, is_overwrite=True)
    assert [*folder.iterdir()] == [first]


def test_a_missing_library_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = builtins.__import__

    def refusing(name: str, *rest: Any, **named: Any) -> Any:
        if name == "tensorboardX":
            raise ImportError(name)
        return found(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refusing)
    with pytest.raises(InputError, match=r"tensorboardX.*pip install \"gigastyle\[research\]\""):
        check_event_folder(tmp_path, is_overwrite=False)


def _pixels(value: Any) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.asarray(Image.open(io.BytesIO(value.image.encoded_image_string)))
