from argparse import ArgumentParser, Namespace

import pytest

from studio.cli.train_options import add_painting, painting_from
from studio.errors import SpecError
from studio.specs.painting import PaintingSettings, PaintingShares


def parsed(said: str) -> Namespace:
    parser = ArgumentParser()
    add_painting(parser)
    return parser.parse_args(said.split())


def test_what_is_not_said_is_the_lessons_own_default() -> None:
    assert painting_from(parsed("")) == PaintingSettings()


def test_every_option_reaches_the_lesson() -> None:
    said = "--strengths 0.2,0.9 --details 0.5,0.5 --full-strength 0.1 --no-detail 0 --skip-level-5 1 --detail-from 2 "
    said += "--encoder-rate 0 --learn 4,1 --painting-shares content=0.8,lattice=0"
    shares = PaintingShares(content=0.8, lattice=0.0)
    assert painting_from(parsed(said)) == PaintingSettings(
        shares, (0.2, 0.9), 0.1, (0.5, 0.5), 0.0, 2, 1.0, encoder_rate=0.0, levels=(4, 1)
    )


@pytest.mark.parametrize(
    "said",
    [
        "--strengths 0.3",
        "--strengths low,high",
        "--details 0.5,0.4",
        "--learn 6",
        "--painting-shares content",
        "--painting-shares gram=1",
        "--painting-shares content=-1",
        "--no-detail 2",
    ],
)
def test_values_that_mean_nothing_are_refused(said: str) -> None:
    with pytest.raises(SpecError):
        painting_from(parsed(said))
