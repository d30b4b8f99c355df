import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from pathlib import Path

import pytest

from studio import paths
from studio.bench import comparison
from studio.bench.choices import Form, Peer
from studio.bench.comparison import BenchRequest
from studio.bench.report import Report
from studio.cli import bench
from studio.cli.command import ExitCode
from studio.errors import BundleError, InputError
from studio.settings import Settings
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.bench.pictures import tiny_workload
from tests.unit.bench.reports import REPORT


def run(*argv: str) -> ExitCode:
    parser = ArgumentParser()
    bench.add_arguments(parser)
    return bench.run(parser.parse_args(argv), Settings())


def options(folder: Path) -> list[str]:
    workload = tiny_workload(folder)
    pictures = ["--content", str(workload.content), "--style", str(workload.spec.styles[0].path)]
    return [*pictures, "--bundle", str(workload.bundle_dir), "--megapixels", "0.01", "--repeats", "1", "--levels", "1"]


def test_json_is_all_that_stdout_holds_and_memory_follows_the_timing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(*options(tmp_path), "--json", "--threads", "1") == ExitCode.DONE
    out, err = capfd.readouterr()
    told = json.loads(out)
    assert (told["method"], told["device"], told["threads"], told["content"]) == ("wct", "cpu", 1, "content.png")
    assert told["bundles"] == {"ours": "tiny", "reference": "tiny"}
    assert set(told["memory"]) == {"ours", "reference"} and told["matrix_product_gflop_per_s"] > 0
    steps = [line for line in err.splitlines() if line.startswith("measuring ")]
    assert [step.split(" at ")[0].removeprefix("measuring ") for step in steps] == [
        "the cascade",
        "the memory of ours",
        "the memory of reference",
    ]


def test_people_get_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[BenchRequest] = []

    def answer(request: BenchRequest, *, on_step: Callable[[str], None]) -> Report:
        asked.append(request)
        on_step("nothing")
        return REPORT

    monkeypatch.setattr(comparison, "run_bench", answer)  # the real one takes seconds, and runs in the test above
    assert run(*options(tmp_path), "--threads", "2") == ExitCode.DONE
    assert capsys.readouterr().out == REPORT.to_text() + "\n"
    (request,) = asked
    assert (request.megapixels, request.repeats, request.workload.threads) == ((0.01,), 1, 2)
    assert request.workload.spec.levels == (1,)


def test_bundles_are_compared_with_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, style, *_ = (text for text in options(tmp_path) if not text.startswith("--"))
    write_tiny_bundle(tmp_path / "other", levels=[1])
    bundles = f"{tmp_path / 'tiny'},{tmp_path / 'other'}"
    short = ["--content", content, "--style", style, "--megapixels", "0.01", "--repeats", "1", "--levels", "1"]
    assert run("--bundles", bundles, "--forms", "plain", *short, "--json") == ExitCode.DONE
    told = json.loads(capsys.readouterr().out)
    assert [(row["name"], row["form"]) for row in told["rows"]] == [("tiny", "plain"), ("other", "plain")]
    assert told["machine"]["cores"] >= 1 and "torch" in told["libraries"]["versions"]


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (("--bundles", "compact", "--profile"), "leave --profile out"),
        (("--bundles", "compact", "--bundle", "swift"), "leave --bundle out"),
        (("--peers", "microast"), "--peers stand beside --bundles"),
        (("--profile", "--device", "cuda"), "leave --device out"),
    ],
)
def test_options_that_clash_are_refused_before_any_work(argv: tuple[str, ...], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        run(*argv)


def test_forms_and_peers_are_named_and_counted_once() -> None:
    assert bench.form_list("residual,plain,residual") == (Form.RESIDUAL, Form.PLAIN)
    assert bench.peer_list("microast") == (Peer.MICROAST,)
    with pytest.raises(ArgumentTypeError, match="plain, residual"):
        bench.form_list("plain,fancy")


def test_another_bundle_another_device_and_a_plot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[BenchRequest] = []

    def answer(request: BenchRequest, *, on_step: Callable[[str], None]) -> Report:
        asked.append(request)
        on_step("nothing")
        return REPORT

    monkeypatch.setattr(comparison, "run_bench", answer)
    arguments = options(tmp_path)
    write_tiny_bundle(tmp_path / "other")
    plot = tmp_path / "bench.png"
    against = ["--against-bundle", str(tmp_path / "other"), "--device", "cuda", "--plot", str(plot)]
    assert run(*arguments, *against) == ExitCode.DONE
    (request,) = asked
    assert request.workload.against_dir == tmp_path / "other"
    assert request.workload.device == "cuda"
    assert plot.read_bytes().startswith(b"\x89PNG")
    assert capsys.readouterr().out == REPORT.to_text() + "\n"


@pytest.mark.parametrize(("plot", "message"), [("bench.jpg", r"like .*bench\.png"), ("absent/b.png", "no folder")])
def test_a_plot_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path, plot: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        run(*options(tmp_path), "--plot", str(tmp_path / plot))


def test_without_a_picture_a_sample_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path)
    with pytest.raises(InputError, match="name a picture with --content"):
        run()
    for folder, names in {"photos": ("b.jpg", "a.jpg"), "styles": ("c.jpg",)}.items():
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).touch()
    assert bench._picture(None, "photos", "--content") == tmp_path / "photos" / "a.jpg"
    with pytest.raises(BundleError, match="no bundle nowhere"):
        run("--bundle", "nowhere")


def test_a_picture_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no picture at .*absent\.jpg"):
        run("--content", str(tmp_path / "absent.jpg"))


def test_sizes_are_sorted_and_each_is_taken_once() -> None:
    assert bench.megapixel_list("2,0.5,2") == (0.5, 2.0)


@pytest.mark.parametrize("text", ["", "one", "0", "-1", "1,,2", "nan", "1e9"])
def test_sizes_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError):
        bench.megapixel_list(text)
