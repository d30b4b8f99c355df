import json
import shutil
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

import pytest

from studio.cli.evaluate_options import add_arguments, judge_name, painted_request_from, request_from
from studio.compression.evaluation.request import EvaluationRequest, Form, FrontGrid, NamedPair
from studio.errors import BundleError, SpecError
from studio.paths import installed_bundles_dir
from tests.tiny_bundles import write_tiny_bundle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("tiny", "large"):
        write_tiny_bundle(tmp_path / name, levels=(2, 1))
    return tmp_path


def read(folder: Path, *argv: str, bundle: bool = True) -> Namespace:
    parser = ArgumentParser()
    add_arguments(parser)
    judged = ["--bundle", str(folder / "tiny")] if bundle else ["--painted", str(folder / "others")]
    return parser.parse_args([*judged, "--contents", str(folder), "--styles", str(folder), *argv])


def judges(request: EvaluationRequest) -> list[str]:
    return [choice.folder.name for choice in request.judges]


def test_a_judge_may_name_its_levels() -> None:
    assert judge_name("vgg19") == ("vgg19", None)
    assert judge_name("vgg19:3,2,1") == ("vgg19", (1, 2, 3))
    assert judge_name(r"C:\bundles\vgg") == (r"C:\bundles\vgg", None)
    with pytest.raises(ArgumentTypeError):
        judge_name("")


def test_the_own_family_judges_and_the_network_that_took_no_part_where_it_is_installed(
    folder: Path,
) -> None:
    assert judges(request_from(read(folder))) == ["tiny"]
    assert judges(request_from(read(folder, "--against", str(folder / "large")))) == ["large"]
    installed = installed_bundles_dir()
    write_tiny_bundle(installed / "vgg19", levels=(3, 2, 1))
    try:
        beside = request_from(read(folder, "--against", str(folder / "large")))
        assert judges(beside) == ["large", "vgg19"]
        assert beside.judges[1].levels == (3, 2, 1)
        named = request_from(read(folder, "--judges", str(folder / "tiny")))
        assert judges(named) == ["tiny"]
        assert painted_request_from(read(folder, bundle=False)).judges == beside.judges[1:]
    finally:
        shutil.rmtree(installed / "vgg19")
    with pytest.raises(SpecError, match="nobody judges"):
        painted_request_from(read(folder, bundle=False))


def test_form_and_front_are_read(folder: Path) -> None:
    shares = ["--strength", "0.8", "--keep-detail", "0.5", "--level-strength", "2=0.5", "--level-detail", "1=0"]
    request = request_from(read(folder, *shares))
    assert request.form == Form(0.8, 0.5, {2: 0.5}, {1: 0.0})
    assert request.front is None
    assert request_from(read(folder, "--front")).front == FrontGrid()
    grid = request_from(read(folder, "--front", "--front-strengths", "1,0.5", "--front-details", "1")).front
    assert grid == FrontGrid((0.5, 1.0), (1.0,))
    for wrong in (["--strength", "2"], ["--front", "--front-strengths", "0,1"]):
        with pytest.raises(SpecError):
            request_from(read(folder, *wrong))


def test_pairs_named_in_a_file_are_all_taken(folder: Path) -> None:
    entries = [{"content": f"{number}.jpg", "style": "s.jpg", "role": "report"} for number in range(30)]
    entries.append({"content": "31.jpg", "style": "s.jpg", "role": "tune"})
    path = folder / "pairs.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    request = request_from(read(folder, "--pairs-file", str(path)))
    assert request.split is not None
    assert (request.pairs, len(request.split.pairs)) == (30, 30)
    assert request_from(read(folder)).pairs == 20
    tuned = request_from(read(folder, "--pairs-file", str(path), "--role", "tune", "--pairs", "5"))
    assert tuned.split is not None
    assert (tuned.split.pairs, tuned.pairs) == ((NamedPair("31.jpg", "s.jpg"),), 5)


def test_a_bundle_or_paintings_are_needed_and_not_both(folder: Path) -> None:
    with pytest.raises(SystemExit):
        read(folder, "--painted", str(folder))
    with pytest.raises(BundleError):
        painted_request_from(read(folder, "--against", "nowhere", bundle=False))
