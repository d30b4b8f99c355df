from dataclasses import replace

import pytest

from studio.compression.evaluation.evaluate import gather_pairs
from studio.compression.evaluation.request import EvaluationRequest, NamedPair, Role, Split
from studio.errors import InputError

NAMED = Split(
    "pairs.json", Role.REPORT, (NamedPair("content2.png", "style1.png"), NamedPair("content0.png", "style1.png"))
)


def nothing() -> None: ...


def test_named_pairs_are_taken_as_they_are(request_of_two: EvaluationRequest) -> None:
    pairs, skipped = gather_pairs(replace(request_of_two, split=NAMED), nothing)
    assert [(content.path.name, style.path.name) for content, style in pairs] == [
        ("content2.png", "style1.png"),
        ("content0.png", "style1.png"),
    ]
    assert pairs[0][1] is pairs[1][1], "each picture is read once"
    assert skipped == ()
    assert len(gather_pairs(replace(request_of_two, split=NAMED, pairs=1), nothing)[0]) == 1


def test_a_named_picture_that_cannot_be_used_ends_it(request_of_two: EvaluationRequest) -> None:
    for name in ("broken.png", "absent.png"):
        split = replace(NAMED, pairs=(NamedPair("content0.png", name),))
        with pytest.raises(InputError, match=r"pairs\.json"):
            gather_pairs(replace(request_of_two, split=split), nothing)


def test_without_names_they_are_drawn(request_of_two: EvaluationRequest) -> None:
    pairs, skipped = gather_pairs(replace(request_of_two, pairs=6), nothing)
    assert len(pairs) == 6
    assert [each.file.name for each in skipped] == ["broken.png"]
