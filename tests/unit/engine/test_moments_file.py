from pathlib import Path

import pytest
import torch

from studio.engine.workspace import MomentsFile
from studio.errors import JobError, SpaceError
from studio.transforms.moments import Moments, measure_moments


def measured(seed: int, channels: int = 3) -> Moments:
    rows = torch.rand(1, channels, 4, 5, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    return measure_moments(rows, precision="float64")


def merged(parts: list[Moments]) -> list[float]:
    total = Moments.empty(parts[0].channels)
    for part in parts:
        total = total.merged(part)
    return total.to_vector().tolist()


def test_records_merge_in_their_order_however_they_were_written(tmp_path: Path) -> None:
    parts = [measured(seed) for seed in range(4)]
    file = MomentsFile(tmp_path / "moments.f64", 3)
    for index in (2, 0, 3, 1, 3):
        file.write(index, (parts[index],))
    (found,) = MomentsFile(tmp_path / "moments.f64", 3).merged()
    assert found.to_vector().tolist() == merged(parts)


def test_a_band_that_measured_nothing_changes_nothing(tmp_path: Path) -> None:
    file = MomentsFile(tmp_path / "moments.f64", 3)
    for index, part in enumerate((measured(0), Moments.empty(3), measured(1))):
        file.write(index, (part,))
    assert file.merged()[0].to_vector().tolist() == merged([measured(0), measured(1)])


@pytest.mark.parametrize("content", [None, b"", bytes(13 * 8 - 1), bytes(14 * 8)])
def test_a_missing_or_torn_file_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "moments.f64"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(JobError, match=r"moments\.f64.*start the job again"):
        MomentsFile(path, 3).merged()


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(SpaceError, match="cannot write"):
        MomentsFile(tmp_path / "gone" / "moments.f64", 3).write(0, (measured(0),))
