from argparse import ArgumentParser

import pytest

from studio.cli.edge_options import add_edge_options, edge_settings_from
from studio.errors import SpecError
from studio.specs.edges import EdgeSettings


def settings(*arguments: str) -> EdgeSettings | None:
    parser = ArgumentParser()
    add_edge_options(parser)
    return edge_settings_from(parser.parse_args(arguments))


def test_without_options_or_with_a_share_of_nothing_there_are_none() -> None:
    assert settings() is None
    assert settings("--keep-edges", "0", "--edge-detail", "0.5") is None


def test_what_is_left_out_has_its_default() -> None:
    assert settings("--keep-edges", "0.7") == EdgeSettings(0.7)
    given = ("--keep-edges", "1", "--edge-radius", "0.03", "--edge-detail", "0.2", "--edge-epsilon", "0.01")
    assert settings(*given) == EdgeSettings(1.0, radius=0.03, detail=0.2, epsilon=0.01)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--keep-edges", "1.2"), "share of kept edges lies between 0 and 1"),
        (("--keep-edges", "1", "--edge-radius", "0.5"), "0.005 to 0.1 of the longer side"),
        (("--keep-edges", "1", "--edge-detail", "-1"), "detail of kept edges"),
        (("--keep-edges", "1", "--edge-epsilon", "0"), "counts as faint"),
        (("--edge-radius", "0.02"), "--edge-radius belongs to --keep-edges"),
    ],
)
def test_what_has_no_meaning_is_refused(arguments: tuple[str, ...], told: str) -> None:
    with pytest.raises(SpecError, match=told):
        settings(*arguments)
