import sys
from pathlib import Path

import pytest

from studio import paths


def test_a_checkout_ships_its_own_folders() -> None:
    root = Path(__file__).resolve().parents[2]
    assert paths.shipped_dir() == root
    assert (paths.resources_dir(), paths.shipped_bundles_dir()) == (root / "resources", root / "weights")


def test_an_installed_package_ships_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "studio" / "paths.py"))
    assert paths.shipped_dir() == tmp_path / "studio" / "shipped"


def test_a_built_app_ships_them_where_it_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.shipped_bundles_dir() == tmp_path / "weights"


@pytest.mark.skipif(sys.platform != "linux", reason="the variables that move these folders are Linux's")
def test_own_folders_follow_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert paths.installed_bundles_dir() == tmp_path / "data" / "gigastyle" / "bundles"
    assert paths.cache_dir() == tmp_path / "cache" / "gigastyle"


def test_what_is_written_to_a_link_belongs_to_its_end(tmp_path: Path) -> None:
    real = tmp_path / "real.png"
    (tmp_path / "one.png").symlink_to("two.png")
    (tmp_path / "two.png").symlink_to(real)
    for link in ("one.png", "two.png", "real.png"):
        assert paths.followed(tmp_path / link) == real
    (tmp_path / "loop.png").symlink_to("loop.png")
    assert paths.followed(tmp_path / "loop.png") == tmp_path / "loop.png"


def test_a_file_is_written_whole_where_its_link_leads(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("before")
    link.symlink_to("real.json")
    with paths.written_whole(link) as part:
        part.write_text("after")
        assert real.read_text() == "before"
    assert link.is_symlink() and real.read_text() == "after"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.json", "real.json"]


def test_what_fails_leaves_the_file_that_was_there_and_nothing_else(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text("before")
    with pytest.raises(RuntimeError, match="half-way"), paths.written_whole(kept) as part:
        part.write_text("half")
        raise RuntimeError("half-way")
    assert kept.read_text() == "before" and list(tmp_path.iterdir()) == [kept]


def test_the_longest_name_has_room_for_the_hidden_one(tmp_path: Path) -> None:
    long = tmp_path / ("🌲" * 62 + ".json")
    with paths.written_whole(long) as part:
        part.write_text("kept")
    assert long.read_text() == "kept"
