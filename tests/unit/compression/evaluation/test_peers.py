from dataclasses import replace

import pytest

from studio.compression.evaluation.peers import Peer, read_peers
from studio.compression.evaluation.peers_table import peer_text, peers_table
from studio.compression.evaluation.request import NamedPair, Role, Split
from tests.unit.compression.evaluation.reports import REPORT

SPLIT = Split("pairs.jsonl", Role.REPORT, (NamedPair("a.png", "s.png"), NamedPair("b.png", "t.png")))
PEER = Peer(
    "other",
    "a network",
    "a paper",
    judge="vgg:1",
    size_px=64,
    pairs=2,
    split="pairs.jsonl",
    role=Role.REPORT,
    style=0.5,
)


def test_the_peers_that_ship_say_where_their_figures_are_from() -> None:
    peers = read_peers()
    assert {"MicroAST", "16x pairs, plain"} <= {peer.name for peer in peers}
    for peer in peers:
        assert peer.of and peer.source
        assert bool(peer.s_per_mp) <= bool(peer.machine), "seconds are those of a machine"
        measured = (peer.style, peer.content_distance)
        assert all(value is None for value in measured) or None not in (peer.judge, peer.size_px, peer.pairs)


@pytest.mark.parametrize(
    ("change", "is_alike"),
    [
        ({}, True),
        ({"judge": "vgg:2,1"}, False),
        ({"size_px": 320}, False),
        ({"pairs": 24}, False),
        ({"split": "others.jsonl"}, False),
        ({"role": Role.TUNE}, False),
        ({"split": None, "role": None}, False),
    ],
)
def test_a_peer_compares_only_where_pairs_size_and_judge_are_the_same(
    change: dict[str, object], is_alike: bool
) -> None:
    peer = replace(PEER, **change)  # type: ignore[arg-type]  # fields of a peer
    assert peer.is_measured_as(replace(REPORT, split=SPLIT)) is is_alike
    assert not peer.is_measured_as(REPORT), "drawn pairs are not known to be the same"
    assert peer_text(peer, is_alike=is_alike).endswith("of this run)" if is_alike else "(other settings)")


def test_own_figures_stand_above_those_of_the_peers_with_every_judge() -> None:
    lines = [line.split() for line in peers_table(REPORT).splitlines()]
    at = next(index for index, line in enumerate(lines) if line[0] == "small")
    assert lines[at][1:4] == ["large:1", "0.500", "0.250"] and lines[at][-2:] == ["this", "run"]
    assert lines[at + 1][:3] == ["vgg:1", "0.250", "0.125"], "the second judge"
    assert lines[at + 2][0] == "large" and "100" in lines[at] and "300" in lines[at + 2]
    peers = read_peers()
    for number in range(1, len(peers) + 1):
        assert sum(line[-1] == f"[{number}]" for line in lines) == 1, "one row"
        assert sum(line[0] == f"[{number}]" for line in lines) == 1, "and one note"
