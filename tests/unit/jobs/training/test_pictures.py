from __future__ import annotations

from pathlib import Path

from studio.compression.crops import CropFolder
from studio.jobs.training.pictures import check_pictures
from tests.unit.engine.pictures import write_picture


def test_what_cannot_be_learned_from_is_named(tmp_path: Path) -> None:
    write_picture(tmp_path / "good.png", 80, 70, seed=1)
    write_picture(tmp_path / "small.png", 40, 33, seed=2)
    (tmp_path / "broken.png").write_bytes((tmp_path / "good.png").read_bytes()[:200])
    (tmp_path / "note.txt").write_text("no picture")
    checks = list(check_pictures(tmp_path, crop_px=64, is_cancelled=lambda: False))
    assert [check.path.name for check in checks] == ["broken.png", "good.png", "small.png"]
    assert [check.problem is None for check in checks] == [False, True, True]
    assert "broken.png" in (checks[0].problem or "")
    assert len(CropFolder(tmp_path, crop_px=64)) == 3, "training looks at the same files"


def test_looking_ends_when_asked(tmp_path: Path) -> None:
    for seed in range(3):
        write_picture(tmp_path / f"{seed}.png", 40, 40, seed=seed)
    looked: list[Path] = []
    for check in check_pictures(tmp_path, crop_px=64, is_cancelled=lambda: len(looked) >= 2):
        looked.append(check.path)
    assert len(looked) == 2
