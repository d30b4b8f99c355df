from pathlib import Path

import pytest
import torch
from PIL import Image

from studio import paths
from studio.bundles.probes import PROBE_SIDE_PX, cropped, shipped_pictures, synthetic_probes


@pytest.mark.parametrize(
    ("size_hw", "expected_hw"), [((300, 250), (192, 192)), ((100, 40), (96, 32)), ((5, 40), (16, 32))]
)
def test_probes_are_cut_to_the_grid(size_hw: tuple[int, int], expected_hw: tuple[int, int]) -> None:
    assert cropped(torch.rand(1, 3, *size_hw)).shape == (1, 3, *expected_hw)


def test_a_crop_is_the_middle() -> None:
    rgb = torch.rand(1, 3, 32, PROBE_SIDE_PX + 20)
    assert torch.equal(cropped(rgb), rgb[..., 10:-10])


def test_pictures_are_read_in_rgb_between_0_and_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path)
    (tmp_path / "styles").mkdir()
    Image.new("L", (400, 200), 51).save(tmp_path / "styles" / "grey.png")
    (picture,) = shipped_pictures()
    assert picture.shape == (1, 3, 192, 192)
    assert torch.allclose(picture, torch.tensor(0.2))


def test_what_is_no_picture_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path)
    assert shipped_pictures() == ()
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "broken.jpg").write_bytes(b"no picture")
    (tmp_path / "photos" / "NOTICE").write_text("text")
    Image.new("RGB", (64, 64)).save(tmp_path / "photos" / "black.png")
    assert len(shipped_pictures()) == 1


def test_synthetic_probes_go_slightly_beyond_the_range_and_repeat() -> None:
    probes = synthetic_probes()
    assert min(float(probe.min()) for probe in probes) < 0
    assert max(float(probe.max()) for probe in probes) > 1
    assert all(side % 16 == 0 for probe in probes for side in probe.shape[2:])
    assert all(torch.equal(first, second) for first, second in zip(probes, synthetic_probes(), strict=True))
