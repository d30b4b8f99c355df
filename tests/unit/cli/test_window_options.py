from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

import pytest

from studio.cli.window_options import WindowRequest, add_window_options, window_from, window_region
from studio.errors import SpecError
from studio.geometry import Region


def request(line: str) -> WindowRequest:
    parser = ArgumentParser()
    add_window_options(parser)
    return window_from(parser.parse_args(line.split()))


def test_no_option_means_the_whole_picture() -> None:
    assert request("") == WindowRequest()


def test_a_window_is_corner_and_size() -> None:
    asked = request("--window 1200,800,640,480 --maps kept")
    assert asked == WindowRequest(Region(1200, 800, 1840, 1280), Path("kept"), None)
    assert request("--keep-maps kept").keep_maps == Path("kept")


@pytest.mark.parametrize("text", ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1.5,2,3,4", "-1,0,5,5", "0,0,0,5", "0,0,5,-5"])
def test_what_is_no_window_is_explained(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="window"):
        window_region(text)


@pytest.mark.parametrize("line", ["--maps kept", "--window 0,0,5,5 --maps one --keep-maps two"])
def test_options_that_contradict_are_refused(line: str) -> None:
    with pytest.raises(SpecError, match="maps"):
        request(line)


@pytest.mark.parametrize("line", ["--window 0,0,5,5", "--keep-maps kept"])
def test_a_window_is_of_one_picture(line: str) -> None:
    request(line).check_single(is_batch=False)
    with pytest.raises(SpecError, match="about one picture"):
        request(line).check_single(is_batch=True)
    WindowRequest().check_single(is_batch=True)
