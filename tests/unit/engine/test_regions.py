from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.engine.regions import FULL, find_regions, region_level
from studio.errors import BundleError
from studio.images.picture import Picture, read_picture
from studio.paths import resources_dir
from tests.tiny_bundles import write_tiny_bundle


@pytest.fixture(scope="module")
def compact() -> Bundle:
    return load_bundle(find_bundle(None))


def halves(width: int = 200, height: int = 120) -> Picture:
    """Blue above, and a red and green weave below."""
    random = np.random.default_rng(0)
    rgb = np.empty((height, width, 3), np.float32)
    rgb[:] = (0.2, 0.4, 0.9)
    rgb[height // 2 :] = random.choice([(0.9, 0.1, 0.0), (0.0, 0.6, 0.1)], (height - height // 2, width))
    rgb += random.normal(0, 0.01, rgb.shape)
    return Picture(rgb.clip(0, 1).astype(np.float32), None)


def test_a_sky_and_what_lies_under_it_are_two_regions(compact: Bundle) -> None:
    regions = find_regions(halves(), compact, 2)
    shares = regions.memberships / FULL
    above = shares[:, :52].mean((1, 2)).argmax()
    assert shares[above, :52].mean() > 0.99
    assert shares[1 - above, 68:].mean() > 0.99
    assert regions.size == halves().size


def test_every_pixel_is_shared_out_and_the_largest_region_comes_first(compact: Bundle) -> None:
    photo = read_picture(resources_dir() / "photos" / "mountain_lake.jpg", at_most_px=320)
    for count in range(1, 7):
        regions = find_regions(photo, compact, count)
        assert regions.count == count
        assert (regions.memberships.astype(int).sum(0) == FULL).all()
        weights = [each.weight for each in regions.features]
        assert sum(weights) == pytest.approx(40 * 24)  # its cells of 8 px, with what is reflected to 16
        assert weights[0] == max(weights)


def test_the_same_photo_has_the_same_regions_to_the_bit(compact: Bundle) -> None:
    one, other = (find_regions(halves(), compact, 3) for _ in range(2))
    assert one.digest == other.digest
    assert one.digest != find_regions(halves(), compact, 2).digest


def test_a_picture_of_one_colour_is_one_region(compact: Bundle) -> None:
    regions = find_regions(Picture(np.full((64, 80, 3), 0.4, np.float32), None), compact, 4)
    assert regions.count == 1
    assert (regions.memberships == FULL).all()


def test_the_smallest_picture_can_be_divided(compact: Bundle) -> None:
    random = np.random.default_rng(2)
    regions = find_regions(Picture(random.uniform(size=(32, 32, 3)).astype(np.float32), None), compact, 6)
    assert (regions.memberships.astype(int).sum(0) == FULL).all()


def test_hidden_pixels_make_no_region(compact: Bundle) -> None:
    """What transparent pixels hold means nothing: other colours there change nothing."""
    picture = halves()
    alpha = np.ones(picture.rgb_hwc.shape[:2], np.float32)
    alpha[:, 128:] = 0.0
    other = picture.rgb_hwc.copy()
    other[:, 128:] = (1.0, 0.0, 1.0)
    one = find_regions(Picture(picture.rgb_hwc, alpha), compact, 2)
    changed = find_regions(Picture(other, alpha), compact, 2)
    assert [each.weight for each in one.features] == pytest.approx([each.weight for each in changed.features], rel=0.02)
    assert sum(each.weight for each in one.features) == pytest.approx(16 * 16)


def test_bundles_without_level_4_use_what_they_have(tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "few", levels=(2, 1))
    bundle = load_bundle(tmp_path / "few")
    assert region_level(bundle) == 2
    assert find_regions(halves(64, 48), bundle, 2).count == 2


def test_bundles_without_any_pair_are_refused(compact: Bundle) -> None:
    with pytest.raises(BundleError, match="no pair of networks to find regions with"):
        find_regions(halves(), replace(compact, pairs={}), 2)
