from pathlib import Path

from studio.images.file_part import FilePart


def test_the_target_is_replaced_at_once_and_the_part_is_gone(tmp_path: Path) -> None:
    target = tmp_path / "a.b.png"
    target.write_bytes(b"old")
    part = FilePart(target)
    part.prepare()
    assert part.path.parent == tmp_path and part.path.name.startswith(".") and part.path.suffix == ".png"
    part.path.write_bytes(b"the new one")
    assert target.read_bytes() == b"old"
    assert part.settle() == 11
    part.discard()
    assert target.read_bytes() == b"the new one" and list(tmp_path.iterdir()) == [target]


def test_a_discarded_part_leaves_the_target(tmp_path: Path) -> None:
    part = FilePart(tmp_path / "a.png")
    part.path.write_bytes(b"half")
    part.discard()
    part.discard()
    assert list(tmp_path.iterdir()) == []
