import os
from pathlib import Path

import pytest

from studio.images.file_part import FilePart, neighbour


def test_the_target_is_replaced_at_once_and_the_part_is_gone(tmp_path: Path) -> None:
    target = tmp_path / "a.b.png"
    target.write_bytes(b"old")
    part = FilePart(target)
    part.prepare()
    assert part.path.parent == tmp_path and part.path.name.startswith(".") and part.path.suffix == ".png"
    part.path.write_bytes(b"the new one")
    assert target.read_bytes() == b"old"
    assert part.commit() == 11
    part.discard()
    assert target.read_bytes() == b"the new one" and list(tmp_path.iterdir()) == [target]


def test_a_discarded_part_leaves_the_target(tmp_path: Path) -> None:
    part = FilePart(tmp_path / "a.png")
    part.path.write_bytes(b"half")
    part.discard()
    part.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "store" / "picture", tmp_path / "a.png"
    real.parent.mkdir()
    link.symlink_to(real)
    for text in (b"first", b"second"):  # the first time it leads to nothing
        part = FilePart(link)
        part.prepare()
        assert part.path.parent == real.parent and part.path.suffix == ".png"
        part.path.write_bytes(text)
        part.commit()
        part.discard()
        assert link.is_symlink() and real.read_bytes() == text and list(real.parent.iterdir()) == [real]


@pytest.mark.parametrize("has_hard_links", [True, False])
def test_what_had_to_be_new_never_replaces(
    tmp_path: Path, has_hard_links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no hard links here")

    if not has_hard_links:
        monkeypatch.setattr("os.link", refuse)
    target = tmp_path / "a.png"
    part = FilePart(target, is_new=True)
    part.path.write_bytes(b"mine")
    part.commit()
    part.discard()
    assert target.read_bytes() == b"mine" and list(tmp_path.iterdir()) == [target]
    late = FilePart(target, is_new=True)
    late.path.write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        late.commit()
    late.discard()
    assert target.read_bytes() == b"mine" and list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("stem", ["x" * 240, "ä" * 120, "x" * 251])
def test_a_hidden_name_is_no_longer_than_a_disk_allows(tmp_path: Path, stem: str) -> None:
    part = FilePart(tmp_path / f"{stem}.png")
    part.path.write_bytes(b"pixels")
    assert part.commit() == 6


def test_only_what_ended_programs_left_is_removed(tmp_path: Path) -> None:
    living, mine = neighbour(tmp_path / "a.png", ".part.png", os.getppid()), tmp_path / ".a.part.png"
    dead, other = neighbour(tmp_path / "a.png", ".part.png", 99_999_999), tmp_path / ".b.99999999.part.png"
    for path in (living, mine, dead, other):
        path.touch()
    FilePart(tmp_path / "a.png").prepare()
    assert set(tmp_path.iterdir()) == {living, mine, other}
