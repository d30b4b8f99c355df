from pathlib import Path

import pytest

from studio.compression.evaluation.judge import load_judge
from studio.compression.evaluation.panel import Panel
from studio.compression.evaluation.pictures import EvaluationPicture
from studio.compression.evaluation.request import JudgeChoice
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import stored_picture


def panel_in(folder: Path) -> Panel:
    write_tiny_bundle(folder / "tiny", levels=(2, 1))
    choices = (JudgeChoice(folder / "tiny"), JudgeChoice(folder / "tiny", (1,)))
    return Panel(tuple(load_judge(choice) for choice in choices))


def test_the_photograph_is_not_away_from_itself_and_the_style_is_its_own(tmp_path: Path) -> None:
    panel = panel_in(tmp_path)
    assert [facts.label for facts in panel.facts] == ["tiny:2,1", "tiny:1"]
    photo, style = stored_picture(48, 40), EvaluationPicture(Path("s.png"), stored_picture(40, 40, seed=1))
    kept = panel.measure(photo, panel.look_at(photo), style)
    assert kept.ssim == pytest.approx(1.0)
    for judged, levels in zip(kept.likeness, ((2, 1), (1,)), strict=True):
        assert judged.content_distance == pytest.approx(0.0, abs=1e-6)
        assert tuple(judged.relative_w2) == levels
        assert judged.style > 0.01
    copied = panel.measure(style.pixels_hwc, panel.look_at(stored_picture(40, 40)), style)
    for judged in copied.likeness:
        assert judged.style == pytest.approx(0.0, abs=1e-9)
        assert judged.content_distance > 0.001


def test_a_painting_of_another_size_is_refused(tmp_path: Path) -> None:
    panel, style = panel_in(tmp_path), EvaluationPicture(Path("s.png"), stored_picture(40, 40, seed=1))
    with pytest.raises(ValueError, match="dimensions"):
        panel.measure(stored_picture(64, 40), panel.look_at(stored_picture(48, 40)), style)
