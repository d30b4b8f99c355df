"""``--match-marginals`` and the request that it makes."""

from argparse import ArgumentParser

import pytest

from studio.cli.main import build_parser
from studio.cli.marginals_option import add_marginals_option
from studio.cli.stylize import request_from
from studio.settings import Settings


@pytest.mark.parametrize("options", [(), ("--match-marginals",)])
def test_it_reaches_the_recipe(options: tuple[str, ...]) -> None:
    arguments = build_parser().parse_args(["stylize", "a.jpg", "--style", "b.jpg", "--output", "c.png", *options])
    assert request_from(arguments, Settings()).spec.match_marginals == bool(options)


def test_it_is_left_out_by_default() -> None:
    parser = ArgumentParser()
    add_marginals_option(parser)
    assert parser.parse_args([]).match_marginals is False
