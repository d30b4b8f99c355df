from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.compression.evaluation.pictures import draw_pairs, gather_pictures, list_pictures, read_evaluation_picture
from studio.errors import Cancelled, InputError, PictureError
from studio.progress import Cancellation, Progress
from tests.unit.engine.pictures import stored_picture, write_picture, write_pixels

COUNTS = st.integers(1, 12)


def gather(folder: Path, *, at_most: int = 9, seed: int = 0) -> tuple[list[str], list[str]]:
    gathered = gather_pictures(
        folder, at_most=at_most, size_px=48, random=np.random.default_rng(seed), check=Progress().check
    )
    return [found.path.name for found in gathered.pictures], [skipped.file.name for skipped in gathered.skipped]


def fill(folder: Path, count: int) -> Path:
    for seed in range(count):
        write_picture(folder / f"{seed}.png", 60, 40, seed=seed)
    return folder


@given(COUNTS, COUNTS, st.integers(1, 40))
def test_pairs_are_none_twice_and_spread_evenly(contents: int, styles: int, at_most: int) -> None:
    pairs = draw_pairs(contents, styles, at_most=at_most)
    assert len(pairs) == len(set(pairs)) == min(at_most, contents * styles)
    for side, of in ((0, contents), (1, styles)):
        uses = [sum(pair[side] == index for pair in pairs) for index in range(of)]
        assert max(uses) - min(uses) <= 1


def test_pairs_go_round_both() -> None:
    assert draw_pairs(2, 2, at_most=4) == ((0, 0), (1, 1), (0, 1), (1, 0))


def test_the_same_seed_draws_the_same_pictures_and_another_others(tmp_path: Path) -> None:
    fill(tmp_path, 8)
    assert gather(tmp_path, at_most=4) == gather(tmp_path, at_most=4)
    assert gather(tmp_path, at_most=4) != gather(tmp_path, at_most=4, seed=1)
    assert len(gather(tmp_path, at_most=4)[0]) == 4


def test_what_cannot_be_used_is_named_and_made_good_by_another(tmp_path: Path) -> None:
    fill(tmp_path, 2)
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    (tmp_path / "notes.txt").write_text("no picture either")
    write_picture(tmp_path / "clear.png", 60, 40, channels=4)
    write_picture(tmp_path / "narrow.png", 300, 60)
    used, skipped = gather(tmp_path)
    assert sorted(used) == ["0.png", "1.png"]
    assert sorted(skipped) == ["broken.jpg", "clear.png", "narrow.png"]


def test_folders_without_a_usable_picture_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no picture"):
        list_pictures(tmp_path)
    with pytest.raises(InputError, match="there is no folder"):
        list_pictures(tmp_path / "absent")
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    with pytest.raises(InputError, match=r"not one picture .* can be used: .*broken\.jpg"):
        gather(tmp_path)


def test_gathering_can_be_stopped(tmp_path: Path) -> None:
    cancellation = Cancellation()
    cancellation.request()
    check = Progress(cancellation=cancellation).check
    with pytest.raises(Cancelled):
        gather_pictures(fill(tmp_path, 1), at_most=1, size_px=48, random=np.random.default_rng(0), check=check)


def test_a_picture_comes_at_the_size_asked_for_and_keeps_its_pixels_where_it_has_it(tmp_path: Path) -> None:
    pixels = stored_picture(64, 40)
    path = write_pixels(tmp_path / "picture.png", pixels)
    np.testing.assert_array_equal(read_evaluation_picture(path, 64).pixels_hwc, pixels)
    assert read_evaluation_picture(path, 96).pixels_hwc.shape == (60, 96, 3)


def test_alpha_that_hides_nothing_is_no_obstacle(tmp_path: Path) -> None:
    pixels = np.concatenate((stored_picture(64, 40), np.full((40, 64, 1), 255, np.uint8)), axis=2)
    path = write_pixels(tmp_path / "opaque.png", pixels)
    np.testing.assert_array_equal(read_evaluation_picture(path, 64).pixels_hwc, pixels[..., :3])
    pixels[0, 0, 3] = 254
    with pytest.raises(PictureError, match="transparent"):
        read_evaluation_picture(write_pixels(tmp_path / "glass.png", pixels), 64)
