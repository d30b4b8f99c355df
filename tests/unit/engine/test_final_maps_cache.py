import os
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine.final_maps_cache import FinalMapsCache, maps_key
from studio.engine.picture_maps import Maps
from studio.specs.method import Method
from studio.transforms.affine import AffineMap
from tests.unit.engine.pictures import painting_of, spec_of, write_picture


def some_maps(seed: int = 0) -> Maps:
    random = torch.Generator().manual_seed(seed)
    return {
        level: AffineMap(
            torch.rand(channels, channels, generator=random, dtype=torch.float64),
            torch.rand(channels, generator=random, dtype=torch.float64),
        )
        for level, channels in ((5, 6), (1, 4))
    }


def assert_same(found: Maps | None, expected: Maps) -> None:
    assert found is not None and set(found) == set(expected)
    for level, affine in expected.items():
        assert torch.equal(found[level].matrix, affine.matrix) and torch.equal(found[level].bias, affine.bias)


def test_kept_maps_are_found_by_the_next_program_bit_for_bit(tmp_path: Path) -> None:
    FinalMapsCache(tmp_path / "maps").put("a", some_maps())
    assert_same(FinalMapsCache(tmp_path / "maps").get("a"), some_maps())
    assert FinalMapsCache(tmp_path / "maps").get("b") is None


def test_without_a_folder_they_live_as_long_as_the_program() -> None:
    cache = FinalMapsCache()
    cache.put("a", some_maps())
    assert_same(cache.get("a"), some_maps())


def test_maps_kept_while_a_render_runs_are_ordinary_tensors() -> None:
    cache = FinalMapsCache()
    with torch.inference_mode():
        cache.put("a", {1: some_maps()[1].with_strength(0.5)})
    found = cache.get("a")
    assert found is not None and not found[1].matrix.is_inference()


def test_only_the_latest_stay_on_disk(tmp_path: Path) -> None:
    cache = FinalMapsCache(tmp_path, most_files=2)
    for index, key in enumerate(("a", "b", "c")):
        cache.put(key, some_maps(index))
        os.utime(tmp_path / f"{key}.maps.safetensors", ns=(index, index))
    cache.put("d", some_maps(3))
    assert sorted(path.name[0] for path in tmp_path.iterdir()) == ["c", "d"]


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "a.maps.safetensors").write_bytes(b"torn")
    assert FinalMapsCache(tmp_path).get("a") is None


def test_a_folder_that_cannot_be_written_costs_only_the_next_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = FinalMapsCache(tmp_path / "file")
    cache.put("a", some_maps())
    assert_same(cache.get("a"), some_maps())


def test_everything_that_changes_the_maps_changes_the_key(tmp_path: Path, bundle: Bundle, style: Path) -> None:
    content = write_picture(tmp_path / "content.png", 64, 48)
    spec = spec_of(style, method=Method.WCT)
    changes = (
        {"strength": 0.5},
        {"level_strength": {3: 0.5}},
        {"method": Method.ADAIN},
        {"levels": (3, 1)},
        {"content_size_px": 50},
        {"style_size_px": 64},
    )
    key = maps_key(content, painting_of(bundle, spec), bundle)
    others = [maps_key(content, painting_of(bundle, replace(spec, **change)), bundle) for change in changes]
    other = write_picture(tmp_path / "other.png", 64, 48)
    others.append(maps_key(other, painting_of(bundle, spec), bundle))
    os.utime(content, ns=(1, 1))
    others.append(maps_key(content, painting_of(bundle, spec), bundle))
    assert len({key, *others}) == len(others) + 1


def test_what_was_left_open_counts_as_what_it_comes_to(tmp_path: Path, bundle: Bundle, style: Path) -> None:
    content = write_picture(tmp_path / "content.png", 64, 48)
    spelled_out = spec_of(style, method=bundle.manifest.require_method(None), levels=(5, 4, 3, 2, 1))
    keys = {maps_key(content, painting_of(bundle, spec), bundle) for spec in (spec_of(style), spelled_out)}
    assert len(keys) == 1


def test_a_content_that_is_gone_has_no_key(bundle: Bundle, style: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        maps_key(tmp_path / "gone.png", painting_of(bundle, spec_of(style)), bundle)
