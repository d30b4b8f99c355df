import pytest

from studio.compression.experiments.command import add_pictures, experiment_parser, parsed, printed
from studio.errors import InputError

FOLDERS = ["--contents", "a", "--styles", "b", "--test-contents", "c", "--test-styles", "d"]


def test_what_is_not_said_has_the_defaults_of_the_experiment() -> None:
    parser = experiment_parser("aims", "What it compares.", seeds=5)
    add_pictures(parser, pairs=7, size_px=96)
    options = parsed(parser, FOLDERS)
    assert (options.seeds, options.pairs, options.size) == (5, 7, 96)
    assert [str(options.contents), str(options.test_styles)] == ["a", "d"]


def test_an_experiment_without_a_seed_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        parsed(experiment_parser("aims", None), ["--seeds", "0"])
    assert ending.value.code == 2
    assert "--seeds must be at least 1" in capsys.readouterr().err


def test_a_result_is_printed_and_a_failure_told_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    def failing() -> str:
        raise InputError("there is nothing to learn from")

    assert printed(lambda: "a table") == 0
    assert printed(failing) == 1
    assert tuple(capsys.readouterr()) == ("a table\n", "there is nothing to learn from\n")
