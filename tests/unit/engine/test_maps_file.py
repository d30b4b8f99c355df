from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.bundles.pair import Bundle
from studio.engine.maps_file import maps_request, read_maps, write_maps
from studio.errors import JobError, SpaceError
from studio.transforms.affine import AffineMap
from tests.unit.engine.pictures import spec_of, write_picture

REQUEST = {"recipe": {"strength": 0.5}, "bundle": "tiny"}


@pytest.fixture
def maps() -> dict[int, AffineMap]:
    random = torch.Generator().manual_seed(1)
    return {
        level: AffineMap(
            torch.randn(channels, channels, generator=random, dtype=torch.float64),
            torch.randn(channels, generator=random, dtype=torch.float64),
        )
        for level, channels in ((5, 7), (4, 3), (1, 2))
    }


def test_maps_come_back_bit_for_bit_from_the_deepest_level_up(tmp_path: Path, maps: dict[int, AffineMap]) -> None:
    write_maps(tmp_path / "maps", maps, REQUEST)
    kept = read_maps(tmp_path / "maps")
    assert kept.request == REQUEST and list(kept.maps) == [5, 4, 1]
    for level, affine in maps.items():
        assert torch.equal(kept.maps[level].matrix, affine.matrix) and torch.equal(kept.maps[level].bias, affine.bias)
    assert [path.name for path in tmp_path.iterdir()] == ["maps"]


def test_the_request_names_what_maps_depend_on(tmp_path: Path, bundle: Bundle, style: Path) -> None:
    content = write_picture(tmp_path / "content.png", 48, 48)
    spec = spec_of(style)
    request = maps_request(content, spec, bundle)
    assert request == maps_request(content, spec, bundle)
    weaker = maps_request(content, replace(spec, strength=0.5), bundle)
    assert {key for key in request if request[key] != weaker[key]} == {"recipe"}
    write_picture(content, 49, 48)
    assert {key for key, value in maps_request(content, spec, bundle).items() if request[key] != value} == {"content"}


@pytest.mark.parametrize(
    ("content", "complaint"), [(None, "there are no maps at"), (b"no tensors at all", "holds no maps"), (b"", "holds")]
)
def test_files_that_are_no_maps_are_refused(tmp_path: Path, content: bytes | None, complaint: str) -> None:
    if content is not None:
        (tmp_path / "maps").write_bytes(content)
    with pytest.raises(JobError, match=complaint):
        read_maps(tmp_path / "maps")


def test_other_tensors_are_no_maps(tmp_path: Path) -> None:
    from safetensors.torch import save_file

    save_file({"weight": torch.zeros(2)}, tmp_path / "maps")
    with pytest.raises(JobError, match="not written by this version"):
        read_maps(tmp_path / "maps")
    save_file({"level5.matrix": torch.zeros(2, 2)}, tmp_path / "maps", metadata={"format": "1", "request": "{}"})
    with pytest.raises(JobError, match="damaged"):
        read_maps(tmp_path / "maps")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, maps: dict[int, AffineMap]) -> None:
    with pytest.raises(SpaceError, match=r"cannot be kept in .*gone"):
        write_maps(tmp_path / "gone" / "maps", maps, REQUEST)
