import json
from pathlib import Path

import pytest

from studio.compression.evaluation.request import NamedPair, Role, read_split
from studio.errors import InputError

ENTRIES = [
    {"content": "a.jpg", "style": "s.jpg", "role": "report"},
    {"content": "b.jpg", "style": "s.jpg", "role": "tune"},
    {"content": "a.jpg", "style": "t.jpg", "role": "report"},
]


@pytest.mark.parametrize("text", [json.dumps(ENTRIES), "\n".join(map(json.dumps, ENTRIES)) + "\n\n"])
def test_only_pairs_of_the_role_are_read_in_their_order(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(text, encoding="utf-8")
    report = read_split(path, Role.REPORT)
    assert (report.file, report.role) == ("pairs.jsonl", Role.REPORT)
    assert report.pairs == (NamedPair("a.jpg", "s.jpg"), NamedPair("a.jpg", "t.jpg"))
    assert read_split(path, Role.TUNE).pairs == (NamedPair("b.jpg", "s.jpg"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not json", "no list of pairs"),
        ('{"content": "a"}', "no list of pairs"),
        ('"text"', "no list of pairs"),
        (json.dumps([ENTRIES[0] | {"role": "train"}]), "no list of pairs"),
        (json.dumps([ENTRIES[1]]), "no pair with the role report"),
        (json.dumps([ENTRIES[0], ENTRIES[0] | {"role": "tune"}]), "twice"),
    ],
)
def test_files_that_cannot_be_used_are_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "pairs.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_split(tmp_path / "pairs.json", Role.REPORT)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.json"):
        read_split(tmp_path / "gone.json", Role.TUNE)
