from pathlib import Path

import numpy as np
import pytest
import torch

from studio.bundles.loader import load_bundle
from studio.compression.evaluation.judge import aligned_rgb
from studio.compression.evaluation.pictures import gather_pictures
from studio.compression.experiments.aims_judging import PaintingJudge, UnseenPictures
from studio.compression.painting_losses import content_distance, relative_w2, style_goals
from studio.compression.residual_painting import fixed_parameters, painted_level
from studio.errors import InputError
from studio.specs.method import Method
from studio.specs.painting import PaintingSettings
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture

SETTINGS = PaintingSettings(detail_from=1)


def test_a_front_holds_what_the_judge_sees_at_every_strength(teacher_folder: Path, tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "judge", levels=(4, 3), seed=5)
    for name, seed in (("contents", 1), ("styles", 2)):
        write_picture(tmp_path / name / "one.png", 64, 48, seed=seed)
    pictures = UnseenPictures(tmp_path / "contents", tmp_path / "styles", pairs=3, size_px=64)
    pair = load_bundle(teacher_folder).pair(2)
    front = PaintingJudge(tmp_path / "judge", 3, pictures).front([pair], SETTINGS, Method.WCT, 0.5)
    assert [point.strength for point in front] == [1.0, 0.8, 0.6, 0.4, 0.2]

    judge = load_bundle(tmp_path / "judge").pair(3).encoder
    photograph, style = (read(tmp_path / name) for name in ("contents", "styles"))
    parameters = fixed_parameters(SETTINGS, 1, strength=0.6, detail=0.5)
    names = ("conv1_1", "conv2_1", "conv3_1", "conv1_2", "conv2_2")
    with torch.no_grad():
        painted, _ = painted_level(pair, photograph, style, Method.WCT, parameters)
        seen, kept, wanted = (judge.features(each, names) for each in (painted.clamp(0, 1), photograph, style))
        goals = style_goals({name: wanted[name] for name in names[:3]})
        apart = [float(relative_w2(seen[name], goal)) for name, goal in goals.items()]
        away = content_distance(seen, {name: kept[name] for name in ("conv1_2", "conv2_2", "conv3_1")})
    assert front[2].style == pytest.approx(sum(apart) / 3)
    assert front[2].content == pytest.approx(float(away))


def read(folder: Path) -> torch.Tensor:
    gathered = gather_pictures(folder, at_most=1, size_px=64, random=np.random.default_rng(0), check=lambda: None)
    return aligned_rgb(gathered.pictures[0].pixels_hwc)


def test_a_folder_without_pictures_is_refused(teacher_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        PaintingJudge(teacher_folder, 3, UnseenPictures(tmp_path, tmp_path))
